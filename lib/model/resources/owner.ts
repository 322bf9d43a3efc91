import * as z from 'zod/mini';
import { flag, text } from '../fields.ts';
import { object } from '../told-drift.ts';

/**
 * The owner of a workspace or organization, for showing whose it is. Recorded workspaces name their owner without
 * an id, so nothing in it is certain: `id` is empty then.
 */
export const Owner = z.pipe(
  object({ id: text, username: text, name: text, email: text, is_active: flag }),
  z.transform((wire, context) => {
    if (!(wire.id || wire.username || wire.name || wire.email)) {
      context.issues.push({ code: 'custom', message: 'nobody', input: wire });
    }
    return {
      id: wire.id ?? '',
      username: wire.username,
      name: wire.name,
      email: wire.email,
      isActive: wire.is_active,
    };
  }),
);
export type Owner = z.output<typeof Owner>;
