import type { Context } from '../context.ts';
import type { WorkspaceRecord, WorkspaceStatus } from './records.ts';

/** Starts a deployment, a deactivation or an upgrade: the workspace is pending until its time is over. */
export function beginTransition(
  context: Context,
  workspace: WorkspaceRecord,
  status: WorkspaceStatus,
  version: string | null,
): WorkspaceRecord {
  const now = context.now();
  const transition = {
    at: now + context.settings.transitionMs,
    status: context.settings.transitionsFail ? ('failed' as const) : status,
    version: context.settings.transitionsFail ? null : version,
  };
  return context.state.workspaces.update(workspace.id, {
    status: 'pending',
    updated: now,
    status_updated: now,
    transition,
  });
}

/** Whoever reads a workspace finds it as it is by now; there are no timers that could outlive a test. */
export function settleWorkspace(context: Context, workspace: WorkspaceRecord): WorkspaceRecord {
  const { transition, zenml_service: service } = workspace;
  if (transition === null || context.now() < transition.at) return workspace;
  const running = transition.version ?? service.status?.version ?? service.configuration.version;
  return context.state.workspaces.update(workspace.id, {
    status: transition.status,
    status_updated: transition.at,
    updated: transition.at,
    state_reason: transition.status === 'failed' ? 'deployment_failed' : 'user_action',
    transition: null,
    zenml_service: {
      ...service,
      status: {
        server_url:
          service.status?.server_url ?? `https://${workspace.id.slice(0, 8)}-zenml.cloudinfra.zenml.io`,
        version: running,
        storage_size: service.status?.storage_size ?? null,
      },
    },
  });
}
