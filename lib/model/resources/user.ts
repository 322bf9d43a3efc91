import * as z from 'zod/mini';
import { flag, id, text } from '../fields.ts';
import { object } from '../told-drift.ts';

/**
 * A person or a service account. Company, job title, avatar, OAuth ids, onboarding answers
 * and the password field of the wire are not in the schema, so they never leave the parser.
 */
export const User = z.pipe(
  object({
    id,
    username: text,
    name: text,
    email: text,
    is_active: flag,
    is_superuser: flag,
    is_service_account: flag,
    organization_id: text,
  }),
  z.transform((wire) => ({
    id: wire.id,
    username: wire.username,
    name: wire.name,
    email: wire.email,
    /** Null when the server does not say. */
    isActive: wire.is_active,
    /** Null when the server does not say. */
    isSuperuser: wire.is_superuser,
    isServiceAccount: wire.is_service_account ?? false,
    organizationId: wire.organization_id,
  })),
);
export type User = z.output<typeof User>;
