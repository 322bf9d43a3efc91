import type { Context, Routes } from '../context.ts';
import { notAuthenticated } from '../http/api-error.ts';
import { isLegacy, isSelfHosted } from '../settings.ts';

/** The document speaks only of what is answered in this mode. */
function existingPaths(context: Context, paths: Record<string, object | undefined>) {
  const { mode, permissionCheckMethod: method } = context.settings;
  const exists = (path: string) => !isLegacy(mode) || !/\/workspace/.test(path);
  const unused = method === 'both' ? null : method === 'GET' ? 'post' : 'get';
  const checks = Object.entries(paths['/rbac/check_permissions'] ?? {}).filter(([name]) => name !== unused);
  return {
    ...Object.fromEntries(Object.entries(paths).filter(([path]) => exists(path))),
    '/rbac/check_permissions': Object.fromEntries(checks),
  };
}

/** The API's own description, and the page where the interactive docs would be. */
export const documentRoutes: Routes = (api, context) => {
  // [R] Served at the API root, OpenAPI 3.1. Whether it needs a session is not known, so it can be chosen.
  api.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, async (request, reply) => {
    const { openapi, mode } = context.settings;
    if (openapi === 'missing') return reply.code(404).send({ detail: 'Not Found' });
    if (openapi === 'signed-in' && request.session === null) throw notAuthenticated();
    const { paths = {}, ...document } = api.swagger();
    return {
      ...document,
      servers: [{ url: isSelfHosted(mode) ? '/api/v1' : '/' }],
      paths: existingPaths(context, paths),
    };
  });

  // [R] Interactive docs at the root of the API.
  api.get('/', { config: { public: true }, schema: { hide: true } }, async (_request, reply) => {
    const link = isSelfHosted(context.settings.mode) ? '/api/v1/openapi.json' : '/openapi.json';
    return reply
      .type('text/html')
      .send(
        `<!doctype html><title>ZenML Pro API</title><h1>ZenML Pro API</h1><p><a href="${link}">openapi.json</a></p>`,
      );
  });
};
