import type { Doubt } from './decision.ts';
import type { AccessRole, Grant } from './evidence.ts';
import { rolePermits } from './role-permits.ts';
import { scopeOfType, type Target } from './target.ts';

/** Whether a role that is held somewhere gives an action on a target; `doubt` says why that is not sure. */
export type Cover = { gives: 'yes' | 'no' } | { gives: 'unsure'; doubt: Doubt };

const NO: Cover = { gives: 'no' };

/** Roles add up and nothing denies (ARCHITECTURE.md, "Access rules"), so that each grant is looked at alone. */
export function covers(grant: Grant, role: AccessRole, action: string, target: Target): Cover {
  if (grant.workspaceId !== null && grant.workspaceId !== target.workspaceId) return NO;
  const project = reachesProject(grant, target);
  if (project === 'no' || !isOfLevel(role, target)) return NO;
  if (role.isShare) return coversShared(grant, role, action, target);
  const permits = rolePermits(role, { resourceType: target.type, action });
  if (permits === 'no') return NO;
  if (permits === 'unsaid') return unsure(unreadWhy(role), role);
  return project === 'unsure' ? unsure('project', role) : { gives: 'yes' };
}

/** Whether a role could give an action on a target wherever in it somebody might hold it. */
export function mayGive(role: AccessRole, action: string, target: Target): boolean {
  if (!isOfLevel(role, target) || (role.isShare && target.id === null)) return false;
  return rolePermits(role, { resourceType: target.type, action }) !== 'no';
}

/** A role of a project says nothing of what the workspace shares between its projects, nor a workspace's of the organization. */
function isOfLevel({ level, isShare }: AccessRole, { type, workspaceId, project }: Target): boolean {
  if (isShare) return workspaceId !== null || (level !== 'workspace' && level !== 'project');
  if (level === 'workspace') return workspaceId !== null;
  if (level === 'project')
    return project !== null && (type === 'project' || scopeOfType(type) !== 'workspace');
  return true;
}

function reachesProject({ projectId }: Grant, { project }: Target): 'yes' | 'no' | 'unsure' {
  if (projectId === null) return 'yes';
  if (project === null) return 'no';
  if (project.id === null) return 'unsure';
  return project.id === projectId ? 'yes' : 'no';
}

function coversShared(grant: Grant, role: AccessRole, action: string, target: Target): Cover {
  if (target.id === null) return NO;
  if (grant.resource && (grant.resource.type !== target.type || grant.resource.id !== target.id)) return NO;
  const permits = rolePermits(role, { resourceType: target.type, action });
  if (permits === 'no') return NO;
  if (permits === 'unsaid') return unsure('role-permissions', role);
  return grant.resource ? { gives: 'yes' } : unsure('share', role);
}

const unreadWhy = (role: AccessRole): Doubt['why'] =>
  role.isSystem && !role.isShare ? 'documentation' : 'role-permissions';

const unsure = (why: Doubt['why'], { name }: AccessRole): Cover => ({
  gives: 'unsure',
  doubt: { why, of: name, failure: null },
});
