import type { Field } from './field.ts';

type Ticked = Pick<Field, 'initial' | 'options'>;

/**
 * What was ticked and unticked in a field of several, as it is kept: the difference from what was there at first, one a line,
 * with `+` or `-`. Kept for hours, a whole list would take back what somebody else did meanwhile.
 */
interface Ticks {
  added: Set<string>;
  removed: Set<string>;
}

/** The first line of a list that says all that is ticked, whatever was there at first. */
const WHOLE = '=';

/** All that is ticked, as it is kept. */
export const keptWhole = (ids: readonly string[]): string => [WHOLE, ...ids].join('\n');

/** What a field holds: what it holds at first today, with what is kept of it; in the order of the list, then what is in it no more. */
export function valueFromTicks(field: Ticked, kept = ''): string {
  const { added, removed } = ticksFrom(field, kept);
  const ticked = new Set([...linesOf(field.initial), ...added].filter((id) => !removed.has(id)));
  const listed = idsOf(field).filter((id) => ticked.has(id));
  return [...new Set([...listed, ...ticked])].join('\n');
}

/** What to keep once a field holds `value`; null for what it holds at first. What is not in its list now stays as it was kept. */
export function keptTicks(field: Ticked, value: string, kept: string | undefined): string | null {
  const listed = new Set(idsOf(field));
  const before = kept === undefined ? null : ticksFrom(field, kept);
  const unlisted = (ids: ReadonlySet<string> | undefined) => [...(ids ?? [])].filter((id) => !listed.has(id));
  const [first, now] = [new Set(linesOf(field.initial)), new Set(linesOf(value))];
  const added = [...now].filter((id) => listed.has(id) && !first.has(id));
  const removed = [...first].filter((id) => listed.has(id) && !now.has(id));
  const lines = [
    ...[...added, ...unlisted(before?.added)].map((id) => `+${id}`),
    ...[...removed, ...unlisted(before?.removed)].map((id) => `-${id}`),
  ];
  return lines.length > 0 ? lines.join('\n') : null;
}

function ticksFrom(field: Ticked, kept: string): Ticks {
  const [head, ...ids] = kept.split('\n');
  const first = linesOf(field.initial);
  if (head === WHOLE) {
    const whole = new Set(ids);
    return {
      added: new Set(ids.filter((id) => !first.includes(id))),
      removed: new Set(first.filter((id) => !whole.has(id))),
    };
  }
  const marked = (mark: string) =>
    new Set(linesOf(kept).flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length)] : [])));
  return { added: marked('+'), removed: marked('-') };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const idsOf = ({ options = [] }: Ticked): string[] => options.map(({ value }) => value);
