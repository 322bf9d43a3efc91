import * as z from 'zod/mini';
import { asRecord } from '#lib/model/is-record.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { type Dialect, levelIn, methodIn, pathIn } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import { fillPath } from './path.ts';
import type { RoadRequest } from './road.ts';

/**
 * The one place where a URL of the API is made. Answers `invalid` naming the parameter when a path parameter is
 * not one segment, or when the query or body is not what the endpoint takes.
 */
export function buildRequest(
  apiOrigin: string,
  dialect: Dialect,
  endpoint: Endpoint,
  params: Readonly<Record<string, unknown>>,
  page?: { offset: number; limit: number },
): Result<RoadRequest> {
  const filled = fillPath(pathIn(endpoint.path, dialect), params);
  if ('invalid' in filled) return invalid([{ path: filled.invalid, message: 'not a name or id' }]);
  const query = parsePart(endpoint.query, params.query, 'query');
  if (!query.ok) return query;
  const body = parsePart(endpoint.body, params.body, 'body');
  if (!body.ok) return body;

  const fields = [query.value, body.value].map((part) => inDialect(part, dialect));
  const pathname = dialect.base + filled.path;
  const url = new URL(pathname, apiOrigin);
  // Belt and braces: whatever the URL parser makes of it must still be the path that was written.
  if (url.origin !== new URL(apiOrigin).origin || url.pathname !== pathname) {
    return invalid([{ path: 'path', message: 'leaves the API' }]);
  }
  for (const [name, value] of Object.entries({ ...asRecord(fields[0]), ...page })) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) url.searchParams.append(queryName(name, dialect), String(one));
    }
  }
  const method = methodIn(endpoint, dialect);
  return ok({
    method,
    url: url.href,
    body: endpoint.body ? JSON.stringify(fields[1]) : null,
    effect: method === 'GET' ? 'read' : (endpoint.effect ?? 'write'),
    isList: endpoint.rows !== undefined,
  });
}

const queryName = (name: string, dialect: Dialect): string =>
  dialect.workspaces === 'workspaces' ? name : name.replace(/^workspace_/, 'tenant_');

/** `level` is that of a role wherever it is asked for or sent. */
const inDialect = (part: unknown, dialect: Dialect): unknown =>
  typeof part === 'object' && part !== null && 'level' in part
    ? { ...part, level: levelIn(part.level, dialect) }
    : part;

function parsePart(schema: z.ZodMiniType | undefined, value: unknown, part: string): Result<unknown> {
  if (!schema) return value === undefined ? ok(null) : invalid([{ path: part, message: 'not taken here' }]);
  const parsed = z.safeParse(schema, value ?? {});
  if (parsed.success) return ok(parsed.data);
  return invalid(
    parsed.error.issues.map((issue) => ({
      path: issue.path.join('.') || part,
      message: issue.message || issue.code,
    })),
  );
}

const invalid = (fields: { path: string; message: string }[]) =>
  fail({ kind: 'invalid', reason: null, fields });
