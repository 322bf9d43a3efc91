import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { LoggedRequest } from '../request-log.ts';

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

/** Notes that a request arrived; whoever answers it fills in the rest. */
export function logRequest(context: Context, list: LoggedRequest[], request: FastifyRequest): LoggedRequest {
  const [path = '', query = ''] = request.url.split('?');
  const entry: LoggedRequest = {
    at: context.now(),
    method: request.method,
    path,
    query,
    host: header(request, 'host') ?? '',
    origin: header(request, 'origin'),
    secFetchSite: header(request, 'sec-fetch-site'),
    cookiePresent: request.cookies[context.settings.cookie.name] !== undefined,
    userId: null,
    status: 0,
  };
  list.push(entry);
  return entry;
}
