import { useQuery } from '#components/hooks/use-query.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';

/** The workspaces of an organization, of those that the person can see; none while they are read. */
export function useWorkspacesOf(organizationId: string): readonly Workspace[] {
  const workspaces = useQuery('workspaces', {});
  return (workspaces.data?.items ?? []).filter(({ organization }) => organization?.id === organizationId);
}
