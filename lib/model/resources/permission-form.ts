import * as z from 'zod/mini';
import { countedList } from '../fields.ts';
import { object } from '../told-drift.ts';
import { Permission } from './permission.ts';

/** The names that `Permission` reads, and the id of a named one. */
const NAMES = ['id', 'name', 'resource_type', 'resource', 'type', 'scope', 'action', 'verb', 'permission'];

/**
 * A permission with the form in which a control plane itself lists it, a text or an object. The shape is not published, so
 * what is sent goes back in the form in which it came.
 */
export const PermissionForm = z.pipe(
  z.unknown(),
  z.transform((wire, context): PermissionForm => {
    const read = z.safeParse(Permission, wire);
    if (!read.success) {
      context.issues.push({ code: 'custom', message: 'no permission', input: wire });
      return z.NEVER;
    }
    const { resourceType, action } = read.data;
    const form = typeof wire === 'string' ? wire : textsOf(Object(wire));
    return { permission: `${resourceType}:${action}`, form };
  }),
);
export interface PermissionForm {
  /** `type:action`. */
  permission: string;
  form: string | Record<string, string>;
}

const textsOf = (wire: Record<string, unknown>): Record<string, string> => {
  const texts: Record<string, string> = {};
  for (const name of NAMES) {
    const value = wire[name];
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
};

/** The permissions of one role in the control plane's own form; null when it does not list them. */
export const RoleForms = z.pipe(
  object({ permissions: countedList(PermissionForm) }),
  z.transform(({ permissions }) => ({ permissions: permissions?.items ?? null })),
);
