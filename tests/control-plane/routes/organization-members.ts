import type { Context, Routes } from '../context.ts';
import { illegalOperation, keyError } from '../http/api-error.ts';
import { count, object, text, uuid } from '../http/schema.ts';
import { isMember } from '../rbac/visibility.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { memberViews } from '../views/member-view.ts';
import { roleView } from '../views/role-view.ts';
import { teamView } from '../views/team-view.ts';
import { findOrganization, requireInOrganization } from './lookup.ts';

export interface ListQuery {
  offset?: number;
  limit?: number;
}

export const LIST = { offset: count, limit: count };

/** These lists show no paging in any source; whether they page or cap can be chosen. */
export function listOf<Item>(context: Context, items: readonly Item[], query: ListQuery): Item[] {
  const { listPaging, listCap } = context.settings;
  const offset = listPaging ? (query.offset ?? 0) : 0;
  const limit = listPaging ? (query.limit ?? items.length) : items.length;
  return items.slice(offset, offset + Math.min(limit, listCap ?? limit));
}

/** Takes everything away: assignments, shares, teams. */
export function removeFromOrganization(context: Context, userId: string, organizationId: string): void {
  const { state } = context;
  for (const assignment of state.assignments.by('user', userId)) {
    if (assignment.organization_id === organizationId) state.assignments.remove(assignment.id);
  }
  for (const member of state.teamMembers.by('user', userId)) {
    if (state.teams.require(member.team_id).organization_id === organizationId)
      state.teamMembers.remove(member.id);
  }
}

/** Who belongs to an organization, and the lists that its members may read. */
export const organizationMemberRoutes: Routes = (api, context) => {
  const { state } = context;
  const params = object({ organization_id: text });

  // [C sync; shape S tf] Users, service accounts, teams and pending invitations, mixed.
  api.get<{ Params: { organization_id: string }; Querystring: ListQuery }>(
    '/organizations/:organization_id/members',
    { schema: { params, querystring: object(LIST) } },
    async (request) => {
      const organization = findOrganization(
        context,
        callerOf(context, request),
        request.params.organization_id,
      );
      const assignments = state.assignments
        .by('organization', organization.id)
        .filter((assignment) => state.roles.require(assignment.role_id).level === 'organization');
      return listOf(context, memberViews(context, assignments), request.query);
    },
  );

  // [C sync] The owner stays.
  api.delete<{ Params: { organization_id: string }; Querystring: { user_id: string } }>(
    '/organizations/:organization_id/members',
    { schema: { params, querystring: object({ user_id: uuid }, ['user_id']) } },
    async (request, reply) => {
      const caller = callerOf(context, request);
      const organization = findOrganization(context, caller, request.params.organization_id);
      const { user_id } = request.query;
      if (caller.id !== user_id) requireInOrganization(context, caller, 'member:delete', organization);
      if (!isMember(state, user_id, organization.id)) throw keyError(`User ${user_id} is not a member.`);
      if (organization.owner_id === user_id)
        throw illegalOperation('The owner of the organization may not be removed.');
      removeFromOrganization(context, user_id, organization.id);
      return reply.type('application/json').send('null');
    },
  );

  // [C sync, docs] Legacy control planes speak of the tenant level (inferred).
  api.get<{
    Params: { organization_id: string };
    Querystring: ListQuery & { level?: string; name?: string };
  }>(
    '/organizations/:organization_id/roles',
    {
      schema: {
        params,
        querystring: object({
          ...LIST,
          level: { type: 'string', enum: ['organization', 'workspace', 'tenant', 'project'] },
          name: text,
        }),
      },
    },
    async (request) => {
      const organization = findOrganization(
        context,
        callerOf(context, request),
        request.params.organization_id,
      );
      const { name } = request.query;
      const level = request.query.level === 'tenant' ? 'workspace' : request.query.level;
      const roles = state.roles
        .by('organization', organization.id)
        .filter((role) => level === undefined || role.level === level)
        .map((role) => roleView(context, role))
        .filter((role) => name === undefined || role.name === name);
      return listOf(context, roles, request.query);
    },
  );

  // [C sync]
  api.get<{ Params: { organization_id: string }; Querystring: ListQuery }>(
    '/organizations/:organization_id/teams',
    { schema: { params, querystring: object(LIST) } },
    async (request) => {
      const organization = findOrganization(
        context,
        callerOf(context, request),
        request.params.organization_id,
      );
      const teams = state.teams.by('organization', organization.id).map((team) => teamView(context, team));
      return listOf(context, teams, request.query);
    },
  );
};
