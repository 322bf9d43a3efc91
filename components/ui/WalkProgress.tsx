import { useContext, useId } from 'preact/hooks';
import { SessionContext } from '#components/app/session-context.ts';
import { type MessageKey, type PluralKey, plural, t } from '#lib/i18n.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import type { Progress } from '#lib/protocol.ts';
import { number } from './format.ts';

/** How far the walk over the pages of a list has come, in words and as a bar. */
export function WalkProgress({ walk }: { walk: Progress }) {
  const id = useId();
  const { loaded, total } = walk;
  const word = useContext(SessionContext)?.word ?? 'workspace';
  return (
    <div class="walk">
      <label for={id}>{words(walk, word)}</label>
      {/* Without a value it is "so far": how many there are is not known. */}
      {total === null ? <progress id={id} /> : <progress id={id} value={loaded} max={total} />}
    </div>
  );
}

function words({ of, loaded, total }: Progress, word: WorkspaceWord): string {
  const list = of === 'workspaces' && word === 'tenant' ? 'tenants' : of;
  const all = ALL[list];
  if (total !== null && all) return t(all, { count: number(loaded), total: number(total) });
  const soFar = SO_FAR[list];
  return soFar ? plural(soFar, loaded) : t('rows_arriving', { count: number(loaded) });
}

/** By the list's name in the API layer. */
const SO_FAR: Partial<Record<string, SoFar>> = {
  members: 'progress_people',
  workspaces: 'progress_workspaces',
  tenants: 'progress_tenants',
  organizations: 'progress_organizations',
  teams: 'progress_teams',
  teamMembers: 'progress_team_members',
  roles: 'progress_roles',
  assignments: 'progress_assignments',
  permissions: 'progress_permissions',
};

/** The lists of which an earlier whole answer tells how long they are. */
const ALL: Partial<Record<string, OfAll>> = {
  members: 'progress_all_people',
  workspaces: 'progress_all_workspaces',
  tenants: 'progress_all_tenants',
  organizations: 'progress_all_organizations',
  teams: 'progress_all_teams',
};

type SoFar = Exclude<Extract<PluralKey, `progress_${string}`>, `progress_all_${string}`>;
type OfAll = Extract<MessageKey, `progress_all_${string}`>;
