import { type ControlPlane, ZENML_CLOUD, ZENML_STAGING } from './control-plane.ts';
import { type Location, NOWHERE, type Place } from './place.ts';

/**
 * Path segments below a workspace or project, and ZenML's type name of the thing whose id follows. The
 * dashboard's shapes are partly inferred (ARCHITECTURE.md, "Dashboard URLs"), so tails are ignored.
 */
export const RESOURCE_SEGMENTS: Readonly<Record<string, string>> = {
  runs: 'pipeline_run',
  pipelines: 'pipeline',
  snapshots: 'pipeline_snapshot',
  'pipeline-snapshots': 'pipeline_snapshot',
  deployments: 'deployment',
  triggers: 'trigger',
  schedules: 'schedule',
  models: 'model',
  'model-versions': 'model_version',
  artifacts: 'artifact',
  'artifact-versions': 'artifact_version',
  stacks: 'stack',
  components: 'stack_component',
  secrets: 'secret',
  connectors: 'service_connector',
  'service-accounts': 'service_account',
  repositories: 'code_repository',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Hosts of workspace servers, and the control plane that they belong to. Those of self-hosted ones follow no rule. */
const WORKSPACE_SERVERS: readonly [RegExp, ControlPlane][] = [
  [/^[0-9a-f]{8}-zenml\.cloudinfra\.zenml\.io$/i, ZENML_CLOUD],
  [/^[0-9a-f]{8}-zenml\.staging\.cloudinfra\.zenml\.io$/i, ZENML_STAGING],
];

export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * Where a URL leads, or null when it belongs to no known control plane. A pure reading of the URL, never of
 * the page's markup. Lenient: what it does not know it ignores, and the place then names less.
 */
export function locate(url: string, controlPlanes: readonly ControlPlane[]): Location | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  // `blob:` URLs have the origin of the page that made them, and lead nowhere.
  if (parsed.protocol !== 'https:') return null;
  const controlPlane = controlPlanes.find((known) => known.dashboardOrigin === parsed.origin);
  if (controlPlane) {
    const segments = pathSegments(parsed.pathname);
    return {
      controlPlaneId: controlPlane.id,
      isSignIn: segments[0] === 'login' || segments[0] === 'signup',
      place: placeOf(segments, parsed.searchParams),
    };
  }
  const [, cloud] = WORKSPACE_SERVERS.find(([host]) => host.test(parsed.hostname)) ?? [];
  if (!cloud || !controlPlanes.some(({ id }) => id === cloud.id)) return null;
  return { controlPlaneId: cloud.id, isSignIn: false, place: { ...NOWHERE, serverHost: parsed.hostname } };
}

function pathSegments(pathname: string): string[] {
  return pathname.split('/').flatMap((segment) => {
    if (!segment) return [];
    try {
      return [decodeURIComponent(segment)];
    } catch {
      return [segment];
    }
  });
}

function placeOf(segments: readonly string[], search: URLSearchParams): Place {
  const after = (...names: string[]) => {
    const at = segments.findIndex((segment) => names.includes(segment));
    return at < 0 ? null : namedBy(segments[at + 1]);
  };
  return {
    organization: after('organizations'),
    workspace: after('workspaces', 'kitaru-workspaces', 'tenants'),
    project: after('projects'),
    resource: resourceOf(segments, search),
    serverHost: null,
  };
}

/** A name that can be asked for: not empty, not a sub-page such as `new`, not longer than any id or slug. */
function namedBy(segment: string | undefined): string | null {
  if (!segment || segment.length > 200 || segment === 'create' || segment === 'new') return null;
  return segment === 'settings' || segment === 'projects' ? null : segment;
}

function resourceOf(segments: readonly string[], search: URLSearchParams): Place['resource'] {
  // The last one wins: `/pipelines/{id}/runs/{id}` is about the run.
  for (let at = segments.length - 1; at >= 0; at--) {
    const type = RESOURCE_SEGMENTS[segments[at] ?? ''];
    // A workspace or project may itself be called `runs`.
    const isName = ['workspaces', 'projects', 'tenants', 'organizations'].includes(segments[at - 1] ?? '');
    if (!type || isName) continue;
    const id = segments[at + 1] ?? search.get('id') ?? '';
    if (isUuid(id)) return { type, id: id.toLowerCase() };
  }
  return null;
}
