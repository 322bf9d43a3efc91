import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import '../http/augment.ts';
import { logRequest } from '../http/log-request.ts';
import { apiBase } from '../http/site-origins.ts';
import { userView } from '../views/user-view.ts';
import { pageForPath } from './page-for-path.ts';
import { findDashboardUser, signInRoutes } from './sign-in-routes.ts';

const clientFile = (name: string) => readFileSync(new URL(`client/${name}`, import.meta.url), 'utf8');
const SCRIPTS = ['app.js', 'render.js', 'sign-in.js', 'dom.js'];
const HOSTILE_CSS =
  ':root *, :root *::before, :root *::after { display: none !important; color: transparent !important; }';

function shell(context: Context): string {
  const hostile = context.settings.hostileCss ? '<link rel="stylesheet" href="/hostile.css">' : '';
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>ZenML Pro</title>' +
    `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/app.css">${hostile}` +
    '<script type="module" src="/app.js"></script></head><body></body></html>'
  );
}

/**
 * A stand-in for the dashboard at cloud.zenml.io: a sign-in page and a single-page app with the real URL shapes. It
 * draws from data that its own host serves, so whatever the API's log shows came from somebody else.
 */
export async function createDashboard(context: Context): Promise<FastifyInstance> {
  const dashboard = Fastify({ exposeHeadRoutes: false, routerOptions: { ignoreTrailingSlash: true } });
  await dashboard.register(cookie);
  await dashboard.register(formbody);
  dashboard.decorateRequest('logged');
  dashboard.addHook('onRequest', async (request, reply) => {
    request.logged = logRequest(context, context.log.dashboard, request);
    void reply.header('cache-control', context.settings.pagesMayBeKept ? 'no-cache' : 'no-store');
    if (context.settings.csp !== null) void reply.header('content-security-policy', context.settings.csp);
  });
  dashboard.addHook('onSend', async (request, reply, payload) => {
    request.logged.status = reply.statusCode;
    return payload;
  });

  for (const name of SCRIPTS) {
    dashboard.get(`/${name}`, async (_request, reply) =>
      reply.type('text/javascript').send(clientFile(name)),
    );
  }
  dashboard.get('/app.css', async (_request, reply) => reply.type('text/css').send(clientFile('app.css')));
  dashboard.get('/hostile.css', async (_request, reply) => reply.type('text/css').send(HOSTILE_CSS));
  dashboard.get('/favicon.ico', async (_request, reply) => reply.code(204).send());

  dashboard.get<{ Querystring: { path?: string } }>('/app-data.json', async (request, reply) => {
    const user = findDashboardUser(context, request);
    if (user === null) return reply.code(401).send({ detail: 'Not authenticated' });
    request.logged.userId = user.id;
    const { username, name, email } = userView(user);
    return {
      user: { username, name, email },
      apiUrl: apiBase(context, request),
      page: pageForPath(context, user, request.query.path ?? '/'),
    };
  });
  signInRoutes(dashboard, context);
  // [C sso] A self-hosted UI host answers here itself, for the identity provider.
  dashboard.get('/api/auth/callback', async (_request, reply) => reply.redirect('/', 302));
  dashboard.get('/api/auth/logout-complete', async (_request, reply) => reply.redirect('/login', 302));
  dashboard.get('/*', async (_request, reply) => reply.type('text/html').send(shell(context)));
  await dashboard.ready();
  return dashboard;
}
