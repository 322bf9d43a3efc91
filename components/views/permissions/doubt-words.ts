import { failureWords } from '#components/ui/failure-words.ts';
import { t } from '#lib/i18n.ts';
import type { Doubt } from '#lib/model/permissions/decision.ts';

const WORDS: Record<Doubt['why'], (name: string) => string> = {
  roles: () => t('doubt_roles'),
  assignments: (name) => t('doubt_assignments', { name }),
  'role-permissions': (name) => t('doubt_role_permissions', { name }),
  documentation: (name) => t('doubt_documentation', { name }),
  'team-members': (name) => t('doubt_team_members', { name }),
  share: (name) => t('doubt_share', { name }),
  project: (name) => t('doubt_project', { name }),
  'in-project': (name) => t('doubt_in_project', { name }),
  owner: () => t('doubt_owner'),
  'owner-rights': () => t('doubt_owner_rights'),
  membership: () => t('doubt_membership'),
  'default-stack': () => t('doubt_default_stack'),
  active: () => t('doubt_active'),
  'super-user': () => t('doubt_superuser'),
};

/** What would have to be known; `failure`: why it could not be read, where that is the reason. */
export const doubtWords = ({ why, of, failure }: Doubt): { what: string; failure: string | null } => ({
  what: WORDS[why](of ?? t('value_unknown')),
  failure: failure && failureWords(failure).title,
});
