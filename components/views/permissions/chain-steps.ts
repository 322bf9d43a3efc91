import type { Asked } from '#components/hooks/use-my-verdicts.ts';
import { shortId } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { Chain } from '#lib/model/permissions/decision.ts';
import type { NamedPlace } from '#lib/model/permissions/verdict-json.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { actionOnType } from './thing-words.ts';

/** The steps from somebody to an action: You, team ml-core, Workspace Developer in ML production, delete pipeline run. */
export function chainSteps(
  chain: Chain,
  permission: Permission,
  { place, principal, isMe }: Pick<Asked, 'place' | 'principal' | 'isMe'>,
): string[] {
  const who = isMe ? t('you') : principal.name;
  const team = chain.team && t('chain_team', { team: chain.team.name });
  return [who, team, ofSource(chain, place), actionOnType(permission)].filter((step) => step !== null);
}

function ofSource(chain: Chain, place: NamedPlace): string {
  const { via, role } = chain;
  if (via === 'super-user') return t('by_superuser');
  if (via === 'outside-rbac') return t('by_outside');
  if (via === 'owner' || !role) return t('by_owner');
  const at = grantPlaceWords(chain, place);
  if (via === 'share') return t('chain_share', { role: role.name });
  return at === null ? role.name : t('chain_role_in', { place: at, role: role.name });
}

/** Where a role is held, by the best name that is known; null where none is. */
export function grantPlaceWords(
  { workspaceId, projectId }: Pick<Chain, 'workspaceId' | 'projectId'>,
  { organization, workspace, project }: NamedPlace,
): string | null {
  if (workspaceId === null) return organization?.name ?? null;
  const name = workspace?.id === workspaceId ? workspace.displayName : shortId(workspaceId);
  if (projectId === null) return name;
  return t('project_of_workspace', { project: shortId(project ?? projectId), workspace: name });
}
