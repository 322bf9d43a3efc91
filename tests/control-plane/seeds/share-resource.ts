import { isProjectScoped } from '../rbac/permission-catalogue.ts';
import { newAssignment } from '../state/new-assignment.ts';
import type { Random } from '../state/random.ts';
import type { AssignmentRecord, ResourceRecord } from '../state/records.ts';
import type { State } from '../state/state.ts';

/**
 * Sharing one resource makes a role of type "share" and assigns it. The holder becomes an implicit member of the
 * workspace, which no member list shows.
 */
export function shareResource(
  state: State,
  random: Random,
  resource: ResourceRecord,
  principal: { user_id: string | null; team_id: string | null },
  actions: readonly string[],
  at: number,
): AssignmentRecord {
  const workspace = state.workspaces.require(resource.workspace_id);
  const role = state.roles.add({
    id: random.uuid(),
    organization_id: workspace.organization_id,
    name: `Share of ${resource.type} ${resource.name}`,
    description: null,
    level: isProjectScoped(resource.type) ? 'project' : 'workspace',
    system_managed: true,
    type: 'share',
    permissions: actions.map((action) => `${resource.type}:${action}`),
    created: at,
    updated: at,
  });
  return state.assignments.add(
    newAssignment(random.uuid(), {
      organization_id: workspace.organization_id,
      role_id: role.id,
      user_id: principal.user_id,
      team_id: principal.team_id,
      workspace_id: resource.workspace_id,
      project_id: resource.project_id,
      resource: { type: resource.type, id: resource.id },
    }),
  );
}
