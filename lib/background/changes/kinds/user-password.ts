import { nameOfUser } from '#lib/model/name-of-user.ts';
import { ok } from '#lib/model/result.ts';
import { NOTHING_SHOWS } from '../../writes/entry.ts';
import { findUser } from '../find-user.ts';
import type { Planner } from '../planner.ts';

/** A new password for somebody, given when it is confirmed and never part of the plan (api.md, 2.2). */
export const resetPassword: Planner<'resetPassword'> = {
  async plan({ userId }, context) {
    const user = await findUser(context, userId);
    if (!user.ok) return user;
    return ok({
      thing: { type: 'user', id: userId, name: nameOfUser(user.value) },
      // What it was is not shown, and what it will be is not known yet.
      differences: [{ field: 'password', before: false, after: true }],
      secret: { name: 'password', part: 'body' },
      endpoint: 'updateUser',
      params: { userId, body: {} },
      readBack: NOTHING_SHOWS,
    });
  },
  undo: () => 'secret',
};
