import { type PlainKey, t } from '#lib/i18n.ts';
import type { Missing } from '#lib/model/access.ts';
import { Button } from './Button.tsx';
import { failureWords } from './failure-words.ts';

const WORDS: Record<Missing['what'], PlainKey> = {
  roles: 'missing_roles',
  assignments: 'missing_assignments',
  teams: 'missing_teams',
  'team-members': 'missing_team_members',
  permissions: 'missing_permissions',
  people: 'missing_people',
  project: 'missing_project',
  check: 'missing_check',
};

/** What could not be read, and what that means: nobody is to take silence for "none". */
export function MissingNotes({ missing, onRetry }: { missing: readonly Missing[]; onRetry: () => void }) {
  if (missing.length === 0) return null;
  return (
    <div class="notice note" role="status">
      {missing.map(({ what, failure }) => (
        <p key={what}>
          {t(WORDS[what])} <span class="second">{failureWords(failure).title}</span>
        </p>
      ))}
      <div class="actions">
        <Button onPress={onRetry}>{t('load_again')}</Button>
      </div>
    </div>
  );
}
