import { plural } from '#lib/i18n.ts';
import type { HeldRole } from '#lib/model/access.ts';
import { heldRoleName } from './held-role-name.ts';

/** The first role, of the organization when there is one, and how many more; null without roles. */
export function rolesSummary(roles: readonly HeldRole[]): string | null {
  const first = roles.find(({ level }) => level === 'organization') ?? roles[0];
  if (!first) return null;
  const more = roles.length - 1;
  const role = heldRoleName(first);
  return more === 0 ? role : plural('role_and_more', more, { role });
}
