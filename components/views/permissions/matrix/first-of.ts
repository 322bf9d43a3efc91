/** The first few of many in their order, without putting all of them in order: of ten thousand that takes too long. */
export function firstOf<T>(items: Iterable<T>, compare: (a: T, b: T) => number, count: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    const last = first.at(-1);
    if (first.length >= count && last !== undefined && compare(item, last) >= 0) continue;
    first.splice(placeOf(item, first, compare), 0, item);
    if (first.length > count) first.pop();
  }
  return first;
}

/** After all that come before it or are equal. */
function placeOf<T>(item: T, sorted: readonly T[], compare: (a: T, b: T) => number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(item, other) >= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
