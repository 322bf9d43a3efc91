import type { Context } from '../context.ts';
import { isLegacy } from '../settings.ts';
import type { RoleRecord } from '../state/records.ts';
import { naiveTimestamp } from '../state/timestamp.ts';
import { permissionsView } from './permission-view.ts';

/** Level and names speak of tenants on a legacy control plane. Inferred: no source shows a legacy role. */
export function roleView(context: Context, role: RoleRecord) {
  const { permissions: _permissions, created, updated, ...rest } = role;
  const view = { ...rest, created: naiveTimestamp(created), updated: naiveTimestamp(updated) };
  if (!isLegacy(context.settings.mode) || role.level !== 'workspace') return view;
  const name = role.system_managed ? role.name.replace('Workspace', 'Tenant') : role.name;
  return { ...view, level: 'tenant', name };
}

/** One role with what it permits, unless system roles keep that to themselves. */
export function roleWithPermissionsView(context: Context, role: RoleRecord) {
  if (role.system_managed && !context.settings.systemRolePermissions) return roleView(context, role);
  return { ...roleView(context, role), permissions: permissionsView(context, role.permissions) };
}
