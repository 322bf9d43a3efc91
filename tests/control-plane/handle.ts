import type { Context } from './context.ts';
import type { FaultSpec } from './faults/fault-spec.ts';
import type { RateLimitSpec } from './rate-limit/rate-limit-spec.ts';
import { decide } from './rbac/access-rules.ts';
import { parseResource } from './rbac/resource-string.ts';
import type { LoggedRequest } from './request-log.ts';
import { createApiKey } from './sessions/create-api-key.ts';
import { isSelfHosted, type Settings } from './settings.ts';
import type { State } from './state/state.ts';

export interface SignedIn {
  userId: string;
  cookie: { name: string; value: string };
  /** The same value: ZenML's cookie holds the bearer token. */
  token: string;
}

/** What tests hold in their hands. */
export interface ControlPlane {
  port: number;
  /** Reachable without any mapping of hosts; with the prefix where there is one. */
  apiUrl: string;
  /** At its real address on SaaS modes, which needs `hostResolverRules`; on this port when self-hosted. */
  dashboardUrl: string;
  /** For Chromium's `--host-resolver-rules`. */
  hostResolverRules: string;
  /** PEM, to be trusted by clients; null on plain HTTP. */
  certificate: string | null;
  /** What reached the API, in the order of arrival. */
  requests: readonly LoggedRequest[];
  /** What reached the dashboard's host. */
  dashboardRequests: readonly LoggedRequest[];
  clearLog(): void;
  setFault(spec: FaultSpec | readonly FaultSpec[] | null): void;
  /** How many faults requests met so far. */
  faultsMet(): number;
  setRateLimit(spec: RateLimitSpec | null): void;
  /** Changes settings while it runs, the mode included. */
  configure(settings: Partial<Settings>): void;
  expireSessions(): void;
  signInAs(email: string): SignedIn;
  /** A personal access token, as shown once when it is made. */
  createApiKey(email: string, name?: string): string;
  state: State;
  /** The verdict of the rules themselves; `resource` is written in the current form. */
  can(userId: string, action: string, resource: string): boolean;
  close(): Promise<void>;
}

const MAPPED_HOSTS = [
  'cloud.zenml.io',
  'cloudapi.zenml.io',
  'staging.cloud.zenml.io',
  'staging.cloudapi.zenml.io',
];

interface Running {
  port: number;
  certificate: string | null;
  close: () => Promise<void>;
}

function userId(state: State, email: string): string {
  const user = state.users.first('username', email.toLowerCase());
  if (user === undefined) throw new Error(`Nobody is called ${email}.`);
  return user.id;
}

/** Builds the handle of a control plane that is listening. */
export function createHandle(context: Context, running: Running): ControlPlane {
  const { state, settings } = context;
  const origin = `${context.secure ? 'https' : 'http'}://localhost:${running.port}`;
  return {
    ...running,
    get apiUrl() {
      return isSelfHosted(settings.mode) ? `${origin}/api/v1` : origin;
    },
    get dashboardUrl() {
      return isSelfHosted(settings.mode) ? origin : 'https://cloud.zenml.io';
    },
    hostResolverRules: [...MAPPED_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${running.port}`)].join(
      ', ',
    ),
    requests: context.log.api,
    dashboardRequests: context.log.dashboard,
    clearLog: () => context.log.clear(),
    setFault: (spec) => context.faults.set(spec),
    faultsMet: () => context.faults.happened,
    setRateLimit: (spec) => context.limiter.set(spec),
    configure: (patch) => {
      Object.assign(settings, patch);
    },
    expireSessions: () => context.sessions.expireAll(),
    signInAs: (email) => {
      const session = context.sessions.open({ userId: userId(state, email) }, 'session');
      const cookie = { name: settings.cookie.name, value: session.token };
      return { userId: session.userId ?? '', cookie, token: session.token };
    },
    createApiKey: (email, name = `key-${state.apiKeys.size + 1}`) =>
      createApiKey(context, state.users.require(userId(state, email)), { name }).key,
    state,
    can: (user, action, resource) =>
      decide(state, user, action, parseResource(state, settings.resourceForm, resource, [], null)).allowed,
  };
}
