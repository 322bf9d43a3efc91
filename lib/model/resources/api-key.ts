import * as z from 'zod/mini';
import { flag, id, text, time } from '../fields.ts';
import { object } from '../told-drift.ts';

/**
 * A service account's or a person's API key. The key itself appears in the answer to its creation
 * only and is not in this schema.
 */
export const ApiKey = z.pipe(
  object({
    id,
    name: text,
    description: text,
    active: flag,
    created: time,
    expires: time,
    last_used: time,
    last_login: time,
    last_rotated: time,
  }),
  z.transform((wire) => ({
    id: wire.id,
    name: wire.name ?? wire.id,
    description: wire.description,
    isActive: wire.active,
    created: wire.created,
    expires: wire.expires,
    lastRotated: wire.last_rotated,
    lastUsed: wire.last_used ?? wire.last_login,
  })),
);
export type ApiKey = z.output<typeof ApiKey>;
