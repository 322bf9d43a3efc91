import type { FaultSpec } from './faults/fault-spec.ts';
import type { RateLimitSpec } from './rate-limit/rate-limit-spec.ts';
import type { SeedName } from './seeds/plant-seed.ts';

/** `current`: workspaces with tenant aliases; `legacy`: tenants only; `self-hosted`: /api/v1, UI on the same host; or both of the latter. */
export type Mode = 'current' | 'legacy' | 'self-hosted' | 'self-hosted-legacy';
export const MODES: readonly Mode[] = ['current', 'legacy', 'self-hosted', 'self-hosted-legacy'];

/** Whether it knows tenants only. */
export const isLegacy = (mode: Mode): boolean => mode === 'legacy' || mode === 'self-hosted-legacy';

/** Whether its API has a prefix, and a dashboard beside it. */
export const isSelfHosted = (mode: Mode): boolean => mode === 'self-hosted' || mode === 'self-hosted-legacy';

/** How a resource is written in permission checks. */
export type ResourceForm = 'server' | 'project' | 'workspace';

/** Nobody has published what a Permission looks like. */
export type PermissionShape = 'objects' | 'strings' | 'named';

export interface CookieSettings {
  name: string;
  /** Sent only to hosts under it; elsewhere, or with null, the cookie belongs to its host alone. */
  domain: string | null;
  sameSite: 'lax' | 'strict' | 'none';
  partitioned: boolean;
}

/** Everything that can be changed while the control plane runs. */
export interface Settings {
  mode: Mode;
  /** Of a self-hosted one: the host that has the dashboard and no API, which is at its other hosts; null: each has both. */
  dashboardHost: string | null;
  cookie: CookieSettings;
  /** Whether people's own sessions may ask the rbac endpoints (unverified). */
  permissionChecks: 'open' | 'refused';
  permissionCheckMethod: 'GET' | 'POST' | 'both';
  resourceForm: ResourceForm;
  permissionShape: PermissionShape;
  /** False: `GET /roles/{id}` keeps the permissions of system roles to itself. */
  systemRolePermissions: boolean;
  /** What `via_team` of a member's role is: an id, the team, or only a flag. Its type is in no source. */
  viaTeamForm: 'id' | 'object' | 'flag';
  openapi: 'served' | 'missing' | 'signed-in';
  /** Writes with another Origin are refused; null refuses none. */
  originAllowList: readonly string[] | null;
  /** Whether members, roles and teams understand offset and limit, and how many they give at most. */
  listPaging: boolean;
  listCap: number | null;
  /** Whether an invited person who already has an account is added at once (since 0.13.15). */
  directInvitations: boolean;
  tokenStyle: 'opaque' | 'jwt';
  sessionSeconds: number;
  /** How long a deployment, a deactivation or an upgrade takes, and whether it fails. */
  transitionMs: number;
  transitionsFail: boolean;
  /** Content-Security-Policy of the dashboard; null sends none. */
  csp: string | null;
  /** Whether browsers may keep the dashboard's pages when they are left, to go back to them as they were. */
  pagesMayBeKept: boolean;
  /** A page stylesheet that hides everything it can reach. */
  hostileCss: boolean;
}

export interface ControlPlaneOptions
  extends Partial<Omit<Settings, 'cookie' | 'csp' | 'originAllowList' | 'openapi'>> {
  seed?: SeedName;
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** Plain HTTP, for clients that cannot be told to trust a certificate. */
  http?: boolean;
  cookie?: Partial<CookieSettings>;
  csp?: string | null;
  openapi?: boolean | Settings['openapi'];
  originAllowList?: readonly string[] | null;
  rateLimit?: RateLimitSpec | null;
  fault?: FaultSpec | FaultSpec[] | null;
  /** By username; everybody else has the seed's password. */
  passwords?: Record<string, string>;
  /** The clock, in milliseconds; tests may hold it still. */
  now?: () => number;
}

/** The policy of the real dashboard is unknown; this is about the strictest that its pages could have. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
  "connect-src 'self' https://cloudapi.zenml.io https://staging.cloudapi.zenml.io; " +
  "form-action 'self' https://cloudapi.zenml.io; base-uri 'none'; frame-ancestors 'none'";

/** Fills in what the options leave open. */
export function resolveSettings(options: ControlPlaneOptions): Settings {
  const mode = options.mode ?? 'current';
  const openapi = options.openapi ?? true;
  return {
    mode,
    dashboardHost: options.dashboardHost ?? null,
    cookie: {
      name: 'zenml-pro-session',
      domain: 'zenml.io',
      sameSite: 'lax',
      partitioned: false,
      ...options.cookie,
    },
    permissionChecks: options.permissionChecks ?? 'open',
    permissionCheckMethod: options.permissionCheckMethod ?? 'both',
    resourceForm: options.resourceForm ?? (isLegacy(mode) ? 'server' : 'project'),
    permissionShape: options.permissionShape ?? 'objects',
    systemRolePermissions: options.systemRolePermissions ?? true,
    viaTeamForm: options.viaTeamForm ?? 'id',
    openapi: openapi === true ? 'served' : openapi === false ? 'missing' : openapi,
    originAllowList: options.originAllowList ?? null,
    listPaging: options.listPaging ?? false,
    listCap: options.listCap ?? null,
    directInvitations: options.directInvitations ?? false,
    tokenStyle: options.tokenStyle ?? 'opaque',
    sessionSeconds: options.sessionSeconds ?? 86_400,
    transitionMs: options.transitionMs ?? 3000,
    transitionsFail: options.transitionsFail ?? false,
    csp: options.csp === undefined ? STRICT_CSP : options.csp,
    pagesMayBeKept: options.pagesMayBeKept ?? false,
    hostileCss: options.hostileCss ?? false,
  };
}
