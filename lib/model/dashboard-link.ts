import type { ControlPlane } from './control-plane.ts';
import { RESOURCE_SEGMENTS } from './locate.ts';
import type { WorkspaceWord } from './session.ts';

/** What a link of ours can lead to in the dashboard. */
export type LinkTarget =
  | { kind: 'home' }
  | { kind: 'sign-in' }
  | { kind: 'organization'; id: string }
  | { kind: 'organization-members'; id: string }
  | {
      kind: 'workspace';
      id: string;
      /** Slug: the segment of today's URLs. */
      name: string;
      organizationId: string | null;
      word: WorkspaceWord;
    }
  /** The page of the finest thing that a place names and that has one. */
  | { kind: 'place'; place: PlaceWithIds; word: WorkspaceWord };

interface PlaceWithIds {
  organization: { id: string } | null;
  workspace: { id: string; name: string } | null;
  project: string | null;
  resource: { type: string; id: string } | null;
}

/**
 * The dashboard page of a thing (ARCHITECTURE.md, "Dashboard URLs"). Built from the control plane's own origin
 * and encoded names only, so that no text of an answer can lead elsewhere.
 */
export function dashboardLink(controlPlane: ControlPlane, target: LinkTarget): string {
  return new URL(`/${pathOf(target).map(encodeSegment).join('/')}`, controlPlane.dashboardOrigin).href;
}

function pathOf(target: LinkTarget): string[] {
  switch (target.kind) {
    case 'home':
      return [];
    case 'sign-in':
      return ['login'];
    case 'organization':
      return ['organizations', target.id];
    case 'organization-members':
      return ['organizations', target.id, 'settings', 'members'];
    case 'workspace':
      return target.word === 'tenant' && target.organizationId
        ? ['organizations', target.organizationId, 'tenants', target.id]
        : ['workspaces', target.name];
    case 'place':
      return pathOfPlace(target.place, target.word);
  }
}

function pathOfPlace(
  { organization, workspace, project, resource }: PlaceWithIds,
  word: WorkspaceWord,
): string[] {
  if (!workspace) return organization ? pathOf({ kind: 'organization', id: organization.id }) : [];
  const organizationId = organization?.id ?? null;
  const around = pathOf({ kind: 'workspace', id: workspace.id, name: workspace.name, organizationId, word });
  const inProject = project === null ? around : [...around, 'projects', project];
  const [segment] = Object.entries(RESOURCE_SEGMENTS).find(([, type]) => type === resource?.type) ?? [];
  return resource && segment ? [...inProject, segment, resource.id] : inProject;
}

/** `.` and `..` mean something to a URL even when encoded, and are no names of anything. */
const encodeSegment = (segment: string): string =>
  segment === '.' || segment === '..' ? '_' : encodeURIComponent(segment);
