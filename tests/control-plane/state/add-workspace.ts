import type { Context } from '../context.ts';
import { newAssignment } from './new-assignment.ts';
import type { MlflowService, UserRecord, WorkspaceRecord } from './records.ts';
import { beginTransition } from './settle-workspace.ts';

export interface NewWorkspace {
  name?: string;
  display_name?: string | null;
  description?: string | null;
  organization_id: string;
  logo_url?: string | null;
  owner_id?: string | null;
  is_managed?: boolean;
  zenml_service?: { configuration?: { version?: string } } | null;
  mlflow_service?: MlflowService | null;
}

export const LATEST_VERSION = '0.94.2';

/** Adds a workspace and makes its creator the admin of it; a managed one is deployed, an enrolled one waits for its server. */
export function addWorkspace(
  context: Context,
  user: UserRecord,
  body: NewWorkspace & { name: string },
  enroll: boolean,
): WorkspaceRecord {
  const { state } = context;
  const now = context.now();
  const managed = body.is_managed ?? !enroll;
  const workspace = state.workspaces.add({
    id: context.random.uuid(),
    name: body.name,
    display_name: body.display_name ?? body.name,
    description: body.description ?? null,
    logo_url: body.logo_url ?? null,
    organization_id: body.organization_id,
    owner_id: body.owner_id ?? user.id,
    is_managed: managed,
    enrollment_key: enroll ? context.random.hex(48) : null,
    zenml_service: {
      configuration: { version: body.zenml_service?.configuration?.version ?? LATEST_VERSION },
      status: null,
    },
    mlflow_service: body.mlflow_service ?? null,
    usage_counts: {},
    desired_state: 'available',
    state_reason: 'user_action',
    status: 'not_initialized',
    created: now,
    updated: now,
    status_updated: now,
    transition: null,
  });
  const admin = state.roles
    .by('organization', workspace.organization_id)
    .find((role) => role.name === 'Workspace Admin');
  if (admin !== undefined) {
    state.assignments.add(
      newAssignment(context.random.uuid(), {
        organization_id: workspace.organization_id,
        role_id: admin.id,
        user_id: user.id,
        workspace_id: workspace.id,
      }),
    );
  }
  return managed ? beginTransition(context, workspace, 'available', null) : workspace;
}
