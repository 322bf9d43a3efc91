import type { Context } from '../context.ts';
import { isLegacy } from '../settings.ts';
import type { OrganizationRecord, ProjectRecord, ResourceRecord, WorkspaceRecord } from '../state/records.ts';

/** The URL shapes of the dashboard, each in one place. */
export const organizationPath = (organization: OrganizationRecord) => `/organizations/${organization.id}`;

export const settingsPath = (organization: OrganizationRecord, page: string) =>
  `/organizations/${organization.id}/settings/${page}`;

export const projectPath = (workspace: WorkspaceRecord, project: ProjectRecord) =>
  `/workspaces/${workspace.name}/projects/${project.name}`;

/** Workspaces go by name; before 0.80 tenants went by id, below their organization. */
export function workspacePath(context: Context, workspace: WorkspaceRecord): string {
  if (!isLegacy(context.settings.mode)) return `/workspaces/${workspace.name}`;
  return `/organizations/${workspace.organization_id}/tenants/${workspace.id}`;
}

const PROJECT_PAGES: Record<string, string> = {
  pipeline_run: 'runs',
  pipeline: 'pipelines',
  model: 'models',
  model_version: 'model-versions',
  artifact: 'artifacts',
};

/** Where a run, a stack, a component… has its page; null for what has none. */
export function resourcePath(
  workspace: WorkspaceRecord,
  project: ProjectRecord | undefined,
  resource: ResourceRecord,
): string | null {
  const root = `/workspaces/${workspace.name}`;
  if (resource.type === 'stack') return `${root}/stacks/${resource.id}/configuration`;
  if (resource.type === 'stack_component') return `${root}/components/${resource.id}`;
  const page = PROJECT_PAGES[resource.type];
  return project === undefined || page === undefined
    ? null
    : `${projectPath(workspace, project)}/${page}/${resource.id}`;
}
