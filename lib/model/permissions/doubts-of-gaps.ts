import { covers, mayGive } from './covers.ts';
import type { Doubt } from './decision.ts';
import type { Grant, Principal } from './evidence.ts';
import { doubt, isAccount } from './found.ts';
import { type EvidenceIndex, roleOf } from './index-evidence.ts';
import type { Target } from './target.ts';

/** What is not there and could have given it: nobody is to take silence for "no". */
export function doubtsOfGaps(
  index: EvidenceIndex,
  principal: Principal,
  action: string,
  target: Target,
): Doubt[] {
  const { gaps, roles, teams, grantsOf, teamsWithGrants } = index;
  const nameOfTeam = (id: string) => teams.get(id)?.name ?? null;
  const isUnread = new Set(gaps.members.map(({ of }) => of));
  const isRelevant = (grant: Grant) => covers(grant, roleOf(index, grant), action, target).gives !== 'no';
  return [
    ...gaps.roles.map(({ failure }) => doubt('roles', null, failure)),
    ...gaps.assignments.flatMap(({ of, failure }) => {
      const role = roles.get(of ?? '');
      return !role || mayGive(role, action, target) ? [doubt('assignments', role?.name ?? of, failure)] : [];
    }),
    ...teamsWithGrants
      .filter((id) => isAccount(principal) && isUnread.has(id) && (grantsOf.get(id) ?? []).some(isRelevant))
      .map((id) =>
        doubt('team-members', nameOfTeam(id), gaps.members.find(({ of }) => of === id)?.failure ?? null),
      ),
  ];
}
