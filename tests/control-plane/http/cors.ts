import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { isDashboardOrigin } from './host-routing.ts';

/**
 * The dashboard's own origin may call with credentials, nobody else (the real list is unknown).
 * Nothing is exposed, so pages cannot read Retry-After. Returns true when a preflight was answered.
 */
export function applyCors(context: Context, request: FastifyRequest, reply: FastifyReply): boolean {
  const { origin } = request.headers;
  const preflight =
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  const allowed = origin !== undefined && isDashboardOrigin(context.settings, origin, request.headers.host);
  if (allowed) {
    void reply.header('access-control-allow-origin', origin);
    void reply.header('access-control-allow-credentials', 'true');
    void reply.header('vary', 'Origin');
  }
  if (!preflight) return false;
  if (allowed) {
    void reply.header('access-control-allow-methods', 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT');
    void reply.header(
      'access-control-allow-headers',
      request.headers['access-control-request-headers'] ?? '',
    );
    void reply.header('access-control-max-age', '600');
  }
  // Starlette answers a preflight of a strange origin with 400.
  void reply
    .code(allowed ? 200 : 400)
    .type('text/plain')
    .send(allowed ? 'OK' : 'Disallowed CORS origin');
  return true;
}
