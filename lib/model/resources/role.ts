import * as z from 'zod/mini';
import { countedList, flag, id, member, text } from '../fields.ts';
import { level } from './level.ts';
import { Permission } from './permission.ts';

/** A role: a named set of permissions for one level. */
export const Role = z.pipe(
  z.object({
    id,
    name: text,
    description: text,
    organization_id: text,
    level,
    system_managed: flag,
    type: member,
    permissions: countedList(Permission),
  }),
  z.transform((wire) => ({
    id: wire.id,
    name: wire.name ?? wire.id,
    description: wire.description,
    organizationId: wire.organization_id,
    level: wire.level,
    isSystem: wire.system_managed ?? false,
    /** `share` roles come from sharing a single resource and cannot be assigned by hand. */
    type: wire.type ?? 'normal',
    /** Null when the server does not list them, which is not the same as none. */
    permissions: wire.permissions?.items ?? null,
    /** There is more in the list than could be read. */
    hasUnreadPermissions: (wire.permissions?.unreadable ?? 0) > 0,
  })),
);
export type Role = z.output<typeof Role>;
