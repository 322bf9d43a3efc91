// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { createJournal } from '#lib/background/writes/journal.ts';
import type { Change, ChangeInput } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';
import { expectNotFound, expectRefusal, expectRoad, kindsOf, saidWhy } from './road.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
const MEMBER = 'hana@northwind.example';
const ADMIN = 'ada@northwind.example';

const state = () => world.controlPlane.state;
const ids = () => demoIds(state());
const roleId = (name: string) => ids().role('Northwind ML', name).id;
const accountNamed = (username: string) =>
  state()
    .users.all()
    .find((user) => user.username === username);
const accountId = () => ids().user('ci-release').id;
const keys = () => state().apiKeys.by('owner', accountId());
const keyNamed = (name: string) => keys().find((key) => key.name === name);

const create = (username: string, rest: Partial<ChangeInput<'createServiceAccount'>> = {}): Change => ({
  kind: 'createServiceAccount',
  input: { organizationId: world.organizationId, username, description: null, roleId: null, ...rest },
});
const remove = (id: string): Change => ({
  kind: 'deleteServiceAccount',
  input: { organizationId: world.organizationId, accountId: id },
});
const issue = (name: string, rest: Partial<ChangeInput<'createAccountKey'>> = {}): Change => ({
  kind: 'createAccountKey',
  input: {
    organizationId: world.organizationId,
    accountId: accountId(),
    name,
    description: null,
    expiresInMinutes: null,
    ...rest,
  },
});
const revoke = (keyId: string): Change => ({
  kind: 'deleteAccountKey',
  input: { organizationId: world.organizationId, accountId: accountId(), keyId },
});
/** A key of its own for each test. */
const plant = (name: string) =>
  state().apiKeys.add({
    id: crypto.randomUUID(),
    owner_id: accountId(),
    name,
    description: null,
    key: 'ZENPROKEY_planted',
    active: true,
    created: Date.now(),
    expires: null,
    last_used: null,
    last_rotated: null,
  });

describe.each(MODES)('on a %s control plane', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it('a service account is made with a role, and deleted again', async () => {
    const username = `robot-${mode}`;
    await expectRoad(world, {
      change: create(username, { description: 'Runs', roleId: roleId('Organization Viewer') }),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'username', before: null, after: username },
        { field: 'description', before: null, after: 'Runs' },
        { field: 'role', before: null, after: 'Organization Viewer' },
      ],
      isDone: () => {
        const account = accountNamed(username);
        const held = state().assignments.by('user', account?.id ?? '');
        return account?.metadata.description === 'Runs' && held[0]?.role_id === roleId('Organization Viewer');
      },
      again: ['name-taken'],
    });
  });

  it('a service account is deleted for good, with all that it holds', async () => {
    const made = await performed(world, await planned(world, create(`gone-${mode}`)));
    await expectRoad(world, {
      change: remove(made.entry.resultId ?? ''),
      differences: [{ field: 'exists', before: true, after: false }],
      guards: ['takes-everything', 'irreversible'],
      isDone: () => accountNamed(`gone-${mode}`) === undefined,
      again: 'not-found',
      noUndo: 'deleted',
    });
  });

  it('a key is shown once, kept nowhere, and deleted again', async () => {
    const name = `key-${mode}`;
    let secret = '';
    const { plan, entry, answer } = await expectRoad(world, {
      change: issue(name, { description: 'For CI', expiresInMinutes: 90 }),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'name', before: null, after: name },
        { field: 'description', before: null, after: 'For CI' },
        { field: 'expiry', before: null, after: '90' },
      ],
      isDone: () => {
        const key = keyNamed(name);
        secret = key?.key ?? secret;
        return key !== undefined && key.expires === key.created + 90 * 60_000;
      },
      again: ['name-taken'],
    });
    expect(secret).toMatch(/^ZENPROKEY_/);
    expect(answer).toEqual({ id: entry.resultId, secret });
    expect(plan.steps[0]?.shows).toBe('api-key');
    const kept = await createJournal().list({ controlPlaneId: world.asked.id, userId: world.userId });
    expect(kept.entries.map(({ endpoint }) => endpoint).sort()).toEqual([
      'createAccountKey',
      'deleteAccountKey',
    ]);
    expect(JSON.stringify([plan, entry, kept])).not.toContain('ZENPROKEY');
  });

  it('a key is deleted for good', async () => {
    const { id } = plant(`old-${mode}`);
    await expectRoad(world, {
      change: revoke(id),
      differences: [{ field: 'exists', before: true, after: false }],
      guards: ['irreversible'],
      isDone: () => keyNamed(`old-${mode}`) === undefined,
      again: 'not-found',
      noUndo: 'deleted',
    });
  });
});

