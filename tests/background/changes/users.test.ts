// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeInput } from '#lib/changes.ts';
import type { Value } from '#lib/model/change/plan.ts';
import { ADMIN_EMAIL, INACTIVE_EMAIL, SUPER_USER_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { newUser } from '../../control-plane/state/new-user.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { entryOf, recoverLater, signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';
import { entryOfLost, expectNotFound, expectRefusal, expectRoad, kindsOf, LOST, saidWhy } from './road.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
const MEMBER = 'hana@northwind.example';
const secret = { password: 'correct horse battery staple' };

/** Where the server keeps each field. */
const COLUMNS = {
  name: 'name',
  username: 'username',
  active: 'is_active',
  'super-user': 'is_superuser',
} as const;

const users = () => world.controlPlane.state.users;
const user = (email: string) => demoIds(world.controlPlane.state).user(email);
const named = (username: string) => users().first('username', username);
/** Somebody without rights, for one test. */
const somebody = (username: string) =>
  users().add(newUser(crypto.randomUUID(), { username, name: 'Some Body' }));

const create = (username: string, rest: Partial<ChangeInput<'createUser'>> = {}): Change => ({
  kind: 'createUser',
  input: { username, email: null, isSuperuser: false, ...rest },
});
const update = (userId: string, set: ChangeInput<'updateUser'>['set']): Change => ({
  kind: 'updateUser',
  input: { userId, set },
});
const reset = (userId: string): Change => ({ kind: 'resetPassword', input: { userId } });
const remove = (userId: string): Change => ({ kind: 'deleteUser', input: { userId } });

beforeEach(() => {
  users().update(user(SUPER_USER_EMAIL).id, { is_superuser: true });
  signIn(world, SUPER_USER_EMAIL);
});
/** Between planning and performing, whoever planned loses the right to it. */
const demote = () => void users().update(user(SUPER_USER_EMAIL).id, { is_superuser: false });

describe.each(MODES)('on a %s control plane, a user', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it.each([
    ['plain', { email: null, isSuperuser: false }, []],
    [
      'super',
      { email: 'new@self.example', isSuperuser: true },
      [
        { field: 'email', before: null, after: 'new@self.example' },
        { field: 'super-user', before: null, after: true },
      ],
    ],
  ] as const)(
    'is made with a password that nobody keeps, and deleted again (%s)',
    async (kind, rest, more) => {
      const username = `new-${kind}-${mode}`;
      const { plan, entry } = await expectRoad(world, {
        change: create(username, rest),
        differences: [
          { field: 'exists', before: false, after: true },
          { field: 'username', before: null, after: username },
          ...more,
        ],
        isDone: () => named(username) !== undefined,
        again: ['name-taken'],
        secret,
      });
      expect(plan.steps[0]?.secret).toEqual({ name: 'password', part: 'query' });
      expect(entry.redacted).toEqual(['query.password']);
      const { passwords } = world.controlPlane.state;
      expect(passwords.get(entry.resultId ?? '')).toBe(secret.password);
    },
  );

  it.each<[string, ChangeInput<'updateUser'>['set'], keyof typeof COLUMNS, before: Value, after: Value]>([
    ['renamed', { name: 'Any Body' }, 'name', 'Some Body', 'Any Body'],
    ['left without a name', { name: null }, 'name', 'Some Body', null],
    ['given another username', { username: `any-${mode}` }, 'username', `renamed-${mode}`, `any-${mode}`],
    ['deactivated', { isActive: false }, 'active', true, false],
    ['made a super-user', { isSuperuser: true }, 'super-user', false, true],
  ])('is %s, and back', async (_, set, field, before, after) => {
    const { id } = named(`renamed-${mode}`) ?? somebody(`renamed-${mode}`);
    await expectRoad(world, {
      change: update(id, set),
      differences: [{ field, before, after }],
      isDone: () => users().require(id)[COLUMNS[field]] === after,
      again: 'already',
    });
  });

  it('is activated', async () => {
    const { id } = user(INACTIVE_EMAIL);
    await expectRoad(world, {
      change: update(id, { isActive: true }),
      differences: [{ field: 'active', before: false, after: true }],
      isDone: () => users().require(id).is_active,
      again: 'already',
    });
  });

  it('renames herself without being a super-user', async () => {
    signIn(world, ADMIN_EMAIL);
    const { id, name } = user(ADMIN_EMAIL);
    await expectRoad(world, {
      change: update(id, { name: 'Ada O.' }),
      differences: [{ field: 'name', before: name, after: 'Ada O.' }],
      isDone: () => users().require(id).name === 'Ada O.',
      again: 'already',
    });
  });

  it('is given a new password, of which nothing is shown and nothing kept', async () => {
    const { id } = somebody(`forgetful-${mode}`);
    const { passwords } = world.controlPlane.state;
    const { plan, entry } = await expectRoad(world, {
      change: reset(id),
      differences: [{ field: 'password', before: false, after: true }],
      isDone: () => passwords.get(id) === secret.password,
      again: 'the same',
      noUndo: 'secret',
      secret,
    });
    expect(plan.steps[0]?.secret).toEqual({ name: 'password', part: 'body' });
    expect(entry.redacted).toEqual(['body.password']);
  });

  it('is deleted for good', async () => {
    const { id, username } = somebody(`leaver-${mode}`);
    await expectRoad(world, {
      change: remove(id),
      differences: [{ field: 'exists', before: true, after: false }],
      guards: ['irreversible', 'takes-everything'],
      isDone: () => named(username) === undefined,
      again: 'not-found',
      noUndo: 'deleted',
    });
  });

  it('is refused to whoever is no super-user any more', async () => {
    const { id } = user('nikhil@northwind.example');
    const no = saidWhy('forbidden', /^(Only super-users|You may only update yourself)/);
    for (const change of [create('new-never'), update(id, { name: 'x' }), reset(id), remove(id)]) {
      users().update(user(SUPER_USER_EMAIL).id, { is_superuser: true });
      await expectRefusal(world, change, no, { prepare: demote });
    }
    expect(users().require(id)).toMatchObject({ name: 'Nikhil Rao', is_active: true });
  });

  it('that is not there is a failure', async () => {
    const id = crypto.randomUUID();
    for (const change of [update(id, {}), reset(id), remove(id)]) await expectNotFound(world, change);
  });
});

