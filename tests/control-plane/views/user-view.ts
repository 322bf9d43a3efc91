import type { UserRecord } from '../state/records.ts';

/** The full object, private details included: every answer of the real service embeds it like this. */
export function userView(user: UserRecord) {
  return { ...user, password: null, password_expired: false };
}
