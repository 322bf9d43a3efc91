import type { User } from '#lib/model/resources/user.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { ReadBack } from '../writes/entry.ts';
import type { PlanContext } from './planner.ts';

/** A user of the control plane: oneself, else from the list that super-users may read. Failures: of reading; `not-found`. */
export async function findUser({ read, userId: self }: PlanContext, userId: string): Promise<Result<User>> {
  if (userId === self) return read.one('me', {});
  const users = await read.all('users', {});
  if (!users.ok) return users;
  const user = users.value.find(({ id }) => id === userId);
  return user ? ok(user) : fail({ kind: 'not-found', reason: null });
}

/** How a user's fields are read back, by the same two ways. */
export function userReadBack(
  { userId: self }: PlanContext,
  userId: string,
  fields: { after: Record<string, unknown>; before: Record<string, unknown> },
): ReadBack {
  return userId === self
    ? { endpoint: 'me', params: {}, expect: { kind: 'fields', ...fields } }
    : { endpoint: 'users', params: {}, expect: { kind: 'fields', ...fields, match: { id: userId } } };
}
