import type { Evidence } from './evidence.ts';

const known = new WeakMap<Evidence, ReadonlyMap<string, readonly string[]>>();

/**
 * The projects in which anybody holds a role, by their workspace; '' for those of which it is not known. The control
 * plane lists no projects, so these are all that are heard of.
 */
export function projectsOf(evidence: Evidence): ReadonlyMap<string, readonly string[]> {
  const found = known.get(evidence) ?? look(evidence);
  known.set(evidence, found);
  return found;
}

function look({ grants }: Evidence): Map<string, string[]> {
  const workspaceOf = new Map<string, string>();
  for (const { workspaceId, projectId } of grants) {
    if (projectId !== null && (workspaceId !== null || !workspaceOf.has(projectId)))
      workspaceOf.set(projectId, workspaceId ?? '');
  }
  const projects = new Map<string, string[]>();
  for (const [project, workspace] of workspaceOf)
    projects.set(workspace, [...(projects.get(workspace) ?? []), project]);
  return projects;
}
