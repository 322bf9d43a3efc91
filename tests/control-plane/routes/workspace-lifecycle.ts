import type { Context, Routes } from '../context.ts';
import { illegalOperation, valueError } from '../http/api-error.ts';
import { anyObject, flag, object, optionalText, text, uuid } from '../http/schema.ts';
import { mayOnWorkspace } from '../rbac/visibility.ts';
import { callerOf } from '../sessions/authenticate.ts';
import type { UserRecord, WorkspaceRecord, WorkspaceStatus } from '../state/records.ts';
import { beginTransition } from '../state/settle-workspace.ts';
import { workspaceView } from '../views/workspace-view.ts';
import { findWorkspace } from './lookup.ts';

interface Patch {
  name?: string;
  display_name?: string;
  description?: string | null;
  logo_url?: string | null;
  owner_id?: string;
  desired_state?: WorkspaceStatus;
  state_reason?: string | null;
  zenml_service?: { configuration?: { version?: string } };
}

const STATUSES = ['not_initialized', 'pending', 'available', 'failed', 'deactivated', 'deleted'];
const PATCH_BODY = object({
  name: { type: 'string', minLength: 1, maxLength: 50 },
  display_name: { type: 'string', minLength: 1, maxLength: 50 },
  description: { type: 'string', maxLength: 256, nullable: true },
  logo_url: optionalText,
  owner_id: uuid,
  desired_state: { type: 'string', enum: STATUSES },
  state_reason: optionalText,
  zenml_service: anyObject,
});

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

function requireUpdate(context: Context, user: UserRecord, workspace: WorkspaceRecord): void {
  if (mayOnWorkspace(context.state, user.id, 'update', workspace)) return;
  throw illegalOperation(`Insufficient permissions to update workspace ${workspace.name}.`);
}

/** Asks for a state. Pending and failed happen; nobody can wish for them. */
function wish(context: Context, workspace: WorkspaceRecord, desired: WorkspaceStatus): WorkspaceRecord {
  if (desired === 'pending' || desired === 'failed')
    throw valueError(`${desired} is not a valid desired state.`);
  const wanting = context.state.workspaces.update(workspace.id, {
    desired_state: desired,
    state_reason: 'user_action',
  });
  return workspace.status === desired ? wanting : beginTransition(context, wanting, desired, null);
}

function upgrade(context: Context, workspace: WorkspaceRecord, version: string): WorkspaceRecord {
  const current = workspace.zenml_service.configuration.version;
  if (isOlder(version, current))
    throw valueError(`Downgrading from ${current} to ${version} is not possible.`);
  const wanting = context.state.workspaces.update(workspace.id, {
    zenml_service: {
      ...workspace.zenml_service,
      configuration: { ...workspace.zenml_service.configuration, version },
    },
  });
  const running = workspace.zenml_service.status?.version;
  return running === version ? wanting : beginTransition(context, wanting, workspace.desired_state, version);
}

/** Changes to a workspace: its labels, the state it should be in, the version it should run. */
export const workspaceLifecycleRoutes: Routes = (api, context) => {
  const { state } = context;
  for (const noun of ['workspaces', 'tenants'] as const) {
    const config = { noun };
    const deprecated = noun === 'tenants';
    const params = object({ id: text });

    // [C manage, zendev; I for tenants] `force` is sent by the official script; what it overrides is not known.
    api.patch<{ Params: { id: string }; Querystring: { force?: boolean }; Body: Patch | undefined }>(
      `/${noun}/:id`,
      { config, schema: { params, querystring: object({ force: flag }), body: PATCH_BODY, deprecated } },
      async (request) => {
        const user = callerOf(context, request);
        let workspace = findWorkspace(context, user, request.params.id);
        requireUpdate(context, user, workspace);
        const { desired_state, zenml_service, ...fields } = request.body ?? {};
        if (
          fields.name !== undefined &&
          (state.workspaces.first('name', fields.name)?.id ?? workspace.id) !== workspace.id
        ) {
          throw valueError(`The name ${fields.name} is taken.`);
        }
        workspace = state.workspaces.update(workspace.id, { ...fields, updated: context.now() });
        const version = zenml_service?.configuration?.version;
        if (version !== undefined) workspace = upgrade(context, workspace, version);
        if (desired_state !== undefined) workspace = wish(context, workspace, desired_state);
        return workspaceView(context, workspace);
      },
    );

    // [T, inf for workspaces] The method is unknown.
    for (const [verb, desired] of [
      ['deploy', 'available'],
      ['deactivate', 'deactivated'],
    ] as const) {
      api.route<{ Params: { id: string } }>({
        method: ['POST', 'PUT'],
        url: `/${noun}/:id/${verb}`,
        config,
        schema: { params, deprecated },
        handler: async (request) => {
          const user = callerOf(context, request);
          const workspace = findWorkspace(context, user, request.params.id);
          requireUpdate(context, user, workspace);
          return workspaceView(context, wish(context, workspace, desired));
        },
      });
    }
  }
};
