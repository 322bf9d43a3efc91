import { useEditing } from '#components/hooks/use-editing.ts';
import { t } from '#lib/i18n.ts';

/** Read-only or editing, for this control plane; where it cannot be turned, the state alone. */
export function EditingSwitch() {
  const { isOn, turn } = useEditing();
  const word = t(isOn ? 'editing_on' : 'editing_off');
  if (!turn) {
    return (
      <span class="second editing" title={t('editing_elsewhere')}>
        {word}
        <span class="sr">{t('editing_elsewhere')}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      aria-label={t('editing_label')}
      title={t(isOn ? 'editing_on_help' : 'editing_off_help')}
      onClick={() => void turn(!isOn)}
    >
      <span class="switch-track" aria-hidden="true" />
      {word}
    </button>
  );
}
