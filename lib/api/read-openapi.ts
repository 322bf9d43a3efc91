import { isRecord } from '#lib/model/is-record.ts';
import type { Dialect } from './dialect.ts';
import { pathIn, shapeOf } from './dialect.ts';
import { endpoints } from './endpoints.ts';

type Learned = Pick<Dialect, 'base' | 'workspaces' | 'checkPermissions' | 'paged'>;

/**
 * What a control plane's own `openapi.json` tells of its dialect; null when it is not the document of a ZenML Pro
 * control plane. Only the paths, their methods and whether they take an `offset` are read.
 *
 * `servedAt`: the base under which the document was found, which paths without a prefix belong to.
 */
export function readOpenapi(document: unknown, servedAt: Dialect['base']): Learned | null {
  const paths = isRecord(document) ? document.paths : null;
  if (!isRecord(paths)) return null;
  const base = '/api/v1/users/me' in paths ? '/api/v1' : servedAt;
  const prefix = base !== '' && `${base}/users/me` in paths ? base : '';
  const shapes = new Map(
    Object.entries(paths)
      .filter(([path]) => path.startsWith(`${prefix}/`))
      .map(([path, item]) => [shapeOf(path.slice(prefix.length)), isRecord(item) ? item : {}] as const),
  );
  if (!shapes.has('/users/me')) return null;
  const workspaces = shapes.has('/workspaces') ? 'workspaces' : shapes.has('/tenants') ? 'tenants' : null;
  if (workspaces === null) return null;

  const check = shapes.get('/rbac/check_permissions') ?? {};
  // A GET carries no Origin that a server could refuse, so it is the better one where both are answered.
  const method = 'get' in check ? 'GET' : 'post' in check ? 'POST' : 'none';
  const listPaths = Object.values(endpoints).flatMap((endpoint) =>
    'rows' in endpoint ? [endpoint.path] : [],
  );
  const paged = listPaths
    .map((path) => shapeOf(pathIn(path, { workspaces })))
    .filter((shape) => takesOffset(shapes.get(shape)?.get));
  return { base, workspaces, checkPermissions: { method }, paged: [...new Set(paged)] };
}

function takesOffset(operation: unknown): boolean {
  const parameters = isRecord(operation) ? operation.parameters : null;
  return Array.isArray(parameters) && parameters.some((one) => isRecord(one) && one.name === 'offset');
}
