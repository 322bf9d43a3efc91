import { useEditing } from '#components/hooks/use-editing.ts';
import { Switch } from '#components/ui/Switch.tsx';
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
    <Switch
      isOn={isOn}
      onTurn={(next) => void turn(next)}
      label={t('editing_label')}
      word={word}
      title={t(isOn ? 'editing_on_help' : 'editing_off_help')}
    />
  );
}
