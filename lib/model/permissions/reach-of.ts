import type { Rows } from '../rows.ts';
import type { Evidence, Principal } from './evidence.ts';
import { heldGrants, indexEvidence } from './index-evidence.ts';
import { projectsOf } from './projects-of.ts';
import type { Reach, ReachNode } from './reach.ts';
import { createReachAt } from './reach-at.ts';

/** A workspace by its id, with the name that is shown. */
interface NamedWorkspace {
  id: string;
  displayName: string;
}

/**
 * What somebody can reach in one organization. `workspaces` are all of it that the asker sees; others in which something
 * is held are added. Projects are those that any assignment names, since the control plane lists none. It says the
 * same as `decide` of every action at every place, without asking it a hundred times for each.
 */
export function reachOf(
  evidence: Evidence,
  principal: Principal,
  { items: workspaces, complete }: Pick<Rows<NamedWorkspace>, 'items' | 'complete'>,
): Reach {
  const { id: organizationId, name } = evidence.organization;
  const { at, reachesProjectsOf } = createReachAt(evidence, principal);
  const projects = projectsOf(evidence);

  const projectNode = (workspaceId: string | null, projectId: string): ReachNode => ({
    ...PLACE,
    ...at({ organizationId, workspaceId, projectId }),
    kind: 'project',
    id: projectId,
    workspaceId,
  });

  function workspaceNode(id: string, displayName: string | null): ReachNode {
    const children = (projects.get(id) ?? []).map((project) => projectNode(id, project));
    return {
      ...PLACE,
      ...withChildren(at({ organizationId, workspaceId: id, projectId: null }), children),
      kind: 'workspace',
      id,
      name: displayName,
      workspaceId: id,
      hasEveryProject: reachesProjectsOf(id),
      isListed: displayName !== null || !complete,
    };
  }

  const listed = new Set(workspaces.map(({ id }) => id));
  const children = [
    ...workspaces.map(({ id, displayName }) => workspaceNode(id, displayName)),
    ...workspacesHeld(evidence, principal)
      .filter((id) => !listed.has(id))
      .map((id) => workspaceNode(id, null)),
    ...(projects.get('') ?? []).map((project) => projectNode(null, project)),
  ];
  const root: ReachNode = {
    ...PLACE,
    ...withChildren(at({ organizationId, workspaceId: null, projectId: null }), children),
    kind: 'organization',
    id: organizationId,
    name,
  };
  return { root, isInactive: principal.isActive === false };
}

const PLACE = { name: null, workspaceId: null, hasEveryProject: false, isListed: true, children: [] };

/** Where nothing is reached itself, yet something below it, or perhaps something. */
const withChildren = <L extends Pick<ReachNode, 'state'>>(look: L, children: ReachNode[]) => ({
  ...look,
  ...(look.state === 'none' && { state: stateInside(children) }),
  children,
});

function stateInside(children: readonly ReachNode[]): ReachNode['state'] {
  if (children.some(({ state }) => state === 'reached' || state === 'within')) return 'within';
  return children.some(({ state }) => state === 'unknown') ? 'unknown' : 'none';
}

const workspacesHeld = (evidence: Evidence, principal: Principal): string[] => [
  ...new Set(heldGrants(indexEvidence(evidence), principal).flatMap(({ grant }) => grant.workspaceId ?? [])),
];
