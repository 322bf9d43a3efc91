import type { AccessLevel, AccessSource } from './access-source.ts';
import type { ReachWay } from './filter-reach.ts';
import type { AccessRow } from './who-has-access.ts';

/** How somebody came by their access, as one filters by it. */
export type AccessWay = ReachWay | 'outside-rbac';
export type AccessKind = 'people' | 'service-accounts' | 'teams' | 'invitations';

/** What is to be shown; null: all. One source has to have the way and the level that are asked for. */
export interface AccessFilter {
  way: AccessWay | null;
  level: AccessLevel | null;
  kind: AccessKind | null;
  /** A part of the name, e-mail address, id, role or team. */
  text: string;
}

export const ALL_ACCESS: AccessFilter = { way: null, level: null, kind: null, text: '' };

/** What fits a filter, and how many would fit with each other choice in one of its parts. */
export interface FilteredAccess {
  rows: AccessRow[];
  ways: ReadonlyMap<AccessWay, number>;
  levels: ReadonlyMap<AccessLevel, number>;
  kinds: ReadonlyMap<AccessKind, number>;
}

/** Looks at each row once. */
export function filterAccess(rows: readonly AccessRow[], filter: AccessFilter): FilteredAccess {
  const fitting: AccessRow[] = [];
  const ways = new Map<AccessWay, number>();
  const levels = new Map<AccessLevel, number>();
  const kinds = new Map<AccessKind, number>();
  const text = filter.text.trim().toLowerCase();
  // Those who hold the same share one array of sources.
  const looked = new Map<readonly AccessSource[], ReturnType<typeof sourcesThatFit>>();
  const fitOf = (sources: readonly AccessSource[]) => {
    const fit = looked.get(sources) ?? sourcesThatFit(sources, filter);
    looked.set(sources, fit);
    return fit;
  };
  for (const row of rows) {
    if (text && !hasText(row, text)) continue;
    const kind = KIND[row.principal.kind];
    const isOfKind = filter.kind === null || filter.kind === kind;
    const found = fitOf(row.sources);
    if (found.isFitting) count(kinds, kind);
    if (!isOfKind) continue;
    for (const way of found.ways) count(ways, way);
    for (const level of found.levels) count(levels, level);
    if (found.isFitting) fitting.push(row);
  }
  return { rows: fitting, ways, levels, kinds };
}

const KIND: Readonly<Record<AccessRow['principal']['kind'], AccessKind>> = {
  user: 'people',
  'service-account': 'service-accounts',
  'workspace-service-account': 'service-accounts',
  team: 'teams',
  invitation: 'invitations',
};

/** The ways of a source: held above and through a team, it is found under both. */
export function waysOf({ via, team, isInherited }: AccessSource): AccessWay[] {
  if (via !== 'role') return team ? [via, 'team'] : [via];
  if (!team) return [isInherited ? 'inherited' : 'direct'];
  return isInherited ? ['team', 'inherited'] : ['team'];
}

function sourcesThatFit(sources: readonly AccessSource[], { way, level }: AccessFilter) {
  const ways = new Set<AccessWay>();
  const levels = new Set<AccessLevel>();
  // Of somebody of whom nothing is known to reach the place there is no source to fit.
  let isFitting = sources.length === 0 && way === null && level === null;
  for (const source of sources) {
    const own = waysOf(source);
    const isOfWay = way === null || own.includes(way);
    const isOfLevel = level === null || level === source.level;
    if (isOfLevel) for (const one of own) ways.add(one);
    if (isOfWay) levels.add(source.level);
    if (isOfWay && isOfLevel) isFitting = true;
  }
  return { ways, levels, isFitting };
}

const hasText = ({ principal: { name, email, id }, sources }: AccessRow, text: string): boolean =>
  [name, email, id].some((one) => one?.toLowerCase().includes(text)) ||
  sources.some(({ role, team }) => [role?.name, team?.name].some((one) => one?.toLowerCase().includes(text)));

const count = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
