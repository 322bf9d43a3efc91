import type { Change } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import { ok } from '#lib/model/result.ts';
import { creationOf } from '../creation.ts';
import { editOf, takeBack } from '../edit.ts';
import { findUser, userReadBack } from '../find-user.ts';
import { guard } from '../guard.ts';
import type { Planner } from '../planner.ts';
import { isUsernameTaken } from '../taken-names.ts';

/** Users of a control plane (api.md, 2.2): managing others is for super-users. ZenML takes a new one as query parameters. */
export const createUser: Planner<'createUser'> = {
  async plan({ username, email, isSuperuser }, context) {
    const isTaken = await isUsernameTaken(context, username);
    if (!isTaken.ok) return isTaken;
    return ok({
      thing: { type: 'user', id: null, name: username },
      differences: creationOf({ username, email, 'super-user': isSuperuser }),
      guards: isTaken.value ? [guard('name-taken', 'stops', username)] : [],
      secret: { name: 'password', part: 'query' },
      endpoint: 'createUser',
      params: { query: { username, ...(email && { email }), is_superuser: isSuperuser } },
      readBack: {
        endpoint: 'users',
        params: {},
        expect: {
          kind: 'row',
          match: { username, isSuperuser, ...(email && { email }) },
          anyCase: ['username', 'email'],
        },
      },
    });
  },
  undo: (_, __, userId): Change | NoUndo =>
    userId === null ? 'nothing-done' : { kind: 'deleteUser', input: { userId } },
};

export const updateUser: Planner<'updateUser'> = {
  async plan({ userId, set, from }, context) {
    const user = await findUser(context, userId);
    if (!user.ok) return user;
    const { name, username, isActive, isSuperuser } = user.value;
    const isTaken =
      set.username === undefined || set.username.toLowerCase() === username?.toLowerCase()
        ? ok(false)
        : await isUsernameTaken(context, set.username);
    if (!isTaken.ok) return isTaken;
    const fields = {
      name: { field: 'name', wire: 'name', parsed: 'name', now: name },
      username: { field: 'username', wire: 'username', parsed: 'username', now: username },
      isActive: { field: 'active', wire: 'is_active', parsed: 'isActive', now: isActive },
      isSuperuser: { field: 'super-user', wire: 'is_superuser', parsed: 'isSuperuser', now: isSuperuser },
    } as const;
    const { differences, body, after, before, guards } = editOf(fields, set, from);
    if (isTaken.value) guards.push(guard('name-taken', 'stops', set.username));
    return ok({
      thing: { type: 'user', id: userId, name: nameOfUser(user.value) },
      differences,
      guards,
      endpoint: 'updateUser',
      params: { userId, body },
      readBack: userReadBack(context, userId, { after, before }),
    });
  },
  undo({ userId }, { differences }): Change | NoUndo {
    const names = {
      name: 'name',
      username: 'username',
      isActive: 'active',
      isSuperuser: 'super-user',
    } as const;
    // A user may be without a name; of anything else, nothing means that ZenML did not say what it was.
    const known = differences.filter(({ field, before }) => field === 'name' || before !== null);
    const back = takeBack(known, names);
    if (Object.keys(back.set).length === 0) return 'no-request';
    return { kind: 'updateUser', input: { userId, ...back } };
  },
};

/** Not in the list afterwards: an account that may not see it tells nothing. */
export const deleteUser: Planner<'deleteUser'> = {
  async plan({ userId }, context) {
    const user = await findUser(context, userId);
    if (!user.ok) return user;
    const name = nameOfUser(user.value);
    return ok({
      thing: { type: 'user', id: userId, name },
      differences: [{ field: 'exists', before: true, after: false }],
      guards: [guard('irreversible', 'warns', name)],
      endpoint: 'deleteUser',
      params: { userId },
      readBack: { endpoint: 'users', params: {}, expect: { kind: 'no-row', match: { id: userId } } },
    });
  },
  undo: () => 'deleted',
};
