import type { Routes } from '../context.ts';
import { entityExists, illegalOperation, keyError } from '../http/api-error.ts';
import { object, text, uuid } from '../http/schema.ts';
import { isMember, mayOnWorkspace } from '../rbac/visibility.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { findAssignment } from '../state/find-assignment.ts';
import { assignmentView } from '../views/assignment-view.ts';
import { memberViews } from '../views/member-view.ts';
import { findWorkspace } from './lookup.ts';

/** Who has roles in a workspace or in a project. Implicit members (by share) are not listed. */
export const workspaceMemberRoutes: Routes = (api, context) => {
  const { state } = context;
  for (const noun of ['workspaces', 'tenants'] as const) {
    const path = `/${noun}/:id/members`;
    const config = { noun };
    const params = object({ id: text });
    const deprecated = noun === 'tenants';

    // [I]; for workspaces [inf].
    api.get<{ Params: { id: string } }>(path, { config, schema: { params, deprecated } }, async (request) => {
      const workspace = findWorkspace(context, callerOf(context, request), request.params.id);
      return memberViews(
        context,
        state.assignments
          .by('workspace', workspace.id)
          .filter((assignment) => assignment.project_id === null),
      );
    });

    // [I] The parameters are inferred from the role assignments.
    api.post<{ Params: { id: string }; Querystring: { user_id: string; role_id: string } }>(
      path,
      {
        config,
        schema: {
          params,
          querystring: object({ user_id: uuid, role_id: uuid }, ['user_id', 'role_id']),
          deprecated,
        },
      },
      async (request) => {
        const caller = callerOf(context, request);
        const workspace = findWorkspace(context, caller, request.params.id);
        if (!mayOnWorkspace(state, caller.id, 'share', workspace))
          throw illegalOperation('Insufficient permissions.');
        const { user_id, role_id } = request.query;
        const role = state.roles.get(role_id);
        if (
          role?.organization_id !== workspace.organization_id ||
          role.level !== 'workspace' ||
          role.type === 'share'
        ) {
          throw illegalOperation('A workspace-level role of the same organization is required.');
        }
        if (!isMember(state, user_id, workspace.organization_id))
          throw illegalOperation('Not a member of the organization.');
        const grant = {
          role_id,
          user_id,
          team_id: null,
          invitation_id: null,
          workspace_id: workspace.id,
          project_id: null,
        };
        if (findAssignment(state, grant) !== undefined) throw entityExists('The role is already assigned.');
        const row = {
          ...grant,
          id: context.random.uuid(),
          organization_id: workspace.organization_id,
          resource: null,
        };
        return assignmentView(context, state.assignments.add(row));
      },
    );

    // [I]
    api.delete<{ Params: { id: string }; Querystring: { user_id: string } }>(
      path,
      { config, schema: { params, querystring: object({ user_id: uuid }, ['user_id']), deprecated } },
      async (request, reply) => {
        const caller = callerOf(context, request);
        const workspace = findWorkspace(context, caller, request.params.id);
        if (!mayOnWorkspace(state, caller.id, 'share', workspace))
          throw illegalOperation('Insufficient permissions.');
        const held = state.assignments
          .by('user', request.query.user_id)
          .filter((assignment) => assignment.workspace_id === workspace.id);
        if (held.length === 0) throw keyError('Not a member of the workspace.');
        // A full member who is removed loses the shares too.
        for (const assignment of held) state.assignments.remove(assignment.id);
        return reply.type('application/json').send('null');
      },
    );
  }

  // [S tf]
  api.get<{ Params: { id: string; project_id: string } }>(
    '/workspaces/:id/projects/:project_id/members',
    { config: { noun: 'workspaces' }, schema: { params: object({ id: text, project_id: uuid }) } },
    async (request) => {
      const workspace = findWorkspace(context, callerOf(context, request), request.params.id);
      const project = state.projects.get(request.params.project_id);
      if (project?.workspace_id !== workspace.id) throw keyError('Project not found.');
      return memberViews(
        context,
        state.assignments
          .by('workspace', workspace.id)
          .filter((assignment) => assignment.project_id === project.id),
      );
    },
  );
};
