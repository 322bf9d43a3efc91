import type { IconName } from '#components/ui/Icon.tsx';
import type { Tone } from '#components/ui/Tag.tsx';
import type { PlainKey } from '#lib/i18n.ts';
import type { AccessMark } from '#lib/model/permissions/access-marks.ts';
import type { AccessKind } from '#lib/model/permissions/filter-access.ts';

/** The words of the kinds that one filters by, in the order in which they are offered. */
export const KINDS: Readonly<Record<AccessKind, PlainKey>> = {
  people: 'who_kind_people',
  'service-accounts': 'who_kind_service_accounts',
  teams: 'who_kind_teams',
  invitations: 'who_kind_invitations',
};

interface MarkWords {
  /** At the right of the row, … */
  short: PlainKey;
  tone: Tone;
  icon: IconName | null;
  /** … and what it means; null where the word says it. */
  help: PlainKey | null;
}

/** What is special about somebody's access. */
export const MARKS: Readonly<Record<AccessMark | 'unsure', MarkWords>> = {
  implicit: { short: 'who_mark_implicit', tone: 'unsure', icon: null, help: 'who_person_implicit' },
  orphan: { short: 'who_mark_orphan', tone: 'bad', icon: 'cross', help: 'who_person_orphan' },
  unnamed: { short: 'who_mark_unnamed', tone: 'unsure', icon: 'question', help: null },
  inactive: { short: 'who_mark_inactive', tone: 'bad', icon: 'paused', help: 'who_person_inactive' },
  'super-user': { short: 'people_superuser', tone: 'unsure', icon: 'pending', help: null },
  'service-account': { short: 'people_service_account', tone: 'plain', icon: null, help: null },
  invited: { short: 'who_mark_invited', tone: 'unsure', icon: 'pending', help: 'who_person_invited' },
  'no-members': { short: 'who_mark_no_members', tone: 'plain', icon: null, help: 'who_person_no_members' },
  'members-unknown': {
    short: 'who_mark_members_unknown',
    tone: 'unsure',
    icon: 'question',
    help: 'who_person_members_unknown',
  },
  unsure: { short: 'who_mark_unsure', tone: 'unsure', icon: 'question', help: 'who_person_unsure' },
};
