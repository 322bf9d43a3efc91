import type { Failure } from '#lib/model/failure.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
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
import type { Owner } from '#lib/model/resources/owner.ts';
import type { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { Rows } from '#lib/model/rows.ts';
import { type Drift, sumDrift } from '#lib/model/told-drift.ts';
import type { RoleRead } from './read-permissions.ts';

interface Start {
  organization: Evidence['organization'];
  workspaceId: string | null;
  roles: AccessRole[];
  /** Of how many of them it is read who holds them. */
  total: number;
  rolesFailure: Failure | null;
  /** There are roles in the list that could not be understood. */
  hasUnreadRoles: boolean;
  /** How the list of roles differed. */
  drift?: Drift;
  /** The organization and the workspace, with their owners as far as these are known. */
  owners: readonly ({ id: string; owner: Owner | null } | null)[];
}

/** Puts evidence together as it arrives. What has not arrived yet is a gap, so that nobody takes it for "no". */
export function collectEvidence(start: Start) {
  const roles = new Map(start.roles.map((role) => [role.id, role]));
  const principals = new Map<string, Principal>();
  const teams = new Map<string, TeamOfEvidence>();
  const grants = new Map<string, Grant[]>();
  const teamSizes = new Map<string, number>();
  const handedOut = new Set<string>();
  const gaps = new Map<string, Gap>();
  const lack = (gap: Gap) => gaps.set(`${gap.what} ${gap.of}`, gap);
  /** By the list: a later reading takes the place of an earlier one. */
  const drifts = new Map<string, Drift>(start.drift && [['roles', start.drift]]);
  const have = (what: Gap['what'], of: string) => gaps.delete(`${what} ${of}`);
  let done = 0;

  if (start.rolesFailure || start.hasUnreadRoles)
    lack({ what: 'roles', of: null, failure: start.rolesFailure });
  for (const { id } of start.roles) lack({ what: 'assignments', of: id, failure: null });

  function addUser(user: User): void {
    const before = principals.get(user.id);
    const now = principalOfUser(user);
    // Some lists say less of a user than others.
    principals.set(user.id, {
      ...now,
      isActive: now.isActive ?? before?.isActive ?? null,
      isSuperuser: now.isSuperuser ?? before?.isSuperuser ?? null,
    });
  }

  /** Named also where no role of theirs is read. */
  function addOwner({ id, isActive, ...names }: Owner): void {
    if (id === '') return;
    const name = nameOfUser({ id, ...names });
    principals.set(id, { ...UNKNOWN, kind: 'user', id, name, email: names.email, isActive });
  }
  for (const one of start.owners) if (one?.owner) addOwner(one.owner);

  function addInvitation(id: string, email: string | null): void {
    principals.set(id, { ...UNKNOWN, kind: 'invitation', id, name: email ?? id, email });
  }

  function addHolder({
    user,
    userId,
    teamId,
    teamName,
    teamSize,
    invitationId,
    invitationEmail,
  }: RoleAssignment): Grant['holder'] | null {
    if (user) addUser(user);
    if (userId !== null) {
      if (!principals.has(userId))
        principals.set(userId, { ...UNKNOWN, kind: 'user', id: userId, name: userId });
      return { kind: 'user', id: userId };
    }
    if (teamId !== null) {
      const name = teamName ?? teamId;
      if (teamSize !== null) teamSizes.set(teamId, teamSize);
      principals.set(teamId, { ...UNKNOWN, kind: 'team', id: teamId, name });
      if (!teams.has(teamId)) {
        teams.set(teamId, { id: teamId, name, userIds: [] });
        lack({ what: 'team-members', of: teamId, failure: null });
      }
      return { kind: 'team', id: teamId };
    }
    if (invitationId === null) return null;
    if (!principals.has(invitationId)) addInvitation(invitationId, invitationEmail);
    return { kind: 'invitation', id: invitationId };
  }

  /**
   * Rows were left out without a word: the owner of an organization holds a role in it, which ZenML lets nobody take away,
   * and here it is not.
   */
  function isFiltered(): boolean {
    const owner = start.owners.find((one) => one?.id === start.organization.id)?.owner?.id;
    if (!owner || done < start.total || gaps.has('roles null')) return false;
    const isOwner = ({ kind, id }: Grant['holder']) =>
      kind === 'user' ? id === owner : teams.get(id)?.userIds.includes(owner);
    const all = [...grants.values()].flat();
    return !all.some(({ workspaceId, holder }) => workspaceId === null && isOwner(holder));
  }

  return {
    /** Who holds a role, in the place of what was known of that; also what has been read so far. */
    addAssignments(roleId: string, rows: Rows<RoleAssignment>): void {
      drifts.set(`role ${roleId}`, rows);
      const role = roles.get(roleId);
      const held: Grant[] = [];
      let isUnclear = !rows.complete || rows.unreadable > 0;
      for (const row of rows.items) {
        const { workspaceId, projectId, resource } = row;
        if (isElsewhere(row, start)) continue;
        const holder = addHolder(row);
        // Of a role of any level a scope that could not be read looks like none.
        const mayHaveLostScope = role?.level === null && rows.drift > 0 && !workspaceId && !projectId;
        if (role && (mayHaveLostScope || !saysWhere(role, row))) isUnclear = true;
        else if (holder) held.push({ roleId, holder, workspaceId, projectId, resource });
      }
      grants.set(roleId, held);
      if (rows.failure || isUnclear) lack({ what: 'assignments', of: roleId, failure: rows.failure });
      else have('assignments', roleId);
    },
    /** The teams whose members have to be known now; each once. */
    newTeams(): string[] {
      const found = [...teams.keys()].filter((id) => !handedOut.has(id));
      for (const id of found) handedOut.add(id);
      return found;
    },
    addPermissions({ role, isPartial, failure }: RoleRead): void {
      roles.set(role.id, role);
      if (role.permissions === null || isPartial) lack({ what: 'role-permissions', of: role.id, failure });
    },
    addMembers(teamId: string, rows: Rows<Member>): void {
      drifts.set(`team ${teamId}`, rows);
      for (const member of rows.items) {
        if (member.kind === 'user') addUser(member.user);
        if (member.kind === 'invitation') addInvitation(member.id, member.invitation.email);
      }
      const team = teams.get(teamId);
      const members = rows.items.filter(({ kind }) => kind !== 'team');
      if (team) teams.set(teamId, { ...team, userIds: members.map(({ id }) => id) });
      // Teams in teams are in no source: what they would mean is not known.
      const isStrange = rows.unreadable > 0 || members.length < rows.items.length;
      if (rows.failure || isStrange || members.length < (teamSizes.get(teamId) ?? 0))
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
      grants: [...grants.values()].flat(),
      teams: [...teams.values()],
      owners: Object.fromEntries(
        start.owners.flatMap((one) => (one?.owner?.id ? [[one.id, one.owner.id] as const] : [])),
      ),
      missing: [
        ...gaps.values(),
        ...(isFiltered() ? [{ what: 'roles', of: null, failure: null } as const] : []),
      ],
      complete: done === start.total,
      reading: { done, total: start.total },
      ...sumDrift([...drifts.values()]),
    }),
  };
}

/** Servers may ignore the filter, and give a role's holders in every organization that has it. */
const isElsewhere = (
  { organizationId, workspaceId }: RoleAssignment,
  { organization, workspaceId: readFor }: Start,
): boolean =>
  (organizationId !== null && organizationId !== organization.id) ||
  (readFor !== null && workspaceId !== null && workspaceId !== readFor);

/**
 * The scope of an assignment has to match its role's level: a workspace's role without a workspace is not one that is held
 * everywhere, but one of which it is not said where. Of a share it is its resource that counts.
 */
function saysWhere({ level, isShare }: AccessRole, { workspaceId, projectId }: RoleAssignment): boolean {
  if (isShare || level === null || level === 'organization') return true;
  return level === 'workspace' ? workspaceId !== null : level === 'project' && projectId !== null;
}

const UNKNOWN = { email: null, isActive: null, isSuperuser: null } as const;
