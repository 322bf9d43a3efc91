import type { FastifyRequest } from 'fastify';
import type { Context, Routes } from '../context.ts';
import { entityExists, illegalOperation, keyError } from '../http/api-error.ts';
import { object, uuid } from '../http/schema.ts';
import { mayInOrganization, mayManageAccess, seesWorkspace } from '../rbac/visibility.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { findAssignment, type Grant } from '../state/find-assignment.ts';
import type { RoleRecord, UserRecord } from '../state/records.ts';
import { assignmentView } from '../views/assignment-view.ts';
import { type AssignmentQuery, checkGrant, checkRevocation } from './assignment-rules.ts';
import { findRole } from './lookup.ts';
import { LIST, type ListQuery, listOf } from './organization-members.ts';

const PRINCIPALS = { user_id: uuid, team_id: uuid, invitation_id: uuid };
const SCOPE = { workspace_id: uuid, tenant_id: uuid, project_id: uuid };

type Request = FastifyRequest<{ Params: { role_id: string }; Querystring: AssignmentQuery }>;

function requireAccess(context: Context, user: UserRecord, role: RoleRecord, grant: Grant): void {
  const scope = {
    organizationId: role.organization_id,
    workspace: context.state.workspaces.get(grant.workspace_id),
    project: context.state.projects.get(grant.project_id),
  };
  if (!mayManageAccess(context.state, user.id, scope)) {
    throw illegalOperation('Insufficient permissions to manage roles in this scope.');
  }
}

/** Who holds which role. Written with query parameters, never with a body. */
export const roleAssignmentRoutes: Routes = (api, context) => {
  const { state } = context;
  const url = '/roles/:role_id/assignments';
  const params = object({ role_id: uuid });

  // [R] People who administer nothing see the assignments of the scopes that they can see.
  api.get<{ Params: { role_id: string }; Querystring: AssignmentQuery & ListQuery }>(
    url,
    { schema: { params, querystring: object({ ...SCOPE, ...LIST }) } },
    async (request) => {
      const user = callerOf(context, request);
      const role = findRole(context, user, request.params.role_id);
      const workspaceId = request.query.workspace_id ?? request.query.tenant_id;
      const { project_id } = request.query;
      const seesAll = mayInOrganization(state, user.id, 'member:update', role.organization_id);
      const seen = state.assignments
        .by('role', role.id)
        .filter((row) => workspaceId === undefined || row.workspace_id === workspaceId)
        .filter((row) => project_id === undefined || row.project_id === project_id)
        .filter((row) => {
          const workspace = state.workspaces.get(row.workspace_id);
          return seesAll || workspace === undefined || seesWorkspace(state, user, workspace);
        });
      return listOf(context, seen, request.query).map((row) => assignmentView(context, row));
    },
  );

  const prepare = (request: Request) => {
    const user = callerOf(context, request);
    const role = findRole(context, user, request.params.role_id);
    return { user, role, grant: checkGrant(context, role, request.query) };
  };

  // [R; C sync for 409 and invitation_id]
  api.post<{ Params: { role_id: string }; Querystring: AssignmentQuery }>(
    url,
    { schema: { params, querystring: object({ ...PRINCIPALS, ...SCOPE }) } },
    async (request) => {
      const { user, role, grant } = prepare(request);
      requireAccess(context, user, role, grant);
      if (findAssignment(state, grant) !== undefined) throw entityExists('The role is already assigned.');
      const row = {
        ...grant,
        id: context.random.uuid(),
        organization_id: role.organization_id,
        resource: null,
      };
      return assignmentView(context, state.assignments.add(row));
    },
  );

  // [R] Nothing comes back.
  api.delete<{ Params: { role_id: string }; Querystring: AssignmentQuery }>(
    url,
    { schema: { params, querystring: object({ ...PRINCIPALS, ...SCOPE }) } },
    async (request, reply) => {
      const { user, role, grant } = prepare(request);
      requireAccess(context, user, role, grant);
      const assignment = findAssignment(state, grant);
      if (assignment === undefined) throw keyError('The role is not assigned.');
      checkRevocation(context, role, assignment);
      state.assignments.remove(assignment.id);
      return reply.type('application/json').send('null');
    },
  );
};
