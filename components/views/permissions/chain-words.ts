import { plural, t } from '#lib/i18n.ts';
import type { Chain } from '#lib/model/permissions/decision.ts';

/**
 * What gives an action, in few words: "Workspace Developer via team ml-core". `isReading`: what roles permit may still
 * be on its way, so that nothing is said yet of what is only documented.
 */
export function byWords(chain: Chain, isReading = false): string {
  const by = sourceWords(chain);
  return chain.isDocumented && !isReading ? t('by_documented', { by }) : by;
}

/** The same of several ways: the first, and how many more there are. Null of none. */
export function byAllWords([first, ...more]: readonly Chain[], isReading = false): string | null {
  if (!first) return null;
  const by = byWords(first, isReading);
  return more.length > 0 ? plural('by_and_more', more.length, { by }) : by;
}

function sourceWords({ via, role, team }: Chain): string {
  if (via === 'super-user') return t('by_superuser');
  if (via === 'outside-rbac') return t('by_outside');
  if (via === 'owner' || !role) return t('by_owner');
  if (via === 'share') {
    return team
      ? t('by_share_team', { role: role.name, team: team.name })
      : t('by_share', { role: role.name });
  }
  return team ? t('by_role_team', { role: role.name, team: team.name }) : role.name;
}
