import * as z from 'zod/mini';
import { maxLength } from '../length.ts';

/** `type:action`. Without a colon nobody knows which of the two it is, and an id is neither. */
const Combined = z.pipe(
  z.string().check(z.regex(/^[^:]+(:[^:]+)*:[^:]+$/), maxLength(200)),
  z.transform((combined): Permission => {
    const at = combined.lastIndexOf(':');
    return { resourceType: combined.slice(0, at), action: combined.slice(at + 1) };
  }),
);

/** A permission as an object, whatever its two names are called. */
const Objects = z.pipe(
  z.looseObject({}),
  z.transform((wire, context): Permission => {
    const resourceType = wire.resource_type ?? wire.resource ?? wire.type ?? wire.scope;
    const verb = wire.action ?? wire.verb ?? wire.permission;
    if (typeof resourceType === 'string' && typeof verb === 'string') return { resourceType, action: verb };
    const combined = z.safeParse(Combined, wire.name ?? wire.id);
    if (combined.success) return combined.data;
    context.issues.push({ code: 'custom', message: 'neither type and action nor a name', input: wire });
    return z.NEVER;
  }),
);

/**
 * One entry of `GET /permissions`: what may be done to which kind of resource. Its shape on the wire is not
 * published: an object of type and action, a named object and a bare string are all read.
 */
export const Permission = z.union([Combined, Objects]);
export interface Permission {
  resourceType: string;
  action: string;
}
