import type { Move } from './move.ts';

/** Who holds some roles in one organization, and would after a plan: enough to say whether anybody is left. */
export interface RoleHolders {
  organizationId: string;
  /** The roles that it is about. */
  roleIds: readonly string[];
  /** Who holds one of them in the organization itself. Invitations hold nothing until they are accepted. */
  grants: readonly { roleId: string; holder: { kind: 'user' | 'team'; id: string } }[];
  /** The members of each team that counts, by its id. */
  teams: Readonly<Record<string, readonly string[]>>;
  /** Whether an account is active, by its id; null or absent: not known. */
  isActive: Readonly<Record<string, boolean | null>>;
}

/** The same after a step. Steps elsewhere change nothing. */
export function holdersAfter(known: RoleHolders, move: Move): RoleHolders {
  const { grants, teams, isActive } = known;
  if (
    'organizationId' in move &&
    move.organizationId !== null &&
    move.organizationId !== known.organizationId
  )
    return known;
  switch (move.is) {
    case 'role': {
      const { roleId, holder, workspaceId, projectId } = move;
      if (workspaceId !== null || projectId !== null || !known.roleIds.includes(roleId)) return known;
      const { kind, id } = holder;
      if (kind === 'invitation') return known;
      const others = grants.filter(
        (one) => one.roleId !== roleId || one.holder.kind !== kind || one.holder.id !== id,
      );
      return { ...known, grants: move.isGiven ? [...others, { roleId, holder: { kind, id } }] : others };
    }
    case 'membership': {
      const { teamId, member } = move;
      if (member.kind !== 'user') return known;
      const others = (teams[teamId] ?? []).filter((id) => id !== member.id);
      return { ...known, teams: { ...teams, [teamId]: move.isGiven ? [...others, member.id] : others } };
    }
    case 'team-gone':
      return without(known, ({ holder }) => holder.kind === 'team' && holder.id === move.teamId);
    case 'role-gone':
      return without(known, ({ roleId }) => roleId === move.roleId);
    case 'left':
      return withoutUser(known, move.userId);
    case 'account':
      if (move.becomes === 'gone') return withoutUser(known, move.userId);
      return { ...known, isActive: { ...isActive, [move.userId]: move.becomes === 'on' } };
    case 'super-user':
      return known;
  }
}

const without = (
  known: RoleHolders,
  isGone: (grant: RoleHolders['grants'][number]) => boolean,
): RoleHolders => ({ ...known, grants: known.grants.filter((grant) => !isGone(grant)) });

/** Out of the organization is out of its teams. */
const withoutUser = (known: RoleHolders, userId: string): RoleHolders => ({
  ...without(known, ({ holder }) => holder.kind === 'user' && holder.id === userId),
  teams: Object.fromEntries(
    Object.entries(known.teams).map(([id, members]) => [id, members.filter((one) => one !== userId)]),
  ),
});

/** The ids of the accounts that hold one of the roles, themselves or through a team. */
export const holdersIn = ({ grants, teams }: RoleHolders): Set<string> =>
  new Set(grants.flatMap(({ holder }) => (holder.kind === 'user' ? [holder.id] : (teams[holder.id] ?? []))));
