import type { Evidence, Principal } from './evidence.ts';
import { CHAIN, doubt, type Found, isAccount } from './found.ts';
import { type EvidenceIndex, heldGrants } from './index-evidence.ts';
import type { Target } from './target.ts';

/** What the owner of a resource may do with it, whatever roles say (ARCHITECTURE.md, "Access rules"). */
const OWNER_ACTIONS = ['create', 'read', 'update', 'delete', 'share'];

/** Whether somebody may do something because they own it. The control plane names owners of organizations and workspaces only. */
export function ownership(
  { owners, workspaceId: readAt }: Evidence,
  index: EvidenceIndex,
  principal: Principal,
  action: string,
  { id, type, workspaceId }: Target,
): Found {
  const none: Found = { chains: [], doubts: [] };
  if (id === null || !isAccount(principal) || !OWNER_ACTIONS.includes(action)) return none;
  const owner = owners[id];
  if (owner === undefined) return { ...none, doubts: [doubt('owner')] };
  if (owner !== principal.id) return none;
  // Whoever was removed from the organization loses what they own too.
  if (heldGrants(index, principal).length > 0) {
    return {
      ...none,
      chains: [{ ...CHAIN, via: 'owner', workspaceId: type === 'organization' ? null : workspaceId }],
    };
  }
  const { roles, assignments, members } = index.gaps;
  const isAllRead = readAt === null && [roles, assignments, members].every(({ length }) => length === 0);
  return { ...none, doubts: isAllRead ? [] : [doubt('membership')] };
}
