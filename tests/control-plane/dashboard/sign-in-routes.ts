import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { ApiError } from '../http/api-error.ts';
import { hostName } from '../http/host-routing.ts';
import { apiBase } from '../http/site-origins.ts';
import { setSessionCookie } from '../routes/auth-login.ts';
import { exchangeCredentials } from '../sessions/exchange-credentials.ts';
import { coversHost } from '../sessions/session-cookie.ts';
import type { Session } from '../sessions/session-store.ts';
import { isSelfHosted } from '../settings.ts';
import type { UserRecord } from '../state/records.ts';

/** Only where the API keeps its cookie to itself does the dashboard need one of its own. */
const OWN_COOKIE = 'dashboard-session';

interface Credentials {
  email?: string;
  password?: string;
}

function sharesCookie(context: Context, request: FastifyRequest): boolean {
  if (isSelfHosted(context.settings.mode)) return true;
  return coversHost(context.settings.cookie.domain, hostName(request.headers.host));
}

function currentSession(context: Context, request: FastifyRequest): Session | null {
  const name = sharesCookie(context, request) ? context.settings.cookie.name : OWN_COOKIE;
  return context.sessions.find(request.cookies[name]);
}

/** Who looks at the dashboard; it is the API's session wherever that can be seen from here. */
export function findDashboardUser(context: Context, request: FastifyRequest): UserRecord | null {
  const user = context.state.users.get(currentSession(context, request)?.userId);
  return user?.is_active === true ? user : null;
}

/** Opens a session and says where the browser has to go to receive the API's cookie, if not right here. */
function signIn(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Credentials,
): string | null {
  const { email = '', password = '' } = body;
  const { session } = exchangeCredentials(context, { username: email.trim(), password });
  if (sharesCookie(context, request)) {
    setSessionCookie(context, request, reply, session);
    return null;
  }
  void reply.setCookie(OWN_COOKIE, session.token, {
    path: '/',
    httpOnly: true,
    secure: context.secure,
    sameSite: 'lax',
  });
  return `${apiBase(context, request)}/auth/callback?code=${context.sessions.ticketFor(session)}`;
}

/** The sign-in page's two ways: a plain form that navigates, and one for a page that stays. */
export function signInRoutes(dashboard: FastifyInstance, context: Context): void {
  dashboard.post<{ Body: Credentials | undefined }>('/login', async (request, reply) => {
    try {
      return reply.redirect(signIn(context, request, reply, request.body ?? {}) ?? '/', 302);
    } catch (error) {
      if (error instanceof ApiError) return reply.redirect('/login?failed=1', 302);
      throw error;
    }
  });

  dashboard.post<{ Body: Credentials | undefined }>('/login/session', async (request, reply) => {
    try {
      return { continueAt: signIn(context, request, reply, request.body ?? {}) };
    } catch (error) {
      if (error instanceof ApiError) return reply.code(error.status).send(error.body);
      throw error;
    }
  });

  dashboard.post('/logout', async (request, reply) => {
    const session = currentSession(context, request);
    if (session !== null) context.sessions.close(session.token);
    void reply.clearCookie(OWN_COOKIE, { path: '/' });
    return { signedOut: true };
  });

  dashboard.post<{ Body: { user_code?: string } | undefined }>('/devices/confirm', async (request, reply) => {
    const user = findDashboardUser(context, request);
    const device = context.state.devices.first('userCode', request.body?.user_code ?? '');
    if (user === null || device === undefined) return reply.code(404).send({ detail: 'Not Found' });
    context.state.devices.update(device.id, { user_id: user.id, status: 'active' });
    return { confirmed: true };
  });
}
