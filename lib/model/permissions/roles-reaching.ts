import type { HeldRole } from '../access.ts';
import { isUuid } from '../locate.ts';
import type { Evidence } from './evidence.ts';
import { type HolderRef, heldGrants, indexEvidence, roleOf } from './index-evidence.ts';
import type { Whereabouts } from './target.ts';

/**
 * The roles of somebody that reach a place, shares included, directly and through teams. In a project that is known by
 * its name only, roles of all the workspace's projects are among them.
 */
export function rolesReaching(
  evidence: Evidence,
  principal: HolderRef,
  { workspace, project }: Pick<Whereabouts, 'workspace' | 'project'>,
): HeldRole[] {
  const index = indexEvidence(evidence);
  return heldGrants(index, principal)
    .filter(({ grant }) => grant.workspaceId === null || grant.workspaceId === workspace?.id)
    .filter(
      ({ grant }) =>
        grant.projectId === null || (project !== null && (grant.projectId === project || !isUuid(project))),
    )
    .map(({ grant, team }) => {
      const { id, name, level } = roleOf(index, grant);
      const { workspaceId: at, projectId } = grant;
      return { id, name, level, workspaceId: at, projectId, viaTeam: team?.name ?? null };
    });
}
