import type { Permission } from '../resources/permission.ts';
import { type AccessSource, sourceOfChain, sourcesAt } from './access-source.ts';
import { decideAll } from './decide-all.ts';
import type { Doubt } from './decision.ts';
import type { Evidence, Principal, TeamOfEvidence } from './evidence.ts';
import { CHAIN, isAccount } from './found.ts';
import { type EvidenceIndex, heldGrants, indexEvidence, roleOf } from './index-evidence.ts';
import { compareChains } from './sort-chains.ts';
import { targetAt, type Whereabouts } from './target.ts';

/** Somebody with access to a place, and every way in which they came by it. */
export interface AccessRow {
  principal: Principal;
  /** In a fixed order, never empty but where only doubts are known. */
  sources: AccessSource[];
  marks: AccessMark[];
  /** Why it is not known whether they may; only of `unsure` rows. */
  doubts: Doubt[];
}

export type AccessMark =
  /** Nothing but a shared resource, so that no list of members shows them. */
  | 'implicit'
  /** Holds a role, and ZenML no longer names them as it names the others. */
  | 'orphan'
  /** ZenML names nobody, so that only the id is known. */
  | 'unnamed'
  /** Switched off: nothing of what they hold counts. */
  | 'inactive'
  | 'super-user'
  | 'service-account'
  /** Everything here is theirs once they accept. */
  | 'invited'
  /** A team that nobody is in, … */
  | 'no-members'
  /** … and one of which it is not known who is. */
  | 'members-unknown';

export interface WhoHasAccess {
  rows: AccessRow[];
  /** Of whom it is not known whether they may; none where no action is asked about. */
  unsure: AccessRow[];
}

/**
 * Who has access to a place, driven from what is held and not from a list of members, so that nobody is left out who
 * is in none; with an action, who may do it there, as `decide` says of each. In the order of the evidence.
 */
export function whoHasAccess(evidence: Evidence, place: Whereabouts, asked: Permission | null): WhoHasAccess {
  const index = indexEvidence(evidence);
  const sourcesOf = sourcesHere(evidence, index, place);
  const marksOf = marker(evidence, index);
  const row = (principal: Principal, sources: AccessSource[], doubts: Doubt[] = []): AccessRow => ({
    principal,
    sources: sources.sort(compareChains),
    marks: marksOf(principal, sources),
    doubts,
  });
  // Who is in a team that holds a role stands in a row of their own.
  const teams = new Map(evidence.teams.map((team) => [team.id, team]));
  const principals = everybody(evidence, teams).filter(
    ({ kind, id }) => kind !== 'team' || (teams.get(id)?.userIds.length ?? 0) === 0,
  );
  if (!asked) {
    const rows = principals.map((principal) => row(principal, sourcesOf(principal)));
    return { rows: rows.filter(({ sources }) => sources.length > 0), unsure: [] };
  }
  const decided = decideAll(evidence, asked.action, targetAt(place, asked));
  const rows: AccessRow[] = [];
  const unsure: AccessRow[] = [];
  for (const principal of principals) {
    const { verdict, chains, doubts } = decided(principal);
    if (verdict === 'denied') continue;
    const sources = chains.map((chain) => sourceOfChain(chain, place));
    if (verdict === 'allowed') rows.push(row(principal, sources));
    else unsure.push(row(principal, sources.length > 0 ? sources : sourcesOf(principal), doubts));
  }
  return { rows, unsure };
}

/** Everybody who holds something, named or not. */
function everybody(
  { principals, grants }: Evidence,
  teams: ReadonlyMap<string, TeamOfEvidence>,
): Principal[] {
  const known = new Set(principals.map(({ id }) => id));
  const unnamed = (kind: Principal['kind'], id: string): Principal => {
    known.add(id);
    const name = teams.get(id)?.name ?? id;
    return { kind, id, name, email: null, isActive: null, isSuperuser: null };
  };
  const holders = grants.flatMap(({ holder }) =>
    known.has(holder.id) ? [] : [unnamed(holder.kind, holder.id)],
  );
  return [...principals, ...holders];
}

function sourcesHere(
  { owners }: Evidence,
  index: EvidenceIndex,
  place: Whereabouts,
): (principal: Principal) => AccessSource[] {
  const sourceOf = sourcesAt(place);
  const isInside = place.project !== null || place.resource !== null;
  const owned = isInside ? null : (place.workspace ?? place.organization)?.id;
  const owner = owned ? owners[owned] : undefined;
  return (principal) => {
    if (principal.kind === 'workspace-service-account') {
      return [
        sourceOfChain({ ...CHAIN, via: 'outside-rbac', workspaceId: place.workspace?.id ?? null }, place),
      ];
    }
    const held = heldGrants(index, principal);
    const sources = held.flatMap(({ grant, team }) => sourceOf(grant, roleOf(index, grant), team) ?? []);
    if (!isAccount(principal)) return sources;
    if (principal.isSuperuser) sources.push(sourceOfChain({ ...CHAIN, via: 'super-user' }, place));
    if (principal.id === owner) {
      const chain = { ...CHAIN, via: 'owner' as const, workspaceId: place.workspace?.id ?? null };
      // Whoever was removed from the organization loses what they own too.
      sources.push({ ...sourceOfChain(chain, place), isSure: held.length > 0 });
    }
    return sources;
  };
}

function marker(evidence: Evidence, index: EvidenceIndex) {
  const isUnread = new Set(index.unreadTeams.map(({ gap }) => gap.of));
  const owners = new Set(Object.values(evidence.owners));
  const isNamed = ({ name, id }: Principal) => name !== id;
  // Servers may name nobody who holds a role; who is in a team or owns something is named elsewhere.
  const namesHolders = evidence.principals.some(
    (one) => one.kind === 'user' && isNamed(one) && !index.teamsOf.has(one.id) && !owners.has(one.id),
  );
  return (principal: Principal, sources: readonly AccessSource[]): AccessMark[] => {
    const { kind, id, isActive, isSuperuser } = principal;
    const marks: AccessMark[] = [];
    if (kind === 'user' && !isNamed(principal)) marks.push(namesHolders ? 'orphan' : 'unnamed');
    if (kind === 'service-account' || kind === 'workspace-service-account') marks.push('service-account');
    if (kind === 'invitation') marks.push('invited');
    if (kind === 'team') marks.push(isUnread.has(id) ? 'members-unknown' : 'no-members');
    if (isSuperuser) marks.push('super-user');
    if (sources.length > 0 && sources.every(({ via }) => via === 'share')) marks.push('implicit');
    if (isActive === false) marks.push('inactive');
    return marks;
  };
}
