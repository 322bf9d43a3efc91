import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import type { PlainKey } from '#lib/i18n.ts';
import type { AccessLevel } from '#lib/model/permissions/access-source.ts';
import type { AccessWay } from '#lib/model/permissions/filter-access.ts';
import type { ReachWay } from '#lib/model/permissions/filter-reach.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';

/** The words of the ways to come by access, in the order in which they are offered: of what somebody reaches, … */
export const REACH_WAYS: Readonly<Record<ReachWay, PlainKey>> = {
  direct: 'who_way_direct',
  team: 'who_way_team',
  inherited: 'who_way_inherited',
  owner: 'who_way_owner',
  share: 'who_way_share',
  'super-user': 'people_superuser',
};

/** … and of those who have access to a place, some of whom no role binds. */
export const ACCESS_WAYS: Readonly<Record<AccessWay, PlainKey>> = {
  ...REACH_WAYS,
  'outside-rbac': 'who_way_outside',
};

/** The words of the levels, which are the kinds of places as well. */
export const levelsOf = (word: WorkspaceWord): Readonly<Record<AccessLevel, PlainKey>> => ({
  organization: 'kind_organization',
  workspace: WORKSPACE_WORDS[word].one,
  project: 'kind_project',
});
