import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { ApiError } from './http/api-error.ts';
import './http/augment.ts';
import { guardRequests } from './http/guard-requests.ts';
import { answerUnknownPaths } from './http/unknown-paths.ts';
import { validationDetail } from './http/validation-detail.ts';
import { OPENAPI_OPTIONS } from './openapi.ts';
import { ALL_ROUTES } from './routes/all-routes.ts';

/** The API of the control plane, without a port: hosts and prefixes are somebody else's concern. */
export async function createApi(context: Context): Promise<FastifyInstance> {
  const api = Fastify({
    exposeHeadRoutes: false,
    bodyLimit: 4 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
    ajv: { customOptions: { coerceTypes: 'array', allErrors: true, removeAdditional: false } },
  });
  await api.register(cookie);
  await api.register(formbody);
  await api.register(swagger, OPENAPI_OPTIONS);
  api.removeContentTypeParser('application/json');
  api.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    // An empty body is no body: FastAPI only minds where one is required.
    if (body === '') return done(null, undefined);
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(
        new ApiError(422, { detail: [{ loc: ['body', 0], msg: 'JSON decode error', type: 'json_invalid' }] }),
      );
    }
  });
  api.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));

  guardRequests(api, context);
  answerUnknownPaths(api, context);
  api.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
    if (error instanceof ApiError) return reply.code(error.status).send(error.body);
    if (error.validation !== undefined) {
      return reply
        .code(422)
        .send({ detail: validationDetail(error.validation, error.validationContext ?? 'body') });
    }
    return reply.code(error.statusCode ?? 500).send({ detail: error.message });
  });
  for (const routes of ALL_ROUTES) routes(api, context);
  await api.ready();
  return api;
}
