import type { Api } from '#lib/api/api.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { AccessRole } from '#lib/model/permissions/evidence.ts';
import type { Role } from '#lib/model/resources/role.ts';
import type { OperationContext } from '../answers.ts';
import { asPerson } from './as-person.ts';

/** A role as the permission engine wants it. */
export const accessRole = ({ id, name, level, isSystem, type, permissions }: Role): AccessRole => ({
  id,
  name,
  level,
  isSystem,
  isShare: type !== 'normal',
  permissions,
});

/** A role with what it permits, as far as the server lists it; `failure`: it could not be asked. */
export interface RoleRead {
  role: AccessRole;
  failure: Failure | null;
}

/** What a role permits: the list of roles may not say so, the role itself may. */
export async function readPermissions(
  api: Api,
  role: AccessRole,
  context: OperationContext,
): Promise<RoleRead> {
  if (role.permissions) return { role, failure: null };
  const read = await api.call(context.controlPlane, 'role', { roleId: role.id }, asPerson(context));
  if (!read.ok) return { role, failure: read.failure };
  return { role: { ...role, permissions: read.value.permissions }, failure: null };
}
