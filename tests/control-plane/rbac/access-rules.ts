import type { AssignmentRecord, RoleRecord } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { isProjectScoped } from './permission-catalogue.ts';

/** What a question is about. An empty id asks about the type as a whole. */
export interface Target {
  organization_id: string;
  workspace_id: string | null;
  project_id: string | null;
  type: string;
  id: string | null;
}

/** A yes names what gave it; a no has nothing to name, since nothing in ZenML denies. */
export interface Verdict {
  allowed: boolean;
  because: string;
}

const OWNER_ACTIONS = new Set(['create', 'read', 'update', 'delete', 'share']);
const permissionSets = new WeakMap<readonly string[], Set<string>>();

function grants(role: RoleRecord, permission: string): boolean {
  let set = permissionSets.get(role.permissions);
  if (set === undefined) {
    set = new Set(role.permissions);
    permissionSets.set(role.permissions, set);
  }
  return set.has(permission);
}

/** The union of what a person holds: direct assignments and those of the teams. */
export function assignmentsOf(state: State, userId: string): AssignmentRecord[] {
  const direct = state.assignments.by('user', userId);
  const teams = state.teamMembers.by('user', userId);
  return teams.length === 0
    ? direct
    : [...direct, ...teams.flatMap((member) => state.assignments.by('team', member.team_id))];
}

function covers(
  state: State,
  assignment: AssignmentRecord,
  action: string,
  target: Target,
): RoleRecord | null {
  if (assignment.organization_id !== target.organization_id) return null;
  if (assignment.workspace_id !== null && assignment.workspace_id !== target.workspace_id) return null;
  if (assignment.project_id !== null && assignment.project_id !== target.project_id) return null;
  const role = state.roles.require(assignment.role_id);
  if (role.type === 'share') {
    const shared = assignment.resource;
    if (shared === null || shared.type !== target.type || shared.id !== target.id) return null;
  } else if (role.level === 'project' && target.type !== 'project' && !isProjectScoped(target.type)) {
    return null;
  }
  return grants(role, `${target.type}:${action}`) ? role : null;
}

function ownerOf(state: State, target: Target): string | null {
  if (target.id === null) return null;
  if (target.type === 'workspace') return state.workspaces.get(target.id)?.owner_id ?? null;
  if (target.type === 'project') return state.projects.get(target.id)?.owner_id ?? null;
  if (target.type === 'organization') return state.organizations.get(target.id)?.owner_id ?? null;
  return state.resources.get(target.id)?.owner_id ?? null;
}

/** The one place where access is decided. */
export function decide(state: State, userId: string, action: string, target: Target): Verdict {
  const user = state.users.get(userId);
  if (user === undefined) return { allowed: false, because: 'no such user' };
  if (!user.is_active) return { allowed: false, because: 'inactive' };
  if (user.is_superuser) return { allowed: true, because: 'super-user' };
  const held = assignmentsOf(state, userId);
  for (const assignment of held) {
    const role = covers(state, assignment, action, target);
    if (role !== null)
      return { allowed: true, because: role.type === 'share' ? 'share' : `role ${role.name}` };
  }
  // Whoever was removed from the organization loses what they own too.
  const stillHere = held.some((assignment) => assignment.organization_id === target.organization_id);
  if (stillHere && OWNER_ACTIONS.has(action) && ownerOf(state, target) === userId) {
    return { allowed: true, because: 'owner' };
  }
  if (isDefaultStack(state, target) && action === 'read') {
    const workspace: Target = { ...target, type: 'workspace', id: target.workspace_id };
    if (held.some((assignment) => covers(state, assignment, 'read', workspace))) {
      return { allowed: true, because: 'default stack' };
    }
  }
  return { allowed: false, because: 'no grant' };
}

/** Who may see a workspace may see its default stack and components. */
function isDefaultStack(state: State, target: Target): boolean {
  if (target.type !== 'stack' && target.type !== 'stack_component') return false;
  return state.resources.get(target.id)?.name === 'default';
}
