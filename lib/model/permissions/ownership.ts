import type { Evidence, Principal } from './evidence.ts';
import { CHAIN, doubt, type Found, isAccount } from './found.ts';
import { type EvidenceIndex, heldGrants } from './index-evidence.ts';
import type { Target } from './target.ts';

/** What the owner of a resource may do with it, whatever roles say (ARCHITECTURE.md, "Access rules"). */
const OWNER_ACTIONS = ['create', 'read', 'update', 'delete', 'share'];

/** Whether somebody may do something because they own it. The control plane names owners of organizations and workspaces only. */
export function ownership(
  { owners }: Evidence,
  index: EvidenceIndex,
  principal: Principal,
  action: string,
  target: Target,
): Found {
  const none: Found = { chains: [], doubts: [] };
  if (!isAccount(principal) || !isOneThing(action, target)) return none;
  const { id, type, workspaceId } = target;
  if (id === null || !Object.hasOwn(owners, id)) return { ...none, doubts: [doubt('owner')] };
  if (owners[id] !== principal.id) return none;
  if (!isSurelyMember(index, principal)) return { ...none, doubts: [doubt('membership')] };
  if (!OWNER_ACTIONS.includes(action)) return { ...none, doubts: [doubt('owner-rights')] };
  return {
    ...none,
    chains: [{ ...CHAIN, via: 'owner', workspaceId: type === 'organization' ? null : workspaceId }],
  };
}

/**
 * Whoever was removed from the organization loses what they own too. That they hold nothing shows where they hold
 * something is not shown to whoever asks, so that it is no proof; nor is a share, which people outside can have.
 */
export const isSurelyMember = (index: EvidenceIndex, principal: Principal): boolean =>
  heldGrants(index, principal).some(({ grant }) => index.roles.get(grant.roleId)?.isShare === false);

/** A project that is known by its name only is a thing that somebody owns, too; a type as a whole is not. */
const isOneThing = (action: string, { type, id, project }: Target): boolean =>
  id !== null || (type === 'project' && project !== null && action !== 'create');
