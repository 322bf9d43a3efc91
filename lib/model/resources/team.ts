import * as z from 'zod/mini';
import { id, number, text, time } from '../fields.ts';
import { object } from '../told-drift.ts';

/** A team of an organization. */
export const Team = z.pipe(
  object({ id, name: text, description: text, created: time, updated: time, member_count: number }),
  z.transform((wire) => ({
    id: wire.id,
    name: wire.name ?? wire.id,
    description: wire.description,
    created: wire.created,
    updated: wire.updated,
    /** Null when the server does not count. */
    memberCount: wire.member_count,
  })),
);
export type Team = z.output<typeof Team>;
