import * as z from 'zod/mini';
import { id, listOf, member, nested, text, time } from '../fields.ts';
import { object } from '../told-drift.ts';

const Named = z.pipe(
  object({ id, name: text }),
  z.transform((wire) => ({ id: wire.id, name: wire.name ?? wire.id })),
);

/** An invitation to an organization; since control plane 0.13.0 it can carry several roles and teams. */
export const Invitation = z.pipe(
  object({
    id,
    email: text,
    status: member,
    role: nested(Named),
    roles: listOf(Named),
    teams: listOf(Named),
    organization: nested(Named),
    organization_id: text,
    created: time,
    expires: time,
  }),
  z.transform((wire) => ({
    id: wire.id,
    email: wire.email,
    status: wire.status,
    roles: wire.role && wire.roles.length === 0 ? [wire.role] : wire.roles,
    teams: wire.teams,
    organization:
      wire.organization ??
      (wire.organization_id ? { id: wire.organization_id, name: wire.organization_id } : null),
    created: wire.created,
    expires: wire.expires,
  })),
);
export type Invitation = z.output<typeof Invitation>;
