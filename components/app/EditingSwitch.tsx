import { useId } from 'preact/hooks';
import { useEditing } from '#components/hooks/use-editing.ts';
import { Switch } from '#components/ui/Switch.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';

/** Read-only or editing, for this control plane; where it cannot be turned, the state alone. */
export function EditingSwitch() {
  const { isOn, turn, isForced, isOtherPage } = useEditing();
  const id = useId();
  const word = t(isOn ? 'editing_on' : 'editing_off');
  if (!turn) {
    const elsewhere: PlainKey = isOtherPage ? 'editing_other_page' : 'editing_elsewhere';
    const where = t(isForced ? 'policy_by_administrator' : elsewhere);
    return (
      <span class="second editing" title={where}>
        {word}
        <span class="sr">{where}</span>
      </span>
    );
  }
  if (isForced) {
    return (
      <>
        <Switch
          isOn={false}
          isDisabled
          label={t('editing_label')}
          describedBy={id}
          word={word}
          title={t('policy_by_administrator')}
        />
        <span class="sr" id={id}>
          {t('policy_by_administrator')}
        </span>
      </>
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
