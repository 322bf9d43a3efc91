import type { Permission } from '../resources/permission.ts';
import { mayGive } from './covers.ts';
import type { Evidence, Gap } from './evidence.ts';
import { indexEvidence, roleAsFarAsKnown } from './index-evidence.ts';
import { extentOf, roleReaches } from './role-reaches.ts';
import { targetAt, type Whereabouts } from './target.ts';

/** What of the evidence is not there and could hide somebody who has access to a place, or who may do something there. */
export function relevantGaps(evidence: Evidence, place: Whereabouts, asked: Permission | null): Gap[] {
  const index = indexEvidence(evidence);
  const extent = extentOf(place);
  return evidence.missing.filter(({ what, of, failure }) => {
    // Of a role whose permissions the server keeps to itself the holders are known all the same.
    if (what === 'role-permissions') return failure !== null || index.partlyRead.has(of ?? '');
    const listed = what === 'assignments' ? index.roles.get(of ?? '') : undefined;
    if (!listed) return true;
    const role = roleAsFarAsKnown(index, listed);
    if (asked) return mayGive(role, asked.action, targetAt(place, asked));
    const isBelow = place.workspace === null && (role.level === 'workspace' || role.level === 'project');
    return !isBelow && roleReaches(role, extent) !== 'no';
  });
}
