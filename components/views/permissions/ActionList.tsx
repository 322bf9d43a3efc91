import type { ActionDecision, Asked } from '#components/hooks/use-my-verdicts.ts';
import { focusRowBeside } from '#components/ui/row-focus.ts';
import { t } from '#lib/i18n.ts';
import { ActionRow } from './ActionRow.tsx';
import { keyOfAction } from './key-of-action.ts';

interface Props {
  asked: Asked;
  actions: readonly ActionDecision[];
  /** Each says what it is done to. */
  hasTypes?: boolean;
}

/** Actions with their verdicts, one a row: arrows move, Enter opens what it rests on, Escape closes it. */
export function ActionList({ asked, actions, hasTypes = false }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target as HTMLElement;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !row.matches('[data-row]')) return;
    event.preventDefault();
    focusRowBeside(row, step);
  };
  return (
    <ul class="list verdicts" aria-label={t('actions_column')} onKeyDown={onKeyDown}>
      {actions.map((action, index) => (
        <ActionRow
          key={keyOfAction(action)}
          index={index}
          asked={asked}
          action={action}
          hasType={hasTypes}
          isOpenAtFirst={hasTypes && actions.length === 1}
        />
      ))}
    </ul>
  );
}
