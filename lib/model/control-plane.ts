import { controlPlaneIdAt } from './control-plane-id.ts';

/**
 * A control plane: one ZenML Pro API with its dashboard. `id` is what messages carry, so that no message
 * carries a URL.
 */
export interface ControlPlane {
  id: string;
  name: string;
  /** Origin of the dashboard, e.g. `https://cloud.zenml.io`. */
  dashboardOrigin: string;
  /** Origin of the API; on self-hosted control planes the same as the dashboard's. */
  apiOrigin: string;
}

/** ZenML's own, on https://cloud.zenml.io. */
export const ZENML_CLOUD: ControlPlane = {
  id: 'zenml-cloud',
  name: 'cloud.zenml.io',
  dashboardOrigin: 'https://cloud.zenml.io',
  apiOrigin: 'https://cloudapi.zenml.io',
};

/** Where ZenML tries out what comes next. Not known to anybody who has not added it. */
export const ZENML_STAGING: ControlPlane = {
  id: 'zenml-staging',
  name: 'staging.cloud.zenml.io',
  dashboardOrigin: 'https://staging.cloud.zenml.io',
  apiOrigin: 'https://staging.cloudapi.zenml.io',
};

/** Those whose API is at an origin that nobody has to look for. */
export const KNOWN_CONTROL_PLANES: readonly ControlPlane[] = [ZENML_CLOUD, ZENML_STAGING];

/** What is kept of a control plane: everything else follows from it. */
export interface Origins {
  dashboardOrigin: string;
  apiOrigin: string;
}

/** The control plane at two origins. Its id is made of the dashboard's host, so that it is the same each time it is added. */
export function controlPlaneAt({ dashboardOrigin, apiOrigin }: Origins): ControlPlane {
  const known = KNOWN_CONTROL_PLANES.find((one) => one.dashboardOrigin === dashboardOrigin);
  if (known) return known;
  const { host } = new URL(dashboardOrigin);
  return { id: controlPlaneIdAt(dashboardOrigin), name: host, dashboardOrigin, apiOrigin };
}

/**
 * A name, or an address. A star would mean every host to a browser that is asked for a permission, and a dot at the end would make a
 * second name of a host that is known.
 */
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])$/;

/** Whether a text is an origin that may be asked: https, with a host, and nothing after it. */
export function isHttpsOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 300 || !URL.canParse(value)) return false;
  const { protocol, origin, hostname } = new URL(value);
  return protocol === 'https:' && origin === value && HOST.test(hostname);
}

/** What was written down of control planes, each once and ZenML's own first; undefined when it is no such list. */
export function parseOrigins(stored: unknown): Origins[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  return stored.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { dashboardOrigin, apiOrigin } = one as { dashboardOrigin?: unknown; apiOrigin?: unknown };
    return isHttpsOrigin(dashboardOrigin) && isHttpsOrigin(apiOrigin) ? [{ dashboardOrigin, apiOrigin }] : [];
  });
}

/** Whether the API of a control plane is another one's, ZenML's own included: the session there is for that one's dashboard. */
export const isApiTaken = ({ id, apiOrigin }: ControlPlane, others: readonly ControlPlane[]): boolean =>
  [...KNOWN_CONTROL_PLANES, ...others].some((one) => one.id !== id && one.apiOrigin === apiOrigin);

/** Each dashboard and each API once: the first that names it has it, and ZenML's own have theirs. */
export function eachOnce(all: readonly ControlPlane[]): ControlPlane[] {
  const kept: ControlPlane[] = [];
  for (const one of all) {
    if (!kept.some(({ id }) => id === one.id) && !isApiTaken(one, kept)) kept.push(one);
  }
  return kept;
}

/** ZenML's own first, then those at other origins, each dashboard and each API once. */
export const withCloudFirst = (added: readonly Origins[]): ControlPlane[] =>
  eachOnce([ZENML_CLOUD, ...added.map(controlPlaneAt)]);
