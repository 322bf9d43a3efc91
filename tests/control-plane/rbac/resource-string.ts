import { keyError, unprocessable, valueError } from '../http/api-error.ts';
import type { ResourceForm } from '../settings.ts';
import type { State } from '../state/state.ts';
import type { Target } from './access-rules.ts';
import { isCheckableType } from './permission-catalogue.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const BODY = `(?<type>[a-z_]+)(?:/(?<id>${UUID}))?`;
const PATTERNS: Record<ResourceForm, RegExp> = {
  server: new RegExp(`^(?<workspace>${UUID})@server:${BODY}$`, 'i'),
  workspace: new RegExp(`^(?<workspace>${UUID})@workspace:${BODY}$`, 'i'),
  project: new RegExp(`^(?:(?<project>${UUID}):)?${BODY}$`, 'i'),
};

/**
 * Reads one resource of a permission check. Whatever cannot be read is an error: a "no" that only means "not
 * understood" would be believed.
 */
export function parseResource(
  state: State,
  form: ResourceForm,
  text: string,
  place: (string | number)[],
  serverId: string | null,
): Target {
  const groups = PATTERNS[form].exec(text)?.groups;
  if (groups === undefined) throw unprocessable(place, `Invalid resource: ${text}`);
  const { workspace: named, project: projectId = null, type = '', id = null } = groups;
  if (!isCheckableType(type)) throw valueError(`Unknown resource type: ${type}`);

  const resource = state.resources.get(id);
  const project = state.projects.get(projectId ?? (type === 'project' ? id : (resource?.project_id ?? null)));
  if (projectId !== null && project === undefined) throw keyError(`Project ${projectId} not found.`);
  // The new form leaves the workspace to the server's token; a person has none, so it is worked out where possible.
  const workspaceId =
    named ??
    project?.workspace_id ??
    resource?.workspace_id ??
    (type === 'workspace' ? id : null) ??
    serverId;
  if (workspaceId === null) throw valueError(`The workspace of resource ${text} cannot be determined.`);
  const workspace = state.workspaces.get(workspaceId);
  if (workspace === undefined) throw keyError(`Workspace ${workspaceId} not found.`);
  const known = type === 'project' ? project : resource;
  if (known !== undefined && known.workspace_id !== workspace.id) {
    throw valueError(`Resource ${text} does not belong to the workspace.`);
  }
  return {
    organization_id: workspace.organization_id,
    workspace_id: workspace.id,
    project_id: project?.id ?? null,
    type,
    id: resource !== undefined && resource.type !== type ? null : id,
  };
}
