import { covers, mayGive } from './covers.ts';
import type { Doubt } from './decision.ts';
import type { Grant, Principal } from './evidence.ts';
import { doubt } from './found.ts';
import { type EvidenceIndex, roleAsFarAsKnown, roleOf } from './index-evidence.ts';
import type { Target } from './target.ts';

/** What is not there and could have given it: nobody is to take silence for "no". */
export function doubtsOfGaps(
  index: EvidenceIndex,
  principal: Principal,
  action: string,
  target: Target,
): Doubt[] {
  const { gaps, roles, unreadTeams } = index;
  const found = gaps.roles.map(({ failure }) => doubt('roles', null, failure));
  for (const { of, failure } of gaps.assignments) {
    const role = roles.get(of ?? '');
    if (!role || mayGive(roleAsFarAsKnown(index, role), action, target))
      found.push(doubt('assignments', role?.name ?? of, failure));
  }
  if (principal.kind === 'team') return found;
  const mayHelp = (grant: Grant): boolean =>
    covers(grant, roleAsFarAsKnown(index, roleOf(index, grant)), action, target).gives !== 'no';
  for (const { gap, name, grants } of unreadTeams) {
    if (grants.some(mayHelp)) found.push(doubt('team-members', name ?? gap.of, gap.failure));
  }
  return found;
}
