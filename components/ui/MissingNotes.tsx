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
  'role-permissions': 'missing_role_permissions',
  people: 'missing_people',
  project: 'missing_project',
  'project-check': 'missing_project_check',
  'check-without-project': 'missing_check_without_project',
  check: 'missing_check',
};

/** Nothing failed, and there is nothing to load: the project could not be named. */
const isOfProject = ({ what }: Missing): boolean =>
  what === 'project' || what === 'project-check' || what === 'check-without-project';

/** What could not be read, and what that means: nobody is to take silence for "none". */
export function MissingNotes({ missing, onRetry }: { missing: readonly Missing[]; onRetry: () => void }) {
  if (missing.length === 0) return null;
  return (
    <div class="notice note" role="status">
      {missing.map((one) => (
        <p key={one.what}>
          {t(WORDS[one.what])}{' '}
          {!isOfProject(one) && <span class="second">{failureWords(one.failure).title}</span>}
        </p>
      ))}
      {!missing.every(isOfProject) && (
        <div class="actions">
          <Button onPress={onRetry}>{t('load_again')}</Button>
        </div>
      )}
    </div>
  );
}