describe('a lost answer', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it.each([
    ['an account', () => create('lost-robot'), () => accountNamed('lost-robot')?.id],
    ['a key', () => issue('lost-key', { description: 'lost' }), () => keyNamed('lost-key')?.id],
  ])('leaves no doubt of %s that was made', async (_, change, id) => {
    const plan = await planned(world, change());
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'POST' });
    const { entry, answer } = await performed(world, plan);
    expect(entry).toMatchObject({ state: 'done', resultId: id() });
    // A key that nobody saw cannot be seen any more.
    expect(answer).toBeNull();
  });
});

describe('a plan', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it.each([
    ['wrong-level', () => create('robot', { roleId: roleId('Workspace Viewer') })],
    ['name-taken', () => create('CI-Release')],
    ['name-taken', () => issue(plant('taken').name)],
  ])('stops before ZenML refuses: %s', async (kind, change) => {
    expect((await planned(world, change())).guards).toMatchObject([{ kind, severity: 'stops' }]);
  });

  it('is made although the keys of an account cannot be listed, and says so', async () => {
    world.controlPlane.setFault({
      kind: 'status',
      status: 404,
      body: { detail: 'Not Found' },
      method: 'GET',
      path: '/organizations/*/service_accounts/*/api_keys',
    });
    expect(kindsOf(await planned(world, issue('unseen')))).toEqual(['not-known']);
    await expectNotFound(world, revoke(plant('unseen').id));
  });

  it('says that ZenML refuses where a session of its kind may not see keys', async () => {
    const detail = 'Token type device_code is not allowed for this endpoint';
    const path = '/organizations/*/service_accounts/*/api_keys';
    world.controlPlane.setFault({ kind: 'status', status: 401, body: { detail }, method: 'GET', path });
    expect(await planIn(world, issue('no'))).toMatchObject({ failure: { kind: 'forbidden' } });
  });

  it('fails for what is not there', async () => {
    const nobody = crypto.randomUUID();
    await expectNotFound(world, remove(nobody));
    await expectNotFound(world, revoke(nobody));
    await expectNotFound(world, issue('key', { accountId: nobody }));
    await expectNotFound(world, create('robot', { roleId: nobody }));
  });
});

describe('the server', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it('refuses whoever may not', async () => {
    const no = saidWhy('forbidden', /^Insufficient permissions/);
    const key = plant('kept').id;
    for (const change of [create('mine'), remove(accountId()), issue('mine'), revoke(key)]) {
      signIn(world, ADMIN);
      await expectRefusal(world, change, no, { prepare: () => signIn(world, MEMBER) });
    }
  });

  it('refuses a name that somebody elsewhere has', async () => {
    await expectRefusal(world, create('zoe@halden.example'), saidWhy('conflict', /already exists/));
  });

  it('refuses a name of a key that was taken meanwhile', async () => {
    const prepare = () => void plant('meanwhile');
    const change = issue('meanwhile', { description: 'ours' });
    await expectRefusal(world, change, saidWhy('conflict', /already exists/), { prepare });
  });

  it('refuses what is no name, and says which field', async () => {
    const fields = [{ path: 'username', message: expect.any(String) }];
    await expectRefusal(world, create('two words'), { kind: 'invalid', fields });
  });

  it.each([() => issue('device'), () => revoke(plant('device').id)])(
    'refuses keys to sessions of the command line, which are not over',
    async (change) => {
      const detail = 'Token type device_code is not allowed for this endpoint';
      const fault = (method: string) => ({ kind: 'status' as const, status: 401, body: { detail }, method });
      const prepare = () => world.controlPlane.setFault([fault('POST'), fault('DELETE')]);
      await expectRefusal(world, change(), { kind: 'forbidden', reason: detail }, { prepare });
    },
  );
});
