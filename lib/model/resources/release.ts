import * as z from 'zod/mini';
import { text, time } from '../fields.ts';
import { maxLength, minLength } from '../length.ts';
import { object } from '../told-drift.ts';

const version = z.string().check(minLength(1), maxLength(100));

/** A ZenML version that workspaces can be deployed at; the fields on the wire are not published. */
export const Release = z.union([
  z.pipe(
    version,
    z.transform((bare) => ({ version: bare, released: null as string | null })),
  ),
  z.pipe(
    object({ version, created: time, name: text }),
    z.transform((wire) => ({ version: wire.version, released: wire.created })),
  ),
]);
export type Release = z.output<typeof Release>;
