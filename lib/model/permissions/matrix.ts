import type { Permission } from '../resources/permission.ts';

/** Resource types as rows and actions as columns, and which of the crossings there are. */
export interface Matrix {
  types: string[];
  actions: string[];
  has: (type: string, action: string) => boolean;
}

/** The actions that nearly every type has, in the order in which people think of them; the others follow by name. */
const FIRST_ACTIONS = ['read', 'create', 'update', 'delete', 'share'];

/** Arranges permissions as a matrix, rows in the order of `compareTypes`; each permission counts once. */
export function matrixOf(
  permissions: readonly Permission[],
  compareTypes: (a: string, b: string) => number,
): Matrix {
  const known = new Set(permissions.map(({ resourceType, action }) => keyOf(resourceType, action)));
  const rank = (action: string) => FIRST_ACTIONS.indexOf(action) + 1 || FIRST_ACTIONS.length + 1;
  const order = (a: string, b: string) => rank(a) - rank(b) || (a < b ? -1 : 1);
  return {
    types: [...new Set(permissions.map(({ resourceType }) => resourceType))].sort(compareTypes),
    actions: [...new Set(permissions.map(({ action }) => action))].sort(order),
    has: (type, action) => known.has(keyOf(type, action)),
  };
}

const keyOf = (type: string, action: string): string => `${type} ${action}`;

/** Only the rows and columns in which something is wanted, whole. */
export function narrowed(
  permissions: readonly Permission[],
  isWanted: (permission: Permission) => boolean,
): Permission[] {
  const wanted = permissions.filter(isWanted);
  const types = new Set(wanted.map(({ resourceType }) => resourceType));
  const actions = new Set(wanted.map(({ action }) => action));
  return permissions.filter(({ resourceType, action }) => types.has(resourceType) && actions.has(action));
}
