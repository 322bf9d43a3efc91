import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';
import { asWords } from '#components/ui/format.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { actionPhrase } from './action-phrase.ts';

interface Props {
  action: ActionDecision;
  /** Place in the table, of the one chip of its row that the Tab key stops at; null for the others. */
  row: number | null;
  /** Id of what it opens. */
  opens: string;
  isOpen: boolean;
  onFocus: () => void;
  onToggle: () => void;
}

/** One action with its verdict, which a screen reader gets as one phrase; pressed, it shows on what that rests. */
export function ActionChip({ action, row, opens, isOpen, onFocus, onToggle }: Props) {
  const { icon, tone } = VERDICTS[action.decision.verdict];
  const phrase = actionPhrase(action);
  return (
    <button
      type="button"
      class={`chip ${tone}`}
      aria-label={phrase}
      title={phrase}
      aria-expanded={isOpen}
      aria-controls={isOpen ? opens : undefined}
      tabIndex={row === null ? -1 : 0}
      data-row={row ?? undefined}
      onFocus={onFocus}
      onClick={onToggle}
    >
      <Icon name={icon} />
      {asWords(action.permission.action)}
    </button>
  );
}
