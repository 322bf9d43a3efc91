import type { Routes } from '../context.ts';
import { entityExists, illegalOperation, keyError, valueError } from '../http/api-error.ts';
import { object, optionalText, uuid } from '../http/schema.ts';
import { isMember } from '../rbac/visibility.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { invitationView } from '../views/invitation-view.ts';
import { teamView } from '../views/team-view.ts';
import { userView } from '../views/user-view.ts';
import { findOrganization, findTeam, requireInOrganization } from './lookup.ts';

interface TeamBody {
  name: string;
  description?: string | null;
  organization_id: string;
}

interface Principal {
  user_id?: string;
  invitation_id?: string;
}

const NAME = { type: 'string', minLength: 1, maxLength: 50 };
const PRINCIPAL = object({ user_id: uuid, invitation_id: uuid });

/** Teams and who is in them. Membership is written with query parameters, not with a body. */
export const teamRoutes: Routes = (api, context) => {
  const { state } = context;
  const params = object({ team_id: uuid });

  // [C sync]
  api.post<{ Body: TeamBody }>(
    '/teams',
    {
      schema: {
        body: object({ name: NAME, description: optionalText, organization_id: uuid }, [
          'name',
          'organization_id',
        ]),
      },
    },
    async (request) => {
      const user = callerOf(context, request);
      const { name, description = null, organization_id } = request.body;
      const organization = findOrganization(context, user, organization_id);
      requireInOrganization(context, user, 'team:create', organization);
      if (state.teams.by('organization', organization.id).some((team) => team.name === name)) {
        throw entityExists(`Team with name ${name} already exists.`);
      }
      const now = context.now();
      const id = context.random.uuid();
      return teamView(
        context,
        state.teams.add({ id, organization_id, name, description, created: now, updated: now }),
      );
    },
  );

  // [S tf]
  api.get<{ Params: { team_id: string } }>('/teams/:team_id', { schema: { params } }, async (request) =>
    teamView(context, findTeam(context, callerOf(context, request), request.params.team_id)),
  );

  // [S tf]
  api.patch<{
    Params: { team_id: string };
    Body: { name?: string; description?: string | null } | undefined;
  }>(
    '/teams/:team_id',
    { schema: { params, body: object({ name: NAME, description: optionalText }) } },
    async (request) => {
      const user = callerOf(context, request);
      const team = findTeam(context, user, request.params.team_id);
      requireInOrganization(context, user, 'team:update', state.organizations.require(team.organization_id));
      const { name = team.name, description = team.description } = request.body ?? {};
      const others = state.teams
        .by('organization', team.organization_id)
        .filter((other) => other.id !== team.id);
      if (others.some((other) => other.name === name))
        throw entityExists(`Team with name ${name} already exists.`);
      return teamView(context, state.teams.update(team.id, { name, description, updated: context.now() }));
    },
  );

  // [S tf]
  api.delete<{ Params: { team_id: string } }>(
    '/teams/:team_id',
    { schema: { params } },
    async (request, reply) => {
      const user = callerOf(context, request);
      const team = findTeam(context, user, request.params.team_id);
      requireInOrganization(context, user, 'team:delete', state.organizations.require(team.organization_id));
      for (const assignment of state.assignments.by('team', team.id)) state.assignments.remove(assignment.id);
      for (const member of state.teamMembers.by('team', team.id)) state.teamMembers.remove(member.id);
      state.teams.remove(team.id);
      return reply.type('application/json').send('null');
    },
  );

  // [C sync] The shape is inferred from the organization's member list.
  api.get<{ Params: { team_id: string } }>(
    '/teams/:team_id/members',
    { schema: { params } },
    async (request) => {
      const team = findTeam(context, callerOf(context, request), request.params.team_id);
      return state.teamMembers.by('team', team.id).map((member) => {
        if (member.user_id !== null) return { user: userView(state.users.require(member.user_id)) };
        return { invitation: invitationView(context, state.invitations.require(member.invitation_id ?? '')) };
      });
    },
  );

  // [C sync]
  api.post<{ Params: { team_id: string }; Querystring: Principal }>(
    '/teams/:team_id/members',
    { schema: { params, querystring: PRINCIPAL } },
    async (request, reply) => {
      const caller = callerOf(context, request);
      const team = findTeam(context, caller, request.params.team_id);
      requireInOrganization(
        context,
        caller,
        'team:update',
        state.organizations.require(team.organization_id),
      );
      const { user_id, invitation_id } = request.query;
      if ((user_id === undefined) === (invitation_id === undefined)) {
        throw valueError('Exactly one of user_id and invitation_id is required.');
      }
      if (user_id !== undefined && state.users.get(user_id) === undefined)
        throw keyError(`User ${user_id} not found.`);
      if (user_id !== undefined && !isMember(state, user_id, team.organization_id)) {
        throw illegalOperation('The user is not a member of the organization.');
      }
      if (
        invitation_id !== undefined &&
        state.invitations.get(invitation_id)?.organization_id !== team.organization_id
      ) {
        throw keyError(`Invitation ${invitation_id} not found.`);
      }
      const inTeam = state.teamMembers.by('team', team.id);
      if (
        inTeam.some(
          (row) => row.user_id === (user_id ?? null) && row.invitation_id === (invitation_id ?? null),
        )
      ) {
        throw entityExists('Already a member of the team.');
      }
      state.teamMembers.add({
        id: context.random.uuid(),
        team_id: team.id,
        user_id: user_id ?? null,
        invitation_id: invitation_id ?? null,
      });
      return reply.type('application/json').send('null');
    },
  );

  // [C sync]
  api.delete<{ Params: { team_id: string }; Querystring: Principal }>(
    '/teams/:team_id/members',
    { schema: { params, querystring: PRINCIPAL } },
    async (request, reply) => {
      const caller = callerOf(context, request);
      const team = findTeam(context, caller, request.params.team_id);
      requireInOrganization(
        context,
        caller,
        'team:update',
        state.organizations.require(team.organization_id),
      );
      const { user_id, invitation_id } = request.query;
      if ((user_id === undefined) === (invitation_id === undefined)) {
        throw valueError('Exactly one of user_id and invitation_id is required.');
      }
      const row = state.teamMembers
        .by('team', team.id)
        .find(
          (member) =>
            member.user_id === (user_id ?? null) && member.invitation_id === (invitation_id ?? null),
        );
      if (row === undefined) throw keyError('Not a member of the team.');
      state.teamMembers.remove(row.id);
      return reply.type('application/json').send('null');
    },
  );
};