describe('an ordinary member', () => {
  beforeEach(() => signIn(world, MEMBER));

  it('is told at once that others are not hers to change', async () => {
    const { id } = user('nikhil@northwind.example');
    for (const change of [update(id, { name: 'x' }), reset(id), remove(id)]) {
      expect(await planIn(world, change)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    }
  });

  it('is refused to make users, or more of herself', async () => {
    await expectRefusal(world, create('new-never'), saidWhy('forbidden', /^Only super-users/));
    const more = update(user(MEMBER).id, { isSuperuser: true });
    await expectRefusal(world, more, saidWhy('forbidden', /^You may not change is_superuser/));
    await expectRefusal(world, remove(user(MEMBER).id), saidWhy('forbidden', /^Only super-users/));
  });
});

describe('the server', () => {
  it('keeps the owners of organizations, and whoever asks', async () => {
    const owner = saidWhy('forbidden', /^The owner of an organization/);
    await expectRefusal(world, remove(user(ADMIN_EMAIL).id), owner);
    await expectRefusal(world, remove(user(SUPER_USER_EMAIL).id), saidWhy('forbidden', /yourself/));
  });

  it.each(['create', 'update'] as const)('refuses to %s a user by a name taken meanwhile', async (how) => {
    const username = `taken-${how}`;
    const change = how === 'create' ? create(username) : update(somebody('renaming').id, { username });
    const prepare = () => void users().update(somebody(username).id, { is_superuser: true });
    await expectRefusal(world, change, saidWhy('conflict', /already exists/), { prepare });
  });

  it('refuses what is no username, and names the field', async () => {
    const odd = { kind: 'invalid' as const, fields: [{ path: 'username', message: expect.any(String) }] };
    await expectRefusal(world, create('two words'), odd);
    await expectRefusal(world, update(somebody('odd').id, { username: 'two words' }), odd);
  });
});

describe('a username', () => {
  it('that the server writes in small letters is found all the same', async () => {
    const plan = await planned(world, create('CamelCase'));
    world.controlPlane.setFault([
      { kind: 'drop', when: 'after', method: 'POST' },
      { kind: 'status', status: 500, method: 'GET', path: '/users' },
    ]);
    const { entry } = await performed(world, plan, secret);
    expect(entry.state).toBe('unknown');
    const id = named('camelcase')?.id ?? '';
    users().update(id, { username: 'camelcase' });
    world.controlPlane.setFault(null);
    await recoverLater(world);
    expect(await entryOf(world, entry.id)).toMatchObject({ state: 'done', resultId: id });
  });

  it('that differs in capitals only is taken', async () => {
    expect(kindsOf(await planned(world, create(MEMBER.toUpperCase())))).toEqual(['name-taken']);
    const { id } = somebody('capital');
    expect(kindsOf(await planned(world, update(id, { username: MEMBER.toUpperCase() })))).toEqual([
      'name-taken',
    ]);
    expect(kindsOf(await planned(world, update(id, { username: 'Capital' })))).toEqual([]);
  });
});

describe('a lost answer', () => {
  it.each(LOST)('is made up for by reading (dropped %s executing: %s)', async (when, state) => {
    const { id } = somebody(`lost-${when}`);
    const made = await entryOfLost(world, create(`made-${when}`), when, secret);
    expect([made.state, made.resultId]).toEqual([state, named(`made-${when}`)?.id ?? null]);
    expect((await entryOfLost(world, update(id, { name: 'Found' }), when)).state).toBe(state);
    expect((await entryOfLost(world, update(world.userId, { name: `W. ${when}` }), when)).state).toBe(state);
    expect((await entryOfLost(world, remove(id), when)).state).toBe(state);
  });

  it.each(['before', 'after'] as const)(
    'about a password stays lost (dropped %s executing)',
    async (when) => {
      const { id } = somebody(`secretive-${when}`);
      expect((await entryOfLost(world, reset(id), when, secret)).state).toBe('unknown');
    },
  );
});
