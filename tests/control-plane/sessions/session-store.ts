import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings.ts';

/** What a token is good for: `device` tokens may not touch keys, `server` ones speak for a workspace server. */
export type SessionKind = 'session' | 'device' | 'api_token' | 'api_key' | 'server';

export interface Session {
  token: string;
  kind: SessionKind;
  /** Null for a workspace server. */
  userId: string | null;
  workspaceId: string | null;
  expiresAt: number;
  requests: number;
}

/** Who is signed in. The cookie's value is the bearer token, so one store serves both. */
export class SessionStore {
  readonly #sessions = new Map<string, Session>();
  readonly #tickets = new Map<string, string>();
  readonly #settings: Settings;
  readonly #now: () => number;

  constructor(settings: Settings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  open(
    who: { userId: string } | { workspaceId: string },
    kind: SessionKind,
    seconds = this.#settings.sessionSeconds,
  ): Session {
    const expiresAt = this.#now() + seconds * 1000;
    const session: Session = {
      token: this.#token(who, expiresAt),
      kind,
      userId: 'userId' in who ? who.userId : null,
      workspaceId: 'workspaceId' in who ? who.workspaceId : null,
      expiresAt,
      requests: 0,
    };
    this.#sessions.set(session.token, session);
    return session;
  }

  /** The session of a token, as long as it lives. */
  find(token: string | undefined): Session | null {
    const session = token === undefined ? undefined : this.#sessions.get(token);
    if (session === undefined) return null;
    if (session.expiresAt > this.#now()) return session;
    this.#sessions.delete(session.token);
    return null;
  }

  close(token: string): void {
    this.#sessions.delete(token);
  }

  expireAll(): void {
    this.#sessions.clear();
  }

  /** A one-time code that carries a new session from the sign-in page to the API's host. */
  ticketFor(session: Session): string {
    const ticket = randomBytes(18).toString('base64url');
    this.#tickets.set(ticket, session.token);
    return ticket;
  }

  redeem(ticket: string): Session | null {
    const token = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return this.find(token);
  }

  #token(who: object, expiresAt: number): string {
    if (this.#settings.tokenStyle === 'opaque') return randomBytes(32).toString('base64url');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { ...who, exp: Math.floor(expiresAt / 1000), jti: randomBytes(8).toString('hex') };
    return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`;
  }
}
