import type { ControlPlane } from './control-plane.ts';
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
    };

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
  }
}

/** `.` and `..` mean something to a URL even when encoded, and are no names of anything. */
const encodeSegment = (segment: string): string =>
  segment === '.' || segment === '..' ? '_' : encodeURIComponent(segment);
