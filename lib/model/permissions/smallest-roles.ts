import { DOCUMENTED_PERMISSIONS } from '../documented-permissions.ts';
import type { Permission } from '../resources/permission.ts';
import { mayGive } from './covers.ts';
import type { AccessRole } from './evidence.ts';
import { isDocumented, rolePermits } from './role-permits.ts';
import type { Target } from './target.ts';

/** A role that would give an action, and where it would have to be held. */
export interface Remedy {
  role: AccessRole;
  /** Both null: in the whole organization. */
  workspaceId: string | null;
  /** `id` null: in the project in question, of which only the name is known; null: not in a project. */
  project: { id: string | null } | null;
  /** That it gives the action is ZenML's documentation, because the server does not list what it permits. */
  isDocumented: boolean;
}

const LEVELS = ['project', 'workspace', 'organization'];

/**
 * The roles that would give an action, the smallest first: held at the narrowest level, then those that permit least.
 * Share roles are for nobody to be given; a role of which nobody knows whether it gives the action is left out.
 */
export function smallestRoles(roles: readonly AccessRole[], action: string, target: Target): Remedy[] {
  const all = everyPermission(roles);
  const sizes = new Map<AccessRole, number>();
  const giving = roles.filter(
    (role) =>
      isCandidate(role, action, target) && rolePermits(role, { resourceType: target.type, action }) === 'yes',
  );
  for (const role of giving) sizes.set(role, sizeOf(role, all));
  return giving
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) ||
        (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1),
    )
    .map((role) => ({
      role,
      workspaceId: role.level === 'project' || role.level === 'workspace' ? target.workspaceId : null,
      project: role.level === 'project' ? target.project : null,
      isDocumented: isDocumented(role),
    }));
}

const isCandidate = (role: AccessRole, action: string, target: Target): boolean =>
  !role.isShare &&
  // One that is held in a project never gives it in the whole workspace.
  (role.level !== 'project' || target.project !== null) &&
  mayGive(role, action, target);

/** Whether a role may be smaller than another that gives an action, since nobody says whether it gives it, too. */
export const mayBeSmaller = (
  role: AccessRole,
  than: AccessRole | undefined,
  action: string,
  target: Target,
): boolean =>
  isCandidate(role, action, target) &&
  rolePermits(role, { resourceType: target.type, action }) === 'unsaid' &&
  (than === undefined || rankOf(role) <= rankOf(than));

/** A role that does not say its level comes last. */
const rankOf = ({ level }: AccessRole): number => {
  const rank = LEVELS.indexOf(level ?? '');
  return rank < 0 ? LEVELS.length : rank;
};

/** What a role may permit counts as permitted: of two roles the one that is known to be small is smaller. */
const sizeOf = (role: AccessRole, all: readonly Permission[]): number =>
  all.filter((permission) => rolePermits(role, permission) !== 'no').length;

function everyPermission(roles: readonly AccessRole[]): Permission[] {
  const listed = roles.flatMap(({ permissions }) => permissions ?? []);
  const every = [...DOCUMENTED_PERMISSIONS, ...listed].map(
    (one) => [`${one.resourceType} ${one.action}`, one] as const,
  );
  return [...new Map(every).values()];
}
