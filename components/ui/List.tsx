import { useEffect, useRef, useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { useVirtualRows } from '#components/hooks/use-virtual-rows.ts';
import { focusSoon } from './focus-soon.ts';
import { Row, type RowContent } from './Row.tsx';
import { focusRowBeside } from './row-focus.ts';

interface Props<T> {
  /** What it is a list of, for screen readers. */
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  content: (item: T) => RowContent;
  onOpen: (item: T) => void;
  /** The row that was left and gets the focus back when the list appears again. */
  returnTo?: string | null;
}

const ROW_HEIGHT = 44;

/** A list whose rows open something: one stop of the Tab key, arrows within, the whole row is the target. */
export function List<T>({ label, items, keyOf, content, onOpen, returnTo = null }: Props<T>) {
  const { view, takeReturn } = useNavigation();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(() =>
    Math.max(0, returnTo === null ? 0 : items.findIndex((item) => keyOf(item) === returnTo)),
  );
  const activeIndex = Math.min(active, Math.max(0, items.length - 1));
  const { rows, height } = useVirtualRows({ list, count: items.length, rowHeight: ROW_HEIGHT, activeIndex });

  const focusRowSoon = (index: number) => focusSoon(list.current, () => rowAt(list.current, index));

  // Coming back from a detail, the row that was opened has the focus again.
  useEffect(() => {
    const key = takeReturn((id) => items.some((item) => keyOf(item) === id));
    if (key === null) return;
    const index = items.findIndex((item) => keyOf(item) === key);
    setActive(index);
    focusRowSoon(index);
  }, [items, keyOf, takeReturn]);

  useEffect(() => {
    if (returnTo !== null) focusRowSoon(active);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target as HTMLElement;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      focusRowBeside(row, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      const index = event.key === 'Home' ? 0 : items.length - 1;
      setActive(index);
      focusRowSoon(index);
    }
  };

  return (
    <ul
      ref={list}
      class="list"
      aria-label={label}
      style={height === null ? undefined : { blockSize: `${height}px` }}
      onKeyDown={onKeyDown}
    >
      {rows.map(({ index, top }) => {
        const item = items[index];
        if (item === undefined) return null;
        return (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            class={top === null ? undefined : 'placed'}
            style={top === null ? undefined : { transform: `translateY(${top}px)` }}
          >
            <Row
              index={index}
              content={content(item)}
              isActive={index === activeIndex}
              isOpen={view.detail?.id === keyOf(item)}
              onFocus={() => setActive(index)}
              onOpen={() => onOpen(item)}
            />
          </li>
        );
      })}
    </ul>
  );
}

const rowAt = (list: HTMLElement | null, index: number): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? null;
