import * as z from 'zod/mini';
import { flag, listOf } from '../fields.ts';
import { object } from '../told-drift.ts';

/**
 * The answer of the permission check: each resource string that was asked, with whether the action is allowed
 * (ARCHITECTURE.md, "Permission check"). A resource whose value is not a boolean is left out, so that an
 * unreadable answer is "unknown" and never "denied".
 */
export const Checks = z.pipe(
  z.record(z.string(), flag),
  z.transform(
    (wire): Record<string, boolean> =>
      Object.fromEntries(
        Object.entries(wire).flatMap(([resource, allowed]) =>
          allowed === null ? [] : [[resource, allowed]],
        ),
      ),
  ),
);

/** Which resources of a type an action is allowed on: all, or these ids. */
export const AllowedResourceIds = z.pipe(
  object({ full_access: z.boolean(), ids: listOf(z.string()) }),
  z.transform((wire) => ({ fullAccess: wire.full_access, ids: wire.ids })),
);
export type AllowedResourceIds = z.output<typeof AllowedResourceIds>;
