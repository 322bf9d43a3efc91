import { nameOfUser } from './name-of-user.ts';
import type { User } from './resources/user.ts';
import type { Result } from './result.ts';

/** Who a dashboard's page is signed in as. `unknown`: it could not be asked, which says nothing. */
export type PageAccount =
  | { state: 'signed-in'; userId: string; name: string }
  | { state: 'signed-out' }
  | { state: 'unknown' };

/** What the answer to a page's `/users/me` says of its account. */
export function pageAccountOf(me: Result<User>): PageAccount {
  if (me.ok) return { state: 'signed-in', userId: me.value.id, name: nameOfUser(me.value) };
  return { state: me.failure.kind === 'signed-out' ? 'signed-out' : 'unknown' };
}

/** Whether a page is known to be signed in as somebody else, or as nobody, while we ask as this user. */
export const isOtherAccount = (account: PageAccount, userId: string): boolean =>
  account.state === 'signed-out' || (account.state === 'signed-in' && account.userId !== userId);
