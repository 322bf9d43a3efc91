import * as z from 'zod/mini';
import { flag, id, listOrNull, member, text } from '../fields.ts';
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
    /** Null when the server does not list them, which is not the same as none. */
    permissions: listOrNull(Permission),
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
    permissions: wire.permissions,
  })),
);
export type Role = z.output<typeof Role>;
