import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context, Routes } from '../context.ts';
import { object, text } from '../http/schema.ts';
import { dashboardOrigin } from '../http/site-origins.ts';
import { exchangeCredentials, type LoginForm } from '../sessions/exchange-credentials.ts';
import { sessionCookieOptions } from '../sessions/session-cookie.ts';
import type { Session } from '../sessions/session-store.ts';

/** Puts the session into the browser. The cookie's value is the bearer token. */
export function setSessionCookie(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
): void {
  const options = sessionCookieOptions(context, request.headers.host);
  void reply.setCookie(context.settings.cookie.name, session.token, options);
}

/** Signing in and out. */
export const authLoginRoutes: Routes = (api, context) => {
  const form = object({
    grant_type: text,
    username: text,
    password: text,
    client_id: text,
    client_secret: text,
    device_code: text,
    audience: text,
  });

  // [C zc, zcu, kcp, selfh] Every grant in one place; signing in on the API host replaces the cookie [C sa].
  api.post<{ Body: LoginForm | undefined }>(
    '/auth/login',
    { config: { public: true }, schema: { body: form, consumes: ['application/x-www-form-urlencoded'] } },
    async (request, reply) => {
      const { session, device } = exchangeCredentials(context, request.body ?? {});
      if (session.kind !== 'server') setSessionCookie(context, request, reply, session);
      return {
        access_token: session.token,
        token_type: 'bearer',
        expires_in: Math.round((session.expiresAt - context.now()) / 1000),
        ...(device === null ? {} : { device_id: device.id, device_metadata: {} }),
      };
    },
  );

  // [I] Starts the browser's OAuth; the stand-in has one identity provider, its own sign-in page.
  api.get('/auth/authorize', { config: { public: true } }, async (request, reply) =>
    reply.redirect(`${dashboardOrigin(context, request)}/login`, 302),
  );

  // [I] The answer's shape is not stored.
  api.get('/auth/connections', { config: { public: true } }, async () => [
    { name: 'password', type: 'password' },
  ]);

  // [T] Where OAuth returns to: sets the cookie on the API's own host and goes back to the dashboard.
  api.get<{ Querystring: { code: string } }>(
    '/auth/callback',
    { config: { public: true }, schema: { querystring: object({ code: text }, ['code']) } },
    async (request, reply) => {
      const session = context.sessions.redeem(request.query.code);
      if (session !== null) setSessionCookie(context, request, reply, session);
      const path = session === null ? '/login?failed=1' : '/';
      return reply.redirect(`${dashboardOrigin(context, request)}${path}`, 302);
    },
  );

  // [T] Ends the session; the method is unknown, so both are answered.
  for (const method of ['GET', 'POST'] as const) {
    api.route({
      method,
      url: '/auth/logout',
      config: { public: true },
      handler: async (request, reply) => {
        if (request.session !== null) context.sessions.close(request.session.token);
        const options = sessionCookieOptions(context, request.headers.host);
        void reply.clearCookie(context.settings.cookie.name, options);
        return reply.type('application/json').send('null');
      },
    });
  }
};
