import type { Option } from './field.ts';

interface Group {
  /** Null: those that are in none. */
  group: string | null;
  options: Option[];
}

/** Options under what stands above them, each group once and in the order in which it first comes. */
export function groupsOf(options: readonly Option[]): Group[] {
  const groups = new Map<string | null, Option[]>();
  for (const option of options) {
    const group = option.group ?? null;
    const own = groups.get(group);
    if (own) own.push(option);
    else groups.set(group, [option]);
  }
  return [...groups].map(([group, own]) => ({ group, options: own }));
}
