import type { Api } from '#lib/api/api.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { AccessRole } from '#lib/model/permissions/evidence.ts';
import type { Role } from '#lib/model/resources/role.ts';
import type { OperationContext } from '../operation.ts';
import { asPerson } from './as-person.ts';

/**
 * A role as the permission engine wants it. One of a type that is in no source is a role like others, but not one that
 * ZenML's documentation describes.
 */
export const accessRole = (role: Role): AccessRole => ({
  id: role.id,
  name: role.name,
  level: role.level,
  isSystem: role.isSystem && (role.type === 'normal' || role.type === 'share'),
  isShare: role.type === 'share',
  // What could be read in part only is asked of the role itself.
  permissions: role.hasUnreadPermissions || isKept(role) ? null : role.permissions,
});

/** ZenML's own roles all permit something: an empty list of one says that the server keeps it to itself. */
const isKept = ({ isSystem, permissions }: Pick<Role, 'isSystem' | 'permissions'>): boolean =>
  isSystem && permissions?.length === 0;

/** A role with what it permits, as far as the server lists it; `failure`: it could not be asked. */
export interface RoleRead {
  role: AccessRole;
  /** It permits more than could be understood. */
  isPartial: boolean;
  failure: Failure | null;
}

const NOT_UNDERSTOOD: Failure = { kind: 'unexpected-response', path: 'permissions' };

/** What a role permits: the list of roles may not say so, the role itself may. */
export async function readPermissions(
  api: Api,
  role: AccessRole,
  context: OperationContext,
): Promise<RoleRead> {
  if (role.permissions) return { role, isPartial: false, failure: null };
  const read = await api.call(context.controlPlane, 'role', { roleId: role.id }, asPerson(context));
  if (!read.ok) return { role, isPartial: false, failure: read.failure };
  const { permissions, hasUnreadPermissions: isPartial } = read.value;
  if (isKept(read.value)) return { role, isPartial, failure: null };
  return { role: { ...role, permissions }, isPartial, failure: isPartial ? NOT_UNDERSTOOD : null };
}
