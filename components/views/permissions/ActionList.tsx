import { useState } from 'preact/hooks';
import type { ActionDecision, Asked } from '#components/hooks/use-my-verdicts.ts';
import { focusRowBeside } from '#components/ui/row-focus.ts';
import { ActionRow } from './ActionRow.tsx';
import { keyOfAction } from './key-of-action.ts';

interface Props {
  label: string;
  asked: Asked;
  actions: readonly ActionDecision[];
  /** Each says what it is done to. */
  hasTypes?: boolean;
  /** All that they rest on is shown at once. */
  isOpenAtFirst?: boolean;
}

/**
 * Actions with their verdicts, one a row: one stop of the Tab key, arrows move, Enter opens what a row rests on, Escape
 * closes it.
 */
export function ActionList({ label, asked, actions, hasTypes = false, isOpenAtFirst = false }: Props) {
  const [active, setActive] = useState(0);
  const activeIndex = Math.min(active, actions.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target as HTMLElement;
    if (!row.matches('[data-row]')) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      focusRowBeside(row, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Home' || event.key === 'End') {
      const rows = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[data-row]');
      rows[event.key === 'Home' ? 0 : rows.length - 1]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <ul class="list verdicts" aria-label={label} onKeyDown={onKeyDown}>
      {actions.map((action, index) => (
        <ActionRow
          key={keyOfAction(action)}
          index={index}
          isActive={index === activeIndex}
          onFocus={() => setActive(index)}
          asked={asked}
          action={action}
          hasType={hasTypes}
          isOpenAtFirst={isOpenAtFirst}
        />
      ))}
    </ul>
  );
}
