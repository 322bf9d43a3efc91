import { covers } from './covers.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Evidence, Grant, Principal } from './evidence.ts';
import { indexEvidence, roleOf } from './index-evidence.ts';
import type { Target } from './target.ts';

/**
 * `decide` for many at once. Of ten thousand people most hold the same that counts: those whose grants, teams and account
 * state are equal in that are decided alike. Owners hold something that is only theirs.
 */
export function decideAll(
  evidence: Evidence,
  action: string,
  target: Target,
): (principal: Principal) => Decision {
  const index = indexEvidence(evidence);
  const owners = new Set(Object.values(evidence.owners));
  // Of a stack it counts also who sees its workspace.
  const isAllThatCounts = target.type === 'stack' || target.type === 'stack_component';
  const counts = (grant: Grant) =>
    isAllThatCounts ||
    index.partlyRead.has(grant.roleId) ||
    covers(grant, roleOf(index, grant), action, target).gives !== 'no';

  const numbers = new Map<string, number>();
  /** 0: it changes nothing. */
  const numberOf = (key: string, isCounting: () => boolean): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = isCounting() ? numbers.size + 1 : 0;
    numbers.set(key, number);
    return number;
  };
  const ofGrant = (grant: Grant) => {
    const { roleId, workspaceId, projectId, resource } = grant;
    const what = resource === null ? '' : `${resource.type} ${resource.id}`;
    return numberOf(`${roleId} ${workspaceId} ${projectId} ${what}`, () => counts(grant));
  };
  const ofTeam = (id: string) => numberOf(id, () => (index.grantsOf.team.get(id) ?? []).some(counts));

  const decisions = new Map<string, Decision>();
  return (principal) => {
    const { id, kind, isActive, isSuperuser } = principal;
    let key = `${kind} ${isActive} ${isSuperuser} ${owners.has(id) ? id : ''}`;
    const holder = kind === 'team' || kind === 'invitation' ? kind : 'user';
    for (const grant of index.grantsOf[holder].get(id) ?? []) key += ` ${ofGrant(grant) || ''}`.trimEnd();
    for (const team of index.teamsOf.get(id) ?? []) key += ` ${ofTeam(team.id) || ''}`.trimEnd();
    const decision = decisions.get(key) ?? decide(evidence, principal, action, target);
    decisions.set(key, decision);
    return decision;
  };
}
