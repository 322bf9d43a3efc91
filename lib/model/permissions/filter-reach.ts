import type { ReachNode, ReachSource } from './reach.ts';

/** How somebody comes by access. */
export type ReachWay = 'direct' | 'team' | 'inherited' | 'owner' | 'share' | 'super-user';

/** What of somebody's reach is shown; null: any. */
export interface ReachFilter {
  way: ReachWay | null;
  /** Where the role is held. */
  level: ReachNode['kind'] | null;
  /** The kind of place. */
  kind: ReachNode['kind'] | null;
  /** Part of a name, an id, a role or a team. */
  text: string;
  /** Also what they do not reach, and what is not known of it. */
  isAll: boolean;
}

export const NO_FILTER: ReachFilter = { way: null, level: null, kind: null, text: '', isAll: false };

/** The place with what in it fits, and what leads there; null when nothing does. */
export function filterReach(node: ReachNode, filter: ReachFilter, isReading: boolean): ReachNode | null {
  const children = node.children.flatMap((child) => filterReach(child, filter, isReading) ?? []);
  return children.length > 0 || fits(node, filter, isReading) ? { ...node, children } : null;
}

function fits(node: ReachNode, { way, level, kind, text, isAll }: ReachFilter, isReading: boolean): boolean {
  if (kind !== null && node.kind !== kind) return false;
  if (!isAll && !isWorthShowing(node, isReading)) return false;
  if (!hasText(node, text)) return false;
  if (way === null && level === null) return true;
  return node.sources.some(
    (source) => (way === null || waysOf(source).includes(way)) && (level === null || source.heldAt === level),
  );
}

/**
 * Something is reached, or may well be. While it is still being read nearly everything may be; and of every project they
 * may be the owner, which nobody tells.
 */
function isWorthShowing({ state, sources, doubts }: ReachNode, isReading: boolean): boolean {
  if (state === 'reached' || state === 'within' || sources.length > 0) return true;
  if (state === 'none') return false;
  return doubts.some(({ why, failure }) => why !== 'owner' && !(isReading && failure === null));
}

/** The ways in which a source gives access; a role of the organization that a team holds is two of them. */
export function waysOf({ via, team, isInherited }: ReachSource): ReachWay[] {
  if (via === 'outside-rbac') return ['direct'];
  if (via !== 'role' && via !== 'share') return [via];
  return [
    ...(via === 'share' ? (['share'] as const) : []),
    ...(team ? (['team'] as const) : (['direct'] as const)),
    ...(isInherited ? (['inherited'] as const) : []),
  ];
}

function hasText({ name, id, sources }: ReachNode, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return true;
  const texts = [
    name ?? '',
    id,
    ...sources.flatMap(({ role, team }) => [role?.name ?? '', team?.name ?? '']),
  ];
  return texts.some((one) => one.toLowerCase().includes(wanted));
}
