import { isUuid } from '../locate.ts';
import { chainOf } from './chain-of.ts';
import type { Chain } from './decision.ts';
import type { AccessRole, Grant, TeamOfEvidence } from './evidence.ts';
import { extentOf, roleReaches } from './role-reaches.ts';
import { type Target, targetAt, type Whereabouts } from './target.ts';

/** Where a role is held, or what is owned. */
export type AccessLevel = 'organization' | 'workspace' | 'project';

/** One way in which somebody has access to a place. */
export interface AccessSource extends Chain {
  level: AccessLevel;
  /** Held above the place, and reaching down to it. */
  isInherited: boolean;
  /** False: what the role permits, which project is meant or what is shared is not known. */
  isSure: boolean;
}

/** How each grant reaches a place; null: not at all. Roles are looked at once, however many hold them. */
export function sourcesAt(place: Whereabouts) {
  const { workspace, resource } = place;
  const extent = extentOf(place);
  const projectOfPlace = projectOf(place);
  const reach = new Map<AccessRole, ReturnType<typeof roleReaches>>();
  const reachOf = (role: AccessRole) => {
    const known = reach.get(role) ?? roleReaches(role, extent);
    reach.set(role, known);
    return known;
  };

  const inProject = ({ projectId }: Grant): 'yes' | 'no' | 'unsure' => {
    if (projectId === null) return 'yes';
    // Who has something in one of its projects has something in the workspace.
    if (projectOfPlace === null) return resource ? 'no' : 'yes';
    if (projectOfPlace.id === null) return 'unsure';
    return projectOfPlace.id === projectId ? 'yes' : 'no';
  };
  const isShared = ({ resource: shared }: Grant): 'yes' | 'no' | 'unsure' => {
    if (resource === null) return 'yes';
    if (shared === null) return 'unsure';
    return shared.type === resource.type && shared.id === resource.id ? 'yes' : 'no';
  };

  return function sourceOf(grant: Grant, role: AccessRole, team: TeamOfEvidence | null): AccessSource | null {
    if (grant.workspaceId !== null && grant.workspaceId !== (workspace?.id ?? null)) return null;
    // Of one thing its id says enough, whatever is said of where it is.
    const isById = role.isShare && resource !== null && grant.resource !== null;
    const said = [
      isById ? 'yes' : inProject(grant),
      reachOf(role),
      role.isShare ? isShared(grant) : 'yes',
    ] as const;
    if (said.includes('no')) return null;
    const level = levelOf(grant);
    return {
      ...chainOf(grant, role, team),
      level,
      isInherited: isAbove(level, place),
      isSure: said.every((one) => one === 'yes'),
    };
  };
}

/** What a decision found, as a source of access to the place that it was made for. */
export function sourceOfChain(chain: Chain, place: Whereabouts): AccessSource {
  const level = levelOf(chain);
  return { ...chain, level, isInherited: chain.via === 'role' && isAbove(level, place), isSure: true };
}

/** A stack belongs to all of the workspace, on the page of whichever project it is looked at. */
function projectOf(place: Whereabouts): Target['project'] {
  const { project, resource } = place;
  if (resource) return targetAt(place, { resourceType: resource.type, action: 'read' }).project;
  return project === null ? null : { id: isUuid(project) ? project : null };
}

const levelOf = ({ workspaceId, projectId }: Pick<Chain, 'workspaceId' | 'projectId'>): AccessLevel =>
  projectId !== null ? 'project' : workspaceId !== null ? 'workspace' : 'organization';

function isAbove(level: AccessLevel, { workspace, project }: Whereabouts): boolean {
  if (level === 'organization') return workspace !== null;
  return level === 'workspace' && project !== null;
}
