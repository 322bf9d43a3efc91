import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Context } from '../context.ts';
import { hostName } from '../http/host-routing.ts';

/** Whether the cookie's Domain may be named by this host; otherwise a browser would throw the cookie away. */
export function coversHost(domain: string | null, host: string): boolean {
  return domain !== null && (host === domain || host.endsWith(`.${domain}`));
}

/** The attributes of the session cookie. Only HttpOnly is known; the rest can be configured. */
export function sessionCookieOptions(
  context: Context,
  hostHeader: string | undefined,
): CookieSerializeOptions {
  const { domain, sameSite, partitioned } = context.settings.cookie;
  return {
    path: '/',
    httpOnly: true,
    secure: context.secure,
    sameSite,
    partitioned,
    ...(domain !== null && coversHost(domain, hostName(hostHeader)) ? { domain } : {}),
  };
}
