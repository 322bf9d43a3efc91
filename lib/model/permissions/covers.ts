import type { Doubt } from './decision.ts';
import type { AccessRole, Grant } from './evidence.ts';
import { rolePermits } from './role-permits.ts';
import { scopeOfType, type Target } from './target.ts';

/** Whether a role that is held somewhere gives an action on a target; `doubt` says why that is not sure. */
type Cover = { gives: 'yes' | 'no' } | { gives: 'unsure'; doubt: Doubt };

const NO: Cover = { gives: 'no' };

/** Roles add up and nothing denies (ARCHITECTURE.md, "Access rules"), so that each grant is looked at alone. */
export function covers(grant: Grant, role: AccessRole, action: string, target: Target): Cover {
  if (grant.workspaceId !== null && grant.workspaceId !== target.workspaceId) return NO;
  if (role.isShare) return coversShared(grant, role, action, target);
  const project = reachesProject(grant, target);
  const level = role.level ?? levelOf(grant);
  if (project === 'no' || !isOfLevel(level, target)) return NO;
  const permits = rolePermits(role, { resourceType: target.type, action });
  if (permits === 'no') return NO;
  if (permits === 'unsaid') return unsure(unreadWhy(role), role);
  if (project === 'yes' && (level !== 'project' || target.project !== null)) return { gives: 'yes' };
  return unsure(target.project === null ? 'in-project' : 'project', role);
}

/** Whether a role could give an action on a target wherever in it somebody might hold it. */
export function mayGive(role: AccessRole, action: string, target: Target): boolean {
  if (role.isShare) {
    const isInside = role.level === 'workspace' || role.level === 'project';
    if (target.id === null || (isInside && target.workspaceId === null)) return false;
  } else if (!isOfLevel(role.level, target)) return false;
  return rolePermits(role, { resourceType: target.type, action }) !== 'no';
}

/** What a role is for whose level the server does not say: it can only be held where roles of its level are. */
const levelOf = ({ workspaceId, projectId }: Grant): string =>
  projectId !== null ? 'project' : workspaceId !== null ? 'workspace' : 'organization';

/** A role of a project says nothing of what the workspace shares between its projects, nor a workspace's of the organization. */
function isOfLevel(level: string | null, { type, workspaceId }: Target): boolean {
  if (level === 'workspace') return workspaceId !== null;
  if (level === 'project')
    return workspaceId !== null && (type === 'project' || scopeOfType(type) !== 'workspace');
  return true;
}

/** A question about a whole workspace has no project: what is held in one of its projects is then neither a yes nor a no. */
function reachesProject(
  { projectId }: Grant,
  { workspaceId, project, type }: Target,
): 'yes' | 'no' | 'unsure' {
  if (projectId === null) return 'yes';
  if (project === null) {
    const isShared = workspaceId === null || (type !== 'project' && scopeOfType(type) === 'workspace');
    return isShared ? 'no' : 'unsure';
  }
  if (project.id === null) return 'unsure';
  return project.id === projectId ? 'yes' : 'no';
}

/** A share gives one resource, of which the id says enough; a server that keeps the id to itself leaves it open. */
function coversShared(grant: Grant, role: AccessRole, action: string, target: Target): Cover {
  const { resource } = grant;
  if (target.id === null) return NO;
  if (resource && (resource.type !== target.type || resource.id !== target.id)) return NO;
  if (!resource && reachesProject(grant, target) === 'no') return NO;
  const permits = rolePermits(role, { resourceType: target.type, action });
  if (permits === 'no') return NO;
  if (permits === 'unsaid') return unsure('role-permissions', role);
  return resource ? { gives: 'yes' } : unsure('share', role);
}

/** What of a role is not known where nothing says what it permits. */
export const unreadWhy = (role: AccessRole): Doubt['why'] =>
  role.isSystem && !role.isShare ? 'documentation' : 'role-permissions';

const unsure = (why: Doubt['why'], { name }: AccessRole): Cover => ({
  gives: 'unsure',
  doubt: { why, of: name, failure: null },
});
