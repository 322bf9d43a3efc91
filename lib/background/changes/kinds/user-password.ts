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
      // Neither the old one nor the new one is shown.
      differences: [{ field: 'password', before: null, after: null }],
      secret: { name: 'password', part: 'body' },
      endpoint: 'updateUser',
      params: { userId, body: {} },
      readBack: NOTHING_SHOWS,
    });
  },
  undo: () => 'secret',
};
