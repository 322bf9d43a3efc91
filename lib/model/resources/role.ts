import * as z from 'zod/mini';
import { isKnownAction } from '../documented-permissions.ts';
import { countedList, flag, id, member, text } from '../fields.ts';
import { scopeOfType } from '../permissions/target.ts';
import { object } from '../told-drift.ts';
import { level } from './level.ts';
import { Permission } from './permission.ts';

/** Some of a list is in ZenML's words. Where none is, it is not one that says what is permitted. */
const isUnderstood = ({ items, unreadable }: { items: Permission[]; unreadable: number }): boolean =>
  (items.length === 0 && unreadable === 0) ||
  items.some(
    ({ resourceType, action }) =>
      (resourceType === '*' || scopeOfType(resourceType) !== null) &&
      (action === '*' || isKnownAction(action)),
  );

/** A role: a named set of permissions for one level. */
export const Role = z.pipe(
  object({
    id,
    name: text,
    description: text,
    organization_id: text,
    level,
    system_managed: flag,
    type: member,
    permissions: countedList(Permission),
  }),
  z.transform(({ permissions, ...wire }) => ({
    id: wire.id,
    name: wire.name ?? wire.id,
    description: wire.description,
    organizationId: wire.organization_id,
    level: wire.level,
    isSystem: wire.system_managed ?? false,
    /** `share` roles come from sharing a single resource and cannot be assigned by hand. */
    type: wire.type ?? 'normal',
    /** Null when the server does not list them, which is not the same as none, or in words that are not ZenML's. */
    permissions: permissions && isUnderstood(permissions) ? permissions.items : null,
    /** There is more in the list than could be read. */
    hasUnreadPermissions: permissions !== null && (permissions.unreadable > 0 || !isUnderstood(permissions)),
  })),
);
export type Role = z.output<typeof Role>;
