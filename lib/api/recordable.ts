import * as z from 'zod/mini';
import type { Endpoint } from './endpoint.ts';
import { secrets } from './shapes.ts';

type Params = Readonly<Record<string, unknown>>;

/**
 * What of a request's params may be kept: ids of the path, and the fields of query and body that the endpoint's
 * schemas name and that are no secrets (`secrets` of shapes.ts). `redacted` names what was left out.
 */
export function recordable(
  endpoint: Endpoint,
  params: Params,
): { params: Record<string, unknown>; redacted: string[] } {
  const kept: Record<string, unknown> = {};
  for (const [, name = ''] of endpoint.path.matchAll(/\{(\w+)\}/g)) kept[name] = params[name];
  const redacted: string[] = [];
  for (const part of ['query', 'body'] as const) {
    if (params[part] === undefined) continue;
    const fields = shapeOf(endpoint[part]);
    const known: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(params[part] ?? {})) {
      if (fields[name] && !secrets.has(fields[name])) known[name] = value;
      else redacted.push(`${part}.${name}`);
    }
    kept[part] = known;
  }
  return { params: kept, redacted };
}

/** Fields by name; none for a schema that is no object, of which nothing is kept then. */
const shapeOf = (schema: z.ZodMiniType | undefined): Readonly<Record<string, unknown>> =>
  schema instanceof z.ZodMiniObject ? schema.shape : {};

/** The values of a request's params that nobody may keep or show. */
export const secretsIn = (endpoint: Endpoint, params: Params): string[] =>
  (['query', 'body'] as const).flatMap((part) => {
    const fields = shapeOf(endpoint[part]);
    return Object.entries(params[part] ?? {}).flatMap(([name, value]) =>
      secrets.has(fields[name]) && typeof value === 'string' && value !== '' ? [value] : [],
    );
  });
