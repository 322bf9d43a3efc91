import { isProjectType, isWorkspaceType } from '../documented-permissions.ts';
import { isUuid } from '../locate.ts';
import type { Permission } from '../resources/permission.ts';

/** What a question is about. */
export interface Target {
  /** The organization that it is in; null when that is not known. */
  organizationId: string | null;
  /** Null: the organization, or a type of its. */
  workspaceId: string | null;
  /** The project that it is in; `id` null: only the project's name is known. */
  project: { id: string | null } | null;
  /** ZenML's type name, e.g. `pipeline_run`; `organization`, `workspace` and `project` are types too. */
  type: string;
  /** UUID of one resource; null for the type as a whole. */
  id: string | null;
}

/** The ids of a place, as far as they are known; `project` may be a name. */
export interface Whereabouts {
  organization: { id: string } | null;
  workspace: { id: string } | null;
  project: string | null;
  resource: { type: string; id: string } | null;
}

/**
 * A resource type at a place. What a workspace shares between its projects
 * is not in any of them, whatever page one is on.
 */
export function targetAt(
  { organization, workspace, project, resource }: Whereabouts,
  { resourceType: type, action }: Permission,
): Target {
  const projectId = project !== null && isUuid(project) ? project : null;
  const isAsked = resource?.type === type;
  // A page that shows a run without naming its project: it is in one all the same.
  // A project is made in the workspace, not in another project.
  const isInProject =
    type === 'project'
      ? project !== null && action !== 'create'
      : !isWorkspaceType(type) && (project !== null || isAsked);
  const workspaceId = isOrganizationType(type) ? null : (workspace?.id ?? null);
  return {
    organizationId: organization?.id ?? null,
    workspaceId,
    project: isInProject && !isOrganizationType(type) ? { id: projectId } : null,
    type,
    id:
      isAsked && resource
        ? resource.id
        : idOfPlace({ resourceType: type, action }, organization?.id ?? null, workspaceId, projectId),
  };
}

/** A page of a workspace is about that workspace, not about workspaces in general; but what is there is not created. */
function idOfPlace(
  { resourceType: type, action }: Permission,
  organizationId: string | null,
  workspaceId: string | null,
  projectId: string | null,
): string | null {
  if (action === 'create') return null;
  if (type === 'organization') return organizationId;
  if (type === 'workspace') return workspaceId;
  return type === 'project' ? projectId : null;
}

/** Members, teams and the like belong to the organization, on whatever page one is. No source names these types: inferred. */
const ORGANIZATION_TYPES = [
  'organization',
  'member',
  'team',
  'role',
  'invitation',
  'billing',
  'organization_service_account',
];
const isOrganizationType = (type: string): boolean => ORGANIZATION_TYPES.includes(type);

/** Where a type lives; null for one that no source names, which may be anywhere. */
export function scopeOfType(type: string): 'organization' | 'workspace' | 'project' | null {
  if (isOrganizationType(type)) return 'organization';
  if (isWorkspaceType(type)) return 'workspace';
  return isProjectType(type) ? 'project' : null;
}
