import type { Api } from '#lib/api/api.ts';
import type { HeldRole, Missing, Person } from '#lib/model/access.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Member } from '#lib/model/resources/member.ts';
import type { Role } from '#lib/model/resources/role.ts';
import type { Team } from '#lib/model/resources/team.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { PeopleOfOrganization } from '#lib/protocol.ts';
import type { OperationContext } from '../operation.ts';
import { list } from './list.ts';
import { missingOf, teamsWithMembers } from './teams.ts';

/**
 * The people of an organization with roles and teams. Members first, since names are what people look for;
 * teams fill in. What could not be read is named in `missing`.
 */
export async function people(
  api: Api,
  { organizationId }: { organizationId: string },
  context: OperationContext,
): Promise<Result<PeopleOfOrganization>> {
  const [members, roles] = await membersAndRoles(api, organizationId, context);
  if (members.failure && members.items.length === 0) return fail(members.failure);
  const missing: Missing[] = missingOf('roles', roles);
  const withoutTeams: Rows<Team> = { items: [], complete: false, failure: null, unreadable: 0, drift: 0 };
  await context.progress({
    people: { ...rowsOfPeople(members, roles.items, []), complete: false },
    teams: withoutTeams,
    missing,
  });
  const teams = await teamsWithMembers(api, organizationId, context);
  return ok({
    people: rowsOfPeople(members, roles.items, teams.memberships),
    teams: teams.rows,
    missing: [...missing, ...teams.missing],
  });
}

const membersAndRoles = (api: Api, organizationId: string, context: OperationContext) =>
  Promise.all([
    list(api, 'members', { organizationId }, context, { count: countPeople }),
    list(api, 'roles', { organizationId }, context),
  ]);

/** The same people with what the list of members tells of their roles, and without their teams: soon there. */
export async function membersOf(
  api: Api,
  organizationId: string,
  context: OperationContext,
): Promise<Rows<Person>> {
  const [members, roles] = await membersAndRoles(api, organizationId, context);
  return rowsOfPeople(members, roles.items, []);
}

/** A team and the ids of the users in it. */
export interface Membership {
  team: { id: string; name: string };
  userIds: ReadonlySet<string>;
}

function rowsOfPeople(
  members: Rows<Member>,
  roles: readonly Role[],
  memberships: readonly Membership[],
): Rows<Person> {
  const roleNames = new Map(roles.map((role) => [role.id, role.name]));
  const teamNames = new Map(memberships.map(({ team }) => [team.id, team.name]));
  const held = (member: Member, teams: readonly { name: string }[]) =>
    member.roles.map(
      (role): HeldRole => ({
        id: role.roleId,
        name: role.roleName ?? roleNames.get(role.roleId ?? '') ?? role.roleId ?? '',
        level: role.level,
        workspaceId: role.workspaceId,
        projectId: role.projectId,
        viaTeam: role.isViaTeam ? teamThatGives(role.viaTeamId, teamNames, teams) : null,
      }),
    );
  return {
    ...members,
    items: members.items.flatMap((member) => {
      const teams = teamsOf(member.id, memberships);
      const person = personOf(member, held(member, teams));
      return person ? [{ ...person, teams: [...person.teams, ...teams] }] : [];
    }),
  };
}

/** Some servers only say that a team gives the role: then it is one of the person's own. */
function teamThatGives(
  id: string | null,
  names: ReadonlyMap<string, string>,
  own: readonly { name: string }[],
): string {
  if (id !== null) return names.get(id) ?? id;
  return own.map(({ name }) => name).join(' / ') || '…';
}

/** Teams are in the members list too, but are no people. */
const countPeople = (members: readonly Member[]): number =>
  members.filter(({ kind }) => kind !== 'team').length;

function personOf(member: Member, roles: HeldRole[]): Person | null {
  switch (member.kind) {
    case 'team':
      return null;
    case 'invitation': {
      const { id, email, roles: invited, teams } = member.invitation;
      const named = invited.map((role) => ({ ...AT_ORGANIZATION, id: role.id, name: role.name }));
      return {
        id,
        kind: 'invitation',
        name: email ?? id,
        username: null,
        email,
        isActive: null,
        isSuperuser: false,
        roles: roles.length > 0 ? roles : named,
        teams,
      };
    }
    case 'user': {
      const { user } = member;
      return {
        id: user.id,
        kind: user.isServiceAccount ? 'service-account' : 'user',
        name: nameOfUser(user),
        username: user.username,
        email: user.email,
        isActive: user.isActive,
        isSuperuser: user.isSuperuser ?? false,
        roles,
        teams: [],
      };
    }
  }
}

const AT_ORGANIZATION = { level: 'organization', workspaceId: null, projectId: null, viaTeam: null };

const teamsOf = (userId: string, memberships: readonly Membership[]) =>
  memberships.filter(({ userIds }) => userIds.has(userId)).map(({ team }) => team);
