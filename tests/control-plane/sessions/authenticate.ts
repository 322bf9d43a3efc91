import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { illegalOperation, notAuthenticated } from '../http/api-error.ts';
import type { UserRecord } from '../state/records.ts';
import type { Session } from './session-store.ts';

/** The credential of a request: the Authorization header, else the session cookie. API keys are bearer tokens too. */
export function authenticate(context: Context, request: FastifyRequest): Session | null {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
  if (bearer?.startsWith('ZENPROKEY_')) return sessionOfKey(context, bearer);
  return context.sessions.find(bearer ?? request.cookies[context.settings.cookie.name]);
}

/** Keys and personal tokens may be sent directly as bearer tokens since 0.12.17. */
function sessionOfKey(context: Context, key: string): Session | null {
  const record = context.state.apiKeys.first('key', key);
  if (record === undefined || !record.active) return null;
  if (record.expires !== null && record.expires <= context.now()) return null;
  context.state.apiKeys.update(record.id, { last_used: context.now() });
  const expiresAt = record.expires ?? Number.POSITIVE_INFINITY;
  return { token: key, kind: 'api_key', userId: record.owner_id, workspaceId: null, expiresAt, requests: 0 };
}

/** The person (or service account) behind a request. */
export function callerOf(context: Context, request: FastifyRequest): UserRecord {
  const user = context.state.users.get(request.session?.userId);
  if (user === undefined) {
    if (request.session?.workspaceId != null)
      throw illegalOperation('Workspace servers may not call this endpoint.');
    throw notAuthenticated();
  }
  return user;
}

/** For what only super-users may do. */
export function superUserOf(context: Context, request: FastifyRequest): UserRecord {
  const user = callerOf(context, request);
  if (!user.is_superuser) throw illegalOperation('Only super-users may call this endpoint.');
  return user;
}
