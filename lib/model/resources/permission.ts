import * as z from 'zod/mini';

const action = z.string().check(z.minLength(1), z.maxLength(100));

/** A permission as an object, whatever its two names are called. */
const Objects = z.pipe(
  z.looseObject({}),
  z.transform((wire, context): Permission => {
    const resourceType = wire.resource_type ?? wire.resource ?? wire.type ?? wire.scope;
    const verb = wire.action ?? wire.verb ?? wire.permission;
    if (typeof resourceType === 'string' && typeof verb === 'string') return { resourceType, action: verb };
    const combined = wire.name ?? wire.id;
    if (typeof combined === 'string') return splitPermission(combined);
    context.issues.push({ code: 'custom', message: 'neither type and action nor a name', input: wire });
    return z.NEVER;
  }),
);

/** `type:action`; without a colon it is an action on anything. */
function splitPermission(combined: string): Permission {
  const at = combined.lastIndexOf(':');
  return at < 0
    ? { resourceType: '*', action: combined }
    : { resourceType: combined.slice(0, at), action: combined.slice(at + 1) };
}

/**
 * One entry of `GET /permissions`: what may be done to which kind of resource. Its shape on the wire is not
 * published: an object of type and action, a named object and a bare string are all read.
 */
export const Permission = z.union([z.pipe(action, z.transform(splitPermission)), Objects]);
export interface Permission {
  resourceType: string;
  action: string;
}
