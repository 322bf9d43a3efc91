import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';

function idOf(permission: string): string {
  const digits = createHash('sha256').update(permission).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** The shape of a Permission is not known anywhere, so it can be chosen. */
export function permissionsView(context: Context, permissions: readonly string[]) {
  const { permissionShape } = context.settings;
  if (permissionShape === 'strings') return [...permissions];
  if (permissionShape === 'named') return permissions.map((name) => ({ id: idOf(name), name }));
  return permissions.map((permission) => {
    const [resource_type, action] = permission.split(':');
    return { resource_type, action };
  });
}

/** Reads permissions in any of those shapes; what cannot be read becomes an empty string. */
export function readPermissions(value: readonly unknown[]): string[] {
  return value.map((item) => {
    if (typeof item === 'string') return item;
    if (typeof item !== 'object' || item === null) return '';
    if ('name' in item && typeof item.name === 'string') return item.name;
    return 'resource_type' in item && 'action' in item
      ? `${String(item.resource_type)}:${String(item.action)}`
      : '';
  });
}
