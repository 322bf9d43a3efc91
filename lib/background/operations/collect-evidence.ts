import type { Failure } from '#lib/model/failure.ts';
import type {
  AccessRole,
  Evidence,
  Gap,
  Grant,
  Principal,
  TeamOfEvidence,
} from '#lib/model/permissions/evidence.ts';
import { principalOfUser } from '#lib/model/permissions/principal-of-user.ts';
import type { Member } from '#lib/model/resources/member.ts';
import type { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { RoleRead } from './read-permissions.ts';

interface Start {
  organization: Evidence['organization'];
  workspaceId: string | null;
  roles: AccessRole[];
  /** Of how many of them it is read who holds them. */
  total: number;
  rolesFailure: Failure | null;
  /** The organization and the workspace, with their owners as far as these are known. */
  owners: readonly ({ id: string; owner: { id: string } | null } | null)[];
}

/** Puts evidence together as it arrives. What has not arrived yet is a gap, so that nobody takes it for "no". */
export function collectEvidence(start: Start) {
  const roles = new Map(start.roles.map((role) => [role.id, role]));
  const principals = new Map<string, Principal>();
  const teams = new Map<string, TeamOfEvidence>();
  const grants: Grant[] = [];
  const gaps = new Map<string, Gap>();
  const lack = (gap: Gap) => gaps.set(`${gap.what} ${gap.of}`, gap);
  const have = (what: Gap['what'], of: string) => gaps.delete(`${what} ${of}`);
  let done = 0;

  if (start.rolesFailure) lack({ what: 'roles', of: null, failure: start.rolesFailure });
  for (const { id } of start.roles) lack({ what: 'assignments', of: id, failure: null });

  function addUser(user: User): void {
    principals.set(user.id, principalOfUser(user));
  }

  function addHolder({
    user,
    userId,
    teamId,
    teamName,
    invitationId,
  }: RoleAssignment): Grant['holder'] | null {
    if (user) addUser(user);
    if (userId !== null) {
      if (!principals.has(userId))
        principals.set(userId, { ...UNKNOWN, kind: 'user', id: userId, name: userId });
      return { kind: 'user', id: userId };
    }
    if (teamId !== null) {
      const name = teamName ?? teamId;
      principals.set(teamId, { ...UNKNOWN, kind: 'team', id: teamId, name });
      if (!teams.has(teamId)) teams.set(teamId, { id: teamId, name, userIds: [] });
      return { kind: 'team', id: teamId };
    }
    if (invitationId === null) return null;
    if (!principals.has(invitationId)) {
      principals.set(invitationId, { ...UNKNOWN, kind: 'invitation', id: invitationId, name: invitationId });
    }
    return { kind: 'invitation', id: invitationId };
  }

  return {
    /** `newTeams`: the teams whose members have to be known now. */
    addAssignments(roleId: string, rows: Rows<RoleAssignment>): { isHeld: boolean; newTeams: string[] } {
      const before = new Set(teams.keys());
      for (const row of rows.items) {
        const holder = addHolder(row);
        const { workspaceId, projectId, resource } = row;
        // Servers may ignore the filter, so it is applied here too.
        const isElsewhere =
          start.workspaceId !== null && workspaceId !== null && workspaceId !== start.workspaceId;
        if (holder && !isElsewhere) grants.push({ roleId, holder, workspaceId, projectId, resource });
      }
      if (rows.failure || rows.unreadable > 0)
        lack({ what: 'assignments', of: roleId, failure: rows.failure });
      else have('assignments', roleId);
      const newTeams = [...teams.keys()].filter((id) => !before.has(id));
      for (const id of newTeams) lack({ what: 'team-members', of: id, failure: null });
      return { isHeld: rows.items.length > 0, newTeams };
    },
    addPermissions({ role, failure }: RoleRead): void {
      roles.set(role.id, role);
      if (role.permissions === null) lack({ what: 'role-permissions', of: role.id, failure });
    },
    addMembers(teamId: string, rows: Rows<Member>): void {
      const users = rows.items.flatMap((member) => (member.kind === 'user' ? [member.user] : []));
      for (const user of users) addUser(user);
      const team = teams.get(teamId);
      if (team) teams.set(teamId, { ...team, userIds: users.map(({ id }) => id) });
      if (rows.failure || rows.unreadable > 0)
        lack({ what: 'team-members', of: teamId, failure: rows.failure });
      else have('team-members', teamId);
    },
    countRole(): void {
      done += 1;
    },
    /** What is known by now. */
    evidence: (): Evidence => ({
      organization: start.organization,
      workspaceId: start.workspaceId,
      principals: [...principals.values()],
      roles: [...roles.values()],
      grants: [...grants],
      teams: [...teams.values()],
      owners: Object.fromEntries(
        start.owners.flatMap((one) => (one?.owner?.id ? [[one.id, one.owner.id] as const] : [])),
      ),
      missing: [...gaps.values()],
      complete: done === start.total,
      reading: { done, total: start.total },
    }),
  };
}

const UNKNOWN = { email: null, isActive: null, isSuperuser: null } as const;
