import { SYSTEM_ROLES } from '../rbac/system-roles.ts';
import { findAssignment } from '../state/find-assignment.ts';
import { newUser } from '../state/new-user.ts';
import { createRandom, type Random } from '../state/random.ts';
import type {
  InvitationRecord,
  OrganizationRecord,
  ProjectRecord,
  RoleRecord,
  TeamRecord,
  UserRecord,
  WorkspaceRecord,
} from '../state/records.ts';
import type { State } from '../state/state.ts';
import { DAY } from './day.ts';
import { createPlaceBuilder } from './place-builder.ts';

export interface Scope {
  workspace?: WorkspaceRecord;
  project?: ProjectRecord;
}

export interface Principal {
  user?: UserRecord;
  team?: TeamRecord;
  invitation?: InvitationRecord;
}

/** The words in which the seeds are written: each call adds one row with sensible defaults. */
export function createSeedBuilder(state: State, seed: number, now: number) {
  const random: Random = createRandom(seed);
  const past = (days: number) => now - Math.floor(days * DAY) - random.integer(0, DAY);

  const addUser = (fields: Partial<UserRecord> & { username: string }): UserRecord =>
    state.users.add(newUser(random.uuid(), { email: fields.username, ...fields }));

  const builder = {
    state,
    random,
    past,

    /** A human being, with the private details that the real answers carry along. */
    person(name: string, email: string, fields: Partial<UserRecord> = {}): UserRecord {
      const user = addUser({
        username: email,
        name,
        avatar_url: `https://avatars.example/${random.hex(24)}=s96-c`,
        company: email.split('@')[1]?.split('.')[0] ?? null,
        job_title: random.pick([
          'ML Engineer',
          'Data Scientist',
          'Platform Engineer',
          'Research Lead',
          'Analyst',
        ]),
        metadata: {
          newsletter: false,
          work_email: email,
          primary_use: 'work',
          finished_onboarding_survey: true,
        },
        oauth_provider: 'google-oauth2',
        oauth_id: String(random.integer(1e8, 9e8)),
        ...fields,
      });
      return user;
    },

    serviceAccount(organization: OrganizationRecord, username: string, description: string): UserRecord {
      return addUser({
        username,
        email: null,
        name: username,
        metadata: { description },
        is_service_account: true,
        organization_id: organization.id,
      });
    },

    organization(
      name: string,
      owner: UserRecord,
      fields: Partial<OrganizationRecord> = {},
    ): OrganizationRecord {
      const created = past(400);
      const organization = state.organizations.add({
        id: random.uuid(),
        name,
        description: null,
        logo_url: null,
        owner_id: owner.id,
        created,
        updated: created,
        has_active_subscription: true,
        trial_ends_at: null,
        trusted_domains: [],
        limits: {},
        ...fields,
      });
      addSystemRoles(state, random, organization);
      builder.assign(organization, 'Organization Admin', { user: owner });
      return organization;
    },

    role(organization: OrganizationRecord, name: string): RoleRecord {
      const role = state.roles.by('organization', organization.id).find((row) => row.name === name);
      if (role === undefined) throw new Error(`${organization.name} has no role ${name}.`);
      return role;
    },

    customRole(
      organization: OrganizationRecord,
      fields: Pick<RoleRecord, 'name' | 'level' | 'permissions'> & Partial<RoleRecord>,
    ): RoleRecord {
      const created = past(90);
      return state.roles.add({
        id: random.uuid(),
        organization_id: organization.id,
        description: null,
        system_managed: false,
        type: 'normal',
        created,
        updated: created,
        ...fields,
      });
    },

    assign(
      organization: OrganizationRecord,
      roleName: string,
      principal: Principal,
      scope: Scope = {},
    ): void {
      const assignment = {
        organization_id: organization.id,
        role_id: builder.role(organization, roleName).id,
        user_id: principal.user?.id ?? null,
        team_id: principal.team?.id ?? null,
        invitation_id: principal.invitation?.id ?? null,
        workspace_id: scope.workspace?.id ?? null,
        project_id: scope.project?.id ?? null,
        resource: null,
      };
      if (findAssignment(state, assignment) === undefined) {
        state.assignments.add({ id: random.uuid(), ...assignment });
      }
    },

    team(
      organization: OrganizationRecord,
      name: string,
      description: string,
      people: readonly UserRecord[],
    ): TeamRecord {
      const created = past(200);
      const team = state.teams.add({
        id: random.uuid(),
        organization_id: organization.id,
        name,
        description,
        created,
        updated: created,
      });
      for (const user of people) {
        state.teamMembers.add({ id: random.uuid(), team_id: team.id, user_id: user.id, invitation_id: null });
      }
      return team;
    },

    invitation(
      organization: OrganizationRecord,
      email: string,
      inviter: UserRecord,
      roleName: string,
    ): InvitationRecord {
      const created = past(5);
      const invitation = state.invitations.add({
        id: random.uuid(),
        organization_id: organization.id,
        email,
        inviter_id: inviter.id,
        status: 'pending',
        created,
        expires: created + 30 * DAY,
      });
      builder.assign(organization, roleName, { invitation });
      return invitation;
    },
  };
  const places = createPlaceBuilder(state, random, past, (organization, owner, workspace) =>
    builder.assign(organization, 'Workspace Admin', { user: owner }, { workspace }),
  );
  return { ...builder, ...places };
}

export type SeedBuilder = ReturnType<typeof createSeedBuilder>;

/** An organization is born with its system roles. */
export function addSystemRoles(state: State, random: Random, organization: OrganizationRecord): void {
  for (const role of SYSTEM_ROLES) {
    state.roles.add({
      ...role,
      id: random.uuid(),
      organization_id: organization.id,
      system_managed: true,
      type: 'normal',
      created: organization.created,
      updated: organization.created,
    });
  }
}
