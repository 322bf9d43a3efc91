import { isWorkspaceType } from '../documented-permissions.ts';

/**
 * The forms in which a permission check may want a resource named (ARCHITECTURE.md, "Permission check"):
 * `project` is `[<project>:]<type>[/<id>]`, since ZenML 0.80; `server` is `<workspace>@server:<type>[/<id>]`,
 * before it; `workspace` is `<workspace>@workspace:<type>[/<id>]`. Which one a control plane takes is not published.
 */
export const RESOURCE_FORMS = ['project', 'workspace', 'server'] as const;
export type ResourceForm = (typeof RESOURCE_FORMS)[number];

export interface NamedResource {
  /** UUID; null when no workspace is meant. */
  workspaceId: string | null;
  /** UUID; null when no project is meant. */
  projectId: string | null;
  /** ZenML's type name, e.g. `pipeline_run`. */
  type: string;
  /** UUID of one resource; null for the type as a whole. */
  id: string | null;
}

/**
 * A resource in one form. Null when the form cannot say it: without a workspace or project that it needs, or with
 * a part that would change what the string means. Asking something else instead would be a wrong answer.
 */
export function resourceString(form: ResourceForm, resource: NamedResource): string | null {
  const { workspaceId, projectId, type, id } = resource;
  const parts = [workspaceId, projectId, type, id].filter((part) => part !== null);
  if (parts.some((part) => !/^[\w.-]+$/.test(part))) return null;
  const body = id === null ? type : `${type}/${id}`;
  if (form !== 'project') return workspaceId === null ? null : `${workspaceId}@${form}:${body}`;
  // Without a workspace in the string only an id or a project tells which one is meant.
  if (!isWorkspaceType(type) && projectId !== null) return `${projectId}:${body}`;
  return id === null ? null : body;
}

/** What a resource string names, in whichever form it is. */
interface ParsedResource extends NamedResource {
  form: ResourceForm;
}

/**
 * Reads a resource string: types that nobody knows are kept, and what a form does not say (the workspace in `project`, the
 * project in the others) is null. Null for what is no resource string.
 */
export function parseResourceString(text: string): ParsedResource | null {
  const groups = PATTERN.exec(text)?.groups;
  if (!groups) return null;
  const { workspace = null, form, project = null, type = '', id = null } = groups;
  return {
    form: form === 'server' || form === 'workspace' ? form : 'project',
    workspaceId: workspace,
    projectId: project,
    type,
    id,
  };
}

const PATTERN =
  /^(?:(?<workspace>[\w.-]+)@(?<form>server|workspace):|(?<project>[\w.-]+):)?(?<type>[\w.-]+)(?:\/(?<id>[\w.-]+))?$/;
