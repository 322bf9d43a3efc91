import { resourcePath } from '../control-plane/dashboard/dashboard-paths.ts';
import { decide } from '../control-plane/rbac/access-rules.ts';
import { ACTIONS, PROJECT_TYPES, WORKSPACE_TYPES } from '../control-plane/rbac/permission-catalogue.ts';
import type { ProjectRecord, ResourceRecord, WorkspaceRecord } from '../control-plane/state/records.ts';
import type { State } from '../control-plane/state/state.ts';
import type { ShownVerdict } from './look-at-view.ts';

/** A page of the dashboard, and what it is about. */
export interface CheckedPlace {
  path: string;
  workspace: WorkspaceRecord;
  project: ProjectRecord | null;
  resource: ResourceRecord | null;
}

const RESOURCES = ['pipeline_run', 'model', 'stack', 'artifact', 'pipeline'];

/** Every workspace of the seed and some of what is in each. Projects go by their id, as nothing else says which one is meant. */
export function checkedPlaces(state: State): CheckedPlace[] {
  return state.workspaces.all().flatMap((workspace) => {
    const root = `/workspaces/${workspace.name}`;
    const place: CheckedPlace = { path: root, workspace, project: null, resource: null };
    const within = RESOURCES.flatMap((type): CheckedPlace[] => {
      const resource = state.resources.by('workspaceType', `${workspace.id} ${type}`)[0];
      const project = state.projects.get(resource?.project_id) ?? null;
      const path = resource && resourcePath(workspace, project ?? undefined, resource);
      if (!resource || !path) return [];
      const byId = project ? path.replace(`/projects/${project.name}`, `/projects/${project.id}`) : path;
      return [{ path: byId, workspace, project, resource }];
    });
    return [place, ...within];
  });
}

/** What the control plane's own rules say of a verdict that a view shows at a place; null: they know no such question. */
export function truthOf(
  state: State,
  userId: string,
  place: CheckedPlace,
  { deed }: ShownVerdict,
): 'allowed' | 'denied' | null {
  const question = questionOf(deed);
  if (!question) return null;
  const { workspace, project, resource } = place;
  const { type, action } = question;
  const isInProject = PROJECT_TYPES.some((one) => one === type) || type === 'project';
  const own = type === 'workspace' ? workspace : type === 'project' ? project : null;
  const id = resource?.type === type ? resource.id : (own?.id ?? null);
  const target = {
    organization_id: workspace.organization_id,
    workspace_id: workspace.id,
    project_id: isInProject ? (project?.id ?? null) : null,
    type,
    // What is created has no id yet.
    id: action === 'create' ? null : id,
  };
  return decide(state, userId, action, target).allowed ? 'allowed' : 'denied';
}

const asWords = (name: string) => name.replaceAll('_', ' ');

function questionOf(deed: string): { type: string; action: string } | null {
  for (const type of [...PROJECT_TYPES, ...WORKSPACE_TYPES]) {
    for (const action of ACTIONS) {
      if (deed === `${asWords(action)} ${asWords(type)}`) return { type, action };
    }
  }
  return null;
}
