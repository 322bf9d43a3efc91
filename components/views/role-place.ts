import { useQuery } from '#components/hooks/use-query.ts';
import { shortId } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { HeldRole } from '#lib/model/access.ts';

type Named = { id: string; displayName: string };
type NameOf = (workspaceId: string) => string;

/** What workspaces are called; their id where that is not known. `also`: those that the list may lack. */
export function useNamesOfWorkspaces(also: readonly Named[] = []): NameOf {
  const workspaces = useQuery('workspaces', {});
  const named: readonly Named[] = [...also, ...(workspaces.data?.items ?? [])];
  return (id) => named.find((workspace) => workspace.id === id)?.displayName ?? shortId(id);
}

/** Where a role is held, in words. */
export function placeOfRole(
  { workspaceId, projectId, level }: Pick<HeldRole, 'workspaceId' | 'projectId' | 'level'>,
  nameOf: NameOf,
): string {
  const place: string[] = [];
  if (workspaceId) place.push(t('role_at_workspace', { name: nameOf(workspaceId) }));
  if (projectId) place.push(t('role_at_project', { name: shortId(projectId) }));
  if (place.length > 0) return place.join(' · ');
  if (level === 'workspace') return t('role_level_workspace');
  if (level === 'project') return t('role_level_project');
  return level && level !== 'organization' ? t('role_level', { level }) : t('role_at_organization');
}
