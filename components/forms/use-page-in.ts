import { usePlatform } from '#components/app/platform-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { isUuid } from '#lib/model/locate.ts';

/** The ids of where a person comes from, as far as they are known. */
interface Page {
  workspaceId?: string;
  projectId?: string;
}

/** The workspace and project of the page in the tab, when they are in this organization; ZenML takes a project by its id only. */
export function usePageIn(organizationId: string): Page {
  const { location } = usePlatform();
  const place = location?.place.workspace ? location.place : null;
  const { data } = useQuery('resolve', place && { place });
  if (!data?.workspace || data.organization?.id !== organizationId) return {};
  const { workspace, project } = data;
  return { workspaceId: workspace.id, ...(project !== null && isUuid(project) && { projectId: project }) };
}
