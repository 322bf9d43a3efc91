import * as z from 'zod/mini';
import { flag, id, member, text, time } from '../fields.ts';
import { object } from '../told-drift.ts';

/** An authorized command-line device (its fields on the wire are not published). */
export const Device = z.pipe(
  object({
    id,
    status: member,
    os: text,
    hostname: text,
    trusted_device: flag,
    last_login: time,
    created: time,
    expires: time,
  }),
  z.transform((wire) => ({
    id: wire.id,
    status: wire.status,
    os: wire.os,
    hostname: wire.hostname,
    isTrusted: wire.trusted_device,
    lastLogin: wire.last_login,
    created: wire.created,
    expires: wire.expires,
  })),
);
export type Device = z.output<typeof Device>;
