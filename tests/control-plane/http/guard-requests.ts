import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { faultAfter, faultBefore, faultInShape } from '../faults/answer-with-fault.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { ApiError, notAuthenticated } from './api-error.ts';
import { applyCors } from './cors.ts';
import { logRequest } from './log-request.ts';
import { isAnswered } from './unknown-paths.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Everything that happens to each request before and after its route: log, CORS, faults, session, limits, origin. */
export function guardRequests(api: FastifyInstance, context: Context): void {
  api.decorateRequest('session', null);
  api.decorateRequest('logged');
  api.decorateRequest('activeFaults');

  api.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    request.logged = logRequest(context, context.log.api, request);
    request.activeFaults = request.method === 'OPTIONS' ? [] : context.faults.take(request.method, path);
    void reply.header('date', new Date(context.now()).toUTCString());
    if (applyCors(context, request, reply)) return reply;
    if (await faultBefore(request, reply)) return reply;
    identify(context, request);
    limit(context, request, (name, value) => void reply.header(name, value));
    refuseStrangeOrigin(context, request);
    const { public: isPublic, noun } = request.routeOptions.config;
    if (!request.is404 && !isAnswered(context, noun)) throw new ApiError(404, { detail: 'Not Found' });
    if (!request.is404 && isPublic !== true && request.session === null) throw notAuthenticated();
  });

  api.addHook('preSerialization', async (request, reply, payload) => faultInShape(request, reply, payload));
  api.addHook('onSend', async (request, reply, payload) => {
    const answer = faultAfter(request, reply, payload);
    if (!request.raw.socket.destroyed) request.logged.status = reply.statusCode;
    return answer;
  });
}

function identify(context: Context, request: FastifyRequest): void {
  const session = authenticate(context, request);
  if (session === null) return;
  session.requests += 1;
  const expiry = request.activeFaults.find((fault) => fault.kind === 'expire-session');
  if (expiry !== undefined && session.requests > expiry.after) {
    context.sessions.close(session.token);
    return;
  }
  const user = context.state.users.get(session.userId);
  // Deactivating somebody takes effect at once.
  if (session.workspaceId === null && user?.is_active !== true) return;
  request.session = session;
  request.logged.userId = session.userId;
}

function limit(
  context: Context,
  request: FastifyRequest,
  header: (name: string, value: string) => void,
): void {
  const answer = context.limiter.take(request.session?.token ?? request.ip, context.now());
  for (const [name, value] of Object.entries(answer.headers)) header(name, value);
  if (!answer.allowed) throw new ApiError(429, { detail: 'Too Many Requests' });
}

function refuseStrangeOrigin(context: Context, request: FastifyRequest): void {
  const { origin } = request.headers;
  const { originAllowList } = context.settings;
  if (originAllowList === null || origin === undefined || READS.has(request.method)) return;
  if (!originAllowList.includes(origin)) throw new ApiError(403, { detail: 'Origin not allowed' });
}
