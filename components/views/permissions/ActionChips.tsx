import { useRef, useState } from 'preact/hooks';
import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';
import { inlineKey } from '#components/ui/inline-key.ts';
import { focusRowBeside } from '#components/ui/row-focus.ts';
import { ActionChip } from './ActionChip.tsx';
import { keyOfAction } from './key-of-action.ts';

interface Props {
  label: string;
  /** Place of the row in its table. */
  row: number;
  actions: readonly ActionDecision[];
  /** Key of the action that is open, in whatever row. */
  open: string | null;
  onOpen: (key: string | null) => void;
  opens: string;
}

/** The actions of one type: one stop of the Tab key, arrows within and to the next row, Enter opens and Escape closes. */
export function ActionChips({ label, row, actions, open, onOpen, opens }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const activeIndex = Math.min(active, actions.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const isOpen = actions.some((one) => keyOfAction(one) === open);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      focusRowBeside(event.target as HTMLElement, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && isOpen) onOpen(null);
    else {
      const to = STEPS[inlineKey(event)]?.(activeIndex, actions.length - 1);
      if (to === undefined) return;
      bar.current?.querySelectorAll<HTMLElement>('button')[to]?.focus();
    }
    event.preventDefault();
  };

  return (
    <div ref={bar} class="chips" role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      {actions.map((action, index) => {
        const key = keyOfAction(action);
        return (
          <ActionChip
            key={key}
            action={action}
            row={index === activeIndex ? row : null}
            opens={opens}
            isOpen={open === key}
            onFocus={() => setActive(index)}
            onToggle={() => onOpen(open === key ? null : key)}
          />
        );
      })}
    </div>
  );
}

const STEPS: Readonly<Record<string, (from: number, last: number) => number>> = {
  ArrowRight: (from, last) => Math.min(from + 1, last),
  ArrowLeft: (from) => Math.max(from - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};
