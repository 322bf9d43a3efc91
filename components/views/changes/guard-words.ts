import { type MessageKey, type PlainKey, t } from '#lib/i18n.ts';
import type { Guard, GuardKind } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';

interface Words {
  /** Said when the name or number that it is about is known, … */
  about: Extract<MessageKey, `guard_${string}_of`>;
  /** … and when it is not. */
  plain: PlainKey;
}

/** Why to think twice; a new kind of guard does not compile without. */
const WORDS: Record<GuardKind, Words> = {
  'last-admin': { about: 'guard_last_admin_of', plain: 'guard_last_admin' },
  'locks-out-self': { about: 'guard_locks_out_of', plain: 'guard_locks_out' },
  'demotes-self': { about: 'guard_demotes_of', plain: 'guard_demotes' },
  'last-organization-role': { about: 'guard_last_role_of', plain: 'guard_last_role' },
  'holds-shares': { about: 'guard_shares_of', plain: 'guard_shares' },
  'takes-everything': { about: 'guard_everything_of', plain: 'guard_everything' },
  downgrade: { about: 'guard_downgrade_of', plain: 'guard_downgrade' },
  limit: { about: 'guard_limit_of', plain: 'guard_limit' },
  'in-use': { about: 'guard_in_use_of', plain: 'guard_in_use' },
  production: { about: 'guard_production_of', plain: 'guard_production' },
  'changed-since': { about: 'guard_changed_of', plain: 'guard_changed' },
  'name-taken': { about: 'guard_taken_of', plain: 'guard_taken' },
  irreversible: { about: 'guard_irreversible_of', plain: 'guard_irreversible' },
  'not-known': { about: 'guard_not_known_of', plain: 'guard_not_known' },
  'no-display-name': { about: 'guard_no_display_name_of', plain: 'guard_no_display_name' },
  'no-enrolling': { about: 'guard_no_enrolling_of', plain: 'guard_no_enrolling' },
  'no-such-release': { about: 'guard_no_such_release_of', plain: 'guard_no_such_release' },
  'no-trusted-domains': { about: 'guard_no_trusted_domains_of', plain: 'guard_no_trusted_domains' },
  'system-role': { about: 'guard_system_role_of', plain: 'guard_system_role' },
  'share-role': { about: 'guard_share_role_of', plain: 'guard_share_role' },
  'wrong-level': { about: 'guard_wrong_level_of', plain: 'guard_wrong_level' },
  'not-member': { about: 'guard_not_member_of', plain: 'guard_not_member' },
  'already-member': { about: 'guard_already_member_of', plain: 'guard_already_member' },
  'already-invited': { about: 'guard_already_invited_of', plain: 'guard_already_invited' },
  'still-held': { about: 'guard_still_held_of', plain: 'guard_still_held' },
  gone: { about: 'guard_gone_of', plain: 'guard_gone' },
};

/** What a guard says, as one or two plain sentences. */
export function guardText({ kind, about }: Guard, word: WorkspaceWord): string {
  if (word === 'tenant' && kind === 'production') {
    return about ? t('guard_production_tenant_of', { about }) : t('guard_production_tenant');
  }
  const words = WORDS[kind];
  return about ? t(words.about, { about }) : t(words.plain);
}

/** What each severity means for the person. */
export const SEVERITY_WORDS: Record<Guard['severity'], PlainKey> = {
  stops: 'guard_stops',
  asks: 'guard_asks',
  warns: 'guard_warns',
};
