import type { AccessSource } from './access-source.ts';
import type { Evidence, Principal } from './evidence.ts';
import { indexEvidence } from './index-evidence.ts';

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

/** What is special about somebody's access to a place, given how they came by it. */
export function accessMarks(
  evidence: Evidence,
): (principal: Principal, sources: readonly AccessSource[]) => AccessMark[] {
  const index = indexEvidence(evidence);
  const isUnread = new Set(index.unreadTeams.map(({ gap }) => gap.of));
  const owners = new Set(Object.values(evidence.owners));
  const isNamed = ({ name, id }: Principal) => name !== id;
  // Servers may name nobody who holds a role; who is in a team or owns something is named elsewhere.
  const namesHolders = evidence.principals.some(
    (one) => one.kind === 'user' && isNamed(one) && !index.teamsOf.has(one.id) && !owners.has(one.id),
  );
  return (principal, sources) => {
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
