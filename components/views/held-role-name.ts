import { shortId } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { HeldRole } from '#lib/model/access.ts';

/** What a role is called; by the beginning and the end of its id while its name is not known, which is its id then. */
export function heldRoleName({ id, name }: Pick<HeldRole, 'id' | 'name'>): string {
  if (!name) return t('role_unnamed');
  return name === id ? t('role_by_id', { id: shortId(id) }) : name;
}
