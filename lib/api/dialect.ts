import * as z from 'zod/mini';
import type { Endpoint } from './endpoint.ts';

/**
 * How a control plane speaks (ARCHITECTURE.md, "Dialects"): where the API begins, and whether a workspace is
 * still called a tenant. A schema, because a remembered dialect comes back from storage.
 */
export const Dialect = z.object({
  /** Before every path. ZenML's own has none, self-hosted ones have `/api/v1`. */
  base: z.enum(['', '/api/v1']),
  /** Path segment, and prefix of query parameters: `workspace_id` or `tenant_id`. */
  workspaces: z.enum(['workspaces', 'tenants']),
  /** The permission check was a GET and became a POST; `none`: this control plane has neither. */
  checkPermissions: z.object({ method: z.enum(['GET', 'POST', 'none']) }),
  /** Lists that the server's own document says can be paged, by `shapeOf` their path. */
  paged: z.array(z.string()),
  from: z.enum(['openapi', 'probing']),
  /** Epoch ms. */
  learnedAt: z.number(),
});
export type Dialect = z.output<typeof Dialect>;

/** A path without the names of its parameters, which servers choose: `/teams/{}/members`. */
export const shapeOf = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');

/** Our paths say `/workspaces`; an older control plane knows them as `/tenants`. */
export const pathIn = (path: string, dialect: Pick<Dialect, 'workspaces'>): string =>
  dialect.workspaces === 'workspaces'
    ? path
    : path
        .replace(/^\/workspaces(?=\/|$)/, '/tenants')
        .replace('/workspace_authorization/', '/tenant_authorization/');

/** The level of a role, as the control plane calls it. */
export const levelIn = (level: unknown, dialect: Pick<Dialect, 'workspaces'>): unknown =>
  level === 'workspace' && dialect.workspaces === 'tenants' ? 'tenant' : level;

/** A few routes changed their method along with their name. */
export const methodIn = (
  endpoint: Pick<Endpoint, 'method' | 'tenantMethod'>,
  dialect: Pick<Dialect, 'workspaces'>,
): Endpoint['method'] =>
  dialect.workspaces === 'tenants' ? (endpoint.tenantMethod ?? endpoint.method) : endpoint.method;

/** A server is asked again after a day: it may have been upgraded. */
export const DIALECT_MAX_AGE = 24 * 60 * 60_000;
