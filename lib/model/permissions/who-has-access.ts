import type { Permission } from '../resources/permission.ts';
import { type AccessMark, accessMarks } from './access-marks.ts';
import { type AccessSource, sourceOfChain } from './access-source.ts';
import { decideAll } from './decide-all.ts';
import type { Decision, Doubt } from './decision.ts';
import type { Evidence, Principal } from './evidence.ts';
import { indexEvidence } from './index-evidence.ts';
import { sourcesHere } from './sources-here.ts';
import { targetAt, type Whereabouts } from './target.ts';

/** Somebody with access to a place, and every way in which they came by it. */
export interface AccessRow {
  principal: Principal;
  /** In a fixed order, never empty but where only doubts are known. */
  sources: readonly AccessSource[];
  marks: readonly AccessMark[];
  /** Why it is not known whether they may; only of `unsure` rows. */
  doubts: readonly Doubt[];
}

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
  const { principals, look, found } = lookForAccess(evidence, place, asked);
  for (const principal of principals) look(principal);
  return found;
}

/** The same one by one, for who has to do something else in between: `look` at each of them adds them to what was found. */
export function lookForAccess(
  evidence: Evidence,
  place: Whereabouts,
  asked: Permission | null,
): { principals: readonly Principal[]; look: (principal: Principal) => void; found: WhoHasAccess } {
  const sourcesOf = sourcesHere(evidence, place);
  const marksOf = accessMarks(evidence);
  const row = (
    principal: Principal,
    sources: readonly AccessSource[],
    doubts: readonly Doubt[] = [],
  ): AccessRow => ({ principal, sources, marks: marksOf(principal, sources), doubts });
  const principals = everybody(evidence);
  const found: WhoHasAccess = { rows: [], unsure: [] };
  if (!asked) {
    const look = (principal: Principal) => {
      const sources = sourcesOf(principal);
      if (sources.length > 0) found.rows.push(row(principal, sources));
    };
    return { principals, look, found };
  }
  const decided = decideAll(evidence, asked.action, targetAt(place, asked));
  const given = new Map<Decision, readonly AccessSource[]>();
  const sourcesOfDecision = (decision: Decision) => {
    const known = given.get(decision) ?? decision.chains.map((chain) => sourceOfChain(chain, place));
    given.set(decision, known);
    return known;
  };
  const look = (principal: Principal) => {
    const decision = decided(principal);
    const { verdict, doubts } = decision;
    if (verdict === 'denied') return;
    const sources = sourcesOfDecision(decision);
    if (verdict === 'allowed') found.rows.push(row(principal, sources));
    else found.unsure.push(row(principal, sources.length > 0 ? sources : sourcesOf(principal), doubts));
  };
  return { principals, look, found };
}

/** Everybody who holds something, named or not. Of a team its members stand for it, once all of them are known. */
function everybody(evidence: Evidence): Principal[] {
  const { principals, grants } = evidence;
  const teams = new Map(evidence.teams.map((team) => [team.id, team]));
  const isUnread = new Set(indexEvidence(evidence).unreadTeams.map(({ gap }) => gap.of));
  const known = new Set(principals.map(({ id }) => id));
  const unnamed = (kind: Principal['kind'], id: string): Principal => {
    known.add(id);
    const name = teams.get(id)?.name ?? id;
    return { kind, id, name, email: null, isActive: null, isSuperuser: null };
  };
  const holders = grants.flatMap(({ holder }) =>
    known.has(holder.id) ? [] : [unnamed(holder.kind, holder.id)],
  );
  return [...principals, ...holders].filter(
    ({ kind, id }) => kind !== 'team' || isUnread.has(id) || (teams.get(id)?.userIds.length ?? 0) === 0,
  );
}
