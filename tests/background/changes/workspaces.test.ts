// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeInput } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { newLife, signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';
import { entryOfLost, expectNotFound, expectRefusal, expectRoad, kindsOf, LOST, saidWhy } from './road.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
/** Sees one workspace of Northwind, and may change none. */
const MEMBER = 'liam@northwind.example';

const ids = () => demoIds(world.controlPlane.state);
const workspace = (name: string) => ids().workspace(name);
const northwind = () => ids().organization('Northwind ML').id;
const halden = () => ids().organization('Halden Robotics').id;

const update = (name: string, set: ChangeInput<'updateWorkspace'>['set']): Change => ({
  kind: 'updateWorkspace',
  input: { workspaceId: workspace(name).id, set },
});
const wish = (name: string, state: 'available' | 'deactivated'): Change => ({
  kind: 'setWorkspaceState',
  input: { workspaceId: workspace(name).id, state },
});
const upgrade = (name: string, version: string): Change => ({
  kind: 'upgradeWorkspace',
  input: { workspaceId: workspace(name).id, version },
});
const create = (name: string, rest: Partial<ChangeInput<'createWorkspace'>> = {}): Change => ({
  kind: 'createWorkspace',
  input: {
    ...{ organizationId: northwind(), name, displayName: name },
    ...{ description: null, logoUrl: null, version: null, ...rest },
  },
});
const enroll = (name: string, rest: Partial<ChangeInput<'enrollWorkspace'>> = {}): Change => ({
  kind: 'enrollWorkspace',
  input: {
    ...{ organizationId: northwind(), name, displayName: name },
    ...{ description: null, logoUrl: null, ...rest },
  },
});

/** Takes away what a test has made, so that the plan's limit is the same for each. */
beforeEach(() => {
  const { workspaces } = world.controlPlane.state;
  for (const { id, name } of workspaces.all()) if (name.startsWith('new-')) workspaces.remove(id);
  world.controlPlane.configure({ transitionMs: 0 });
});

describe.each(MODES)('on a %s control plane, a workspace', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));
  const isLegacy = mode === 'legacy';

  it('is described and given a picture, and loses both again', async () => {
    const logo = 'https://northwind.example/logo.png';
    const { id, description } = workspace('staging-vision');
    const isDone = () => {
      const now = world.controlPlane.state.workspaces.require(id);
      return now.description === 'Where we try' && now.logo_url === logo;
    };
    await expectRoad(world, {
      change: update('staging-vision', { description: 'Where we try', logoUrl: logo }),
      differences: [
        { field: 'description', before: description, after: 'Where we try' },
        { field: 'logo', before: null, after: logo },
      ],
      isDone,
      again: 'already',
    });
  });

  it('is deactivated and activated', async () => {
    const { id } = workspace('staging-vision');
    await expectRoad(world, {
      change: wish('staging-vision', 'deactivated'),
      differences: [{ field: 'state', before: 'available', after: 'deactivated' }],
      isDone: () => world.controlPlane.state.workspaces.require(id).desired_state === 'deactivated',
      again: 'already',
    });
  });

  it('is upgraded for good', async () => {
    const { id } = workspace('churn-models');
    const { workspaces } = world.controlPlane.state;
    const old = workspaces.require(id);
    await expectRoad(world, {
      change: upgrade('churn-models', '0.94.0'),
      differences: [{ field: 'version', before: '0.92.0', after: '0.94.0' }],
      guards: ['irreversible'],
      isDone: () => workspaces.require(id).zenml_service.configuration.version === '0.94.0',
      again: 'already',
      noUndo: 'no-downgrade',
    });
    workspaces.update(id, old);
  });

  it('is made with all that it is given, and stays', async () => {
    const displayName = isLegacy ? 'new-one' : 'The new one';
    const { plan, entry } = await expectRoad(world, {
      change: create('new-one', { displayName, description: 'For robots', version: '0.94.1' }),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'name', before: null, after: 'new-one' },
        ...(isLegacy ? [] : [{ field: 'display-name', before: null, after: displayName } as const]),
        { field: 'description', before: null, after: 'For robots' },
        { field: 'version', before: null, after: '0.94.1' },
      ],
      isDone: () => world.controlPlane.state.workspaces.first('name', 'new-one') !== undefined,
      again: ['name-taken'],
      noUndo: 'no-request',
    });
    expect(plan.steps[0]).toMatchObject({ organization: { name: 'Northwind ML' }, workspace: null });
    expect(entry.resultId).toBe(workspace('new-one').id);
    expect(workspace('new-one')).toMatchObject({ display_name: displayName, description: 'For robots' });
    expect(workspace('new-one').zenml_service.configuration.version).toBe('0.94.1');
  });

  it.each(LOST)('is looked for when the answer was lost %s executing: %s', async (when, state) => {
    const { workspaces } = world.controlPlane.state;
    const old = workspace('staging-vision');
    const lost = async (change: Change) => (await entryOfLost(world, change, when)).state;
    const made = await entryOfLost(world, create('new-lost', { description: 'D' }), when);
    expect([made.state, made.resultId]).toEqual([state, workspaces.first('name', 'new-lost')?.id ?? null]);
    expect(await lost(update('staging-vision', { description: 'Lost' }))).toBe(state);
    expect(await lost(upgrade('staging-vision', '0.99.0'))).toBe(state);
    expect(await lost(wish('staging-vision', 'deactivated'))).toBe(state);
    workspaces.update(old.id, old);
  });

  it('is refused by the server to whoever may not', async () => {
    const no = saidWhy('forbidden', /^Insufficient permissions to /);
    const as = { as: MEMBER };
    await expectRefusal(world, update('prod-vision', { description: 'Mine' }), no, as);
    await expectRefusal(world, wish('prod-vision', 'deactivated'), no, as);
    await expectRefusal(world, upgrade('prod-vision', '0.95.0'), no, as);
    await expectRefusal(world, create('new-mine'), no, as);
    if (!isLegacy) await expectRefusal(world, enroll('new-mine'), no, as);
  });

  it('that is not there is a failure', async () => {
    const workspaceId = crypto.randomUUID();
    await expectNotFound(world, { kind: 'updateWorkspace', input: { workspaceId, set: {} } });
    await expectNotFound(world, { kind: 'setWorkspaceState', input: { workspaceId, state: 'available' } });
    await expectNotFound(world, { kind: 'upgradeWorkspace', input: { workspaceId, version: '1' } });
    const elsewhere = { organizationId: crypto.randomUUID() };
    await expectNotFound(world, create('new-one', elsewhere));
    await expectNotFound(world, enroll('new-one', elsewhere));
  });
});

describe('a display name', () => {
  it('is changed and given back', async () => {
    const { id } = workspace('prod-vision');
    await expectRoad(world, {
      change: update('prod-vision', { displayName: 'Vision' }),
      differences: [{ field: 'display-name', before: 'Vision production', after: 'Vision' }],
      isDone: () => world.controlPlane.state.workspaces.require(id).display_name === 'Vision',
      again: 'already',
    });
  });

  it('is what tenants do not have, which stops a change of it and is never sent', async () => {
    world.controlPlane.configure({ mode: 'legacy' });
    const renamed = await planned(world, update('prod-vision', { displayName: 'Vision', description: 'D' }));
    expect(renamed.guards).toMatchObject([{ kind: 'no-display-name', severity: 'stops', steps: [0] }]);
    expect(renamed.steps[0]?.params.body).toEqual({ description: 'D' });
    const made = await planned(world, create('new-one', { displayName: 'The new one' }));
    expect(kindsOf(made)).toEqual(['no-display-name']);
    expect(made.steps[0]?.params.body).toEqual({ name: 'new-one', organization_id: northwind() });
  });
});

describe('enrolling', () => {
  it.each(['current', 'self-hosted'] as const)('on a %s one shows its key once', async (mode) => {
    world.controlPlane.configure({ mode });
    const { plan, entry, answer } = await expectRoad(world, {
      change: enroll('new-edge', { displayName: 'Edge' }),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'name', before: null, after: 'new-edge' },
        { field: 'display-name', before: null, after: 'Edge' },
      ],
      isDone: () => world.controlPlane.state.workspaces.first('name', 'new-edge') !== undefined,
      again: ['name-taken'],
      noUndo: 'no-request',
    });
    const { id, enrollment_key: key } = workspace('new-edge');
    expect(plan.steps[0]?.shows).toBe('enrollment-key');
    expect(answer).toEqual({ id, secret: key });
    expect(key).toMatch(/^[0-9a-f]{48}$/);
    expect(entry.resultId).toBe(id);
    const { entries } = await newLife(world).list({ controlPlaneId: world.asked.id, userId: world.userId });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(key);
  });

  it('is what older control planes do not do', async () => {
    world.controlPlane.configure({ mode: 'legacy' });
    const plan = await planned(world, enroll('new-edge'));
    expect(plan.guards).toMatchObject([{ kind: 'no-enrolling', severity: 'stops' }]);
  });

  it('is read back when its answer was lost: done, and its key is nobody’s to know', async () => {
    const plan = await planned(world, enroll('new-edge'));
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'POST' });
    const { entry, answer } = await performed(world, plan);
    expect([entry.state, entry.resultId, answer]).toEqual(['done', workspace('new-edge').id, null]);
  });
});

describe('a name', () => {
  it('that only others can see is found to be taken, where the control plane tells', async () => {
    const change = create('protein-folding');
    signIn(world, 'bram@northwind.example');
    expect(kindsOf(await planned(world, change))).toEqual(['name-taken']);
  });

  it('is free as far as anybody knows, where it does not, and then refused', async () => {
    const path = `/organizations/${northwind()}/validation`;
    world.controlPlane.setFault({ kind: 'status', status: 404, method: 'GET', path });
    const taken = () =>
      world.controlPlane.state.workspaces.add({
        ...workspace('prod-vision'),
        id: crypto.randomUUID(),
        name: 'new-two',
      });
    const why = saidWhy('conflict', /already exists/);
    await expectRefusal(world, create('new-two'), why, { prepare: taken });
  });
});

describe('a release', () => {
  it.each([
    ['what runs', 'fraud-detection', '0.92.0', 'stops'],
    ['what runs, by being a candidate of it', 'fraud-detection', '0.93.0rc1', 'stops'],
    ['what was only asked for', 'fraud-detection', '0.94.0', 'warns'],
    ['what was asked for, where nothing runs', 'halden-edge', '0.94.1', 'stops'],
  ])('that is older than %s speaks against an upgrade', async (_, name, version, severity) => {
    const { guards } = await planned(world, upgrade(name, version));
    expect(guards.find(({ kind }) => kind === 'downgrade')).toMatchObject({ severity, about: version });
  });

  it.each(['0.94.3', '0.95.0rc1', '0.100', 'nightly'])('that is not older does not (%s)', async (version) => {
    const { guards } = await planned(world, upgrade('prod-vision', version));
    expect(guards).toMatchObject([{ kind: 'no-such-release' }, { kind: 'irreversible', about: '0.94.2' }]);
  });

  it('that is older is refused by the server too', async () => {
    const why = saidWhy('invalid', /^Downgrading from 0.94.2 to 0.94.1/);
    await expectRefusal(world, upgrade('prod-vision', '0.94.1'), why);
  });

  it('is looked for in the control plane’s list, where it has one', async () => {
    const newest = upgrade('prod-vision', '0.99.0');
    expect(kindsOf(await planned(world, newest))).toEqual(['no-such-release', 'irreversible']);
    expect(kindsOf(await planned(world, create('new-one', { version: '0.1' })))).toEqual(['no-such-release']);
    world.controlPlane.setFault({ kind: 'status', status: 404, method: 'GET', path: '/releases' });
    expect(kindsOf(await planned(world, newest))).toEqual(['irreversible']);
  });
});

describe('an upgrade that has not come', () => {
  it('may be asked for again, unless it is on its way', async () => {
    const { id } = workspace('fraud-detection');
    const { workspaces } = world.controlPlane.state;
    const again = upgrade('fraud-detection', '0.94.2');
    workspaces.update(id, { status: 'pending' });
    expect((await planned(world, again)).steps[0]?.differences).toEqual([]);
    workspaces.update(id, { status: 'available' });
    await expectRoad(world, {
      change: again,
      differences: [{ field: 'version', before: '0.93.0', after: '0.94.2' }],
      guards: ['irreversible'],
      isDone: () => workspaces.require(id).status === 'pending' || runs(id) === '0.94.2',
      again: 'already',
      noUndo: 'no-downgrade',
    });
  });

  const runs = (id: string) => world.controlPlane.state.workspaces.require(id).zenml_service.status?.version;
});

describe('the server', () => {
  it('refuses one workspace too many', async () => {
    const change = create('new-arm', { organizationId: halden() });
    await expectRefusal(world, change, saidWhy('limit-reached', /allows 4 workspaces/));
    const edge = enroll('new-arm', { organizationId: halden() });
    await expectRefusal(world, edge, saidWhy('limit-reached', /allows 4 workspaces/));
  });

  it('refuses what is too long, and names the field', async () => {
    const long = { kind: 'invalid' as const, fields: [{ path: 'description', message: expect.any(String) }] };
    await expectRefusal(world, update('prod-vision', { description: 'x'.repeat(257) }), long);
    await expectRefusal(world, create('new-one', { description: 'x'.repeat(257) }), long);
  });
});

describe('what cannot be taken back or read', () => {
  it('is a state that nobody can wish for', async () => {
    const change = wish('sim-lab', 'deactivated');
    world.controlPlane.state.workspaces.update(workspace('sim-lab').id, { desired_state: 'not_initialized' });
    await expectRoad(world, {
      change,
      differences: [{ field: 'state', before: 'not_initialized', after: 'deactivated' }],
      isDone: () => workspace('sim-lab').desired_state === 'deactivated',
      again: 'already',
      noUndo: 'no-request',
    });
  });

  it('is whether what had failed was tried again, when the answer was lost', async () => {
    const plan = await planned(world, wish('grasp-staging', 'available'));
    expect(plan.steps[0]?.differences).toEqual([{ field: 'state', before: 'failed', after: 'available' }]);
    world.controlPlane.setFault({ kind: 'drop', when: 'before', method: 'PATCH' });
    expect((await performed(world, plan)).entry.state).toBe('unknown');
  });

  it('is what somebody else has changed since', async () => {
    const change: Change = {
      kind: 'updateWorkspace',
      input: {
        workspaceId: workspace('prod-vision').id,
        set: { description: 'a' },
        from: { description: 'b' },
      },
    };
    const plan = await planIn(world, change);
    expect(plan.ok && kindsOf(plan.value)).toEqual(['changed-since']);
  });

  it('is a picture too long to be kept', async () => {
    const { id } = workspace('prod-vision');
    const logo = `data:image/png;base64,${'A'.repeat(3000)}`;
    world.controlPlane.state.workspaces.update(id, { logo_url: logo });
    await expectRoad(world, {
      change: update('prod-vision', { logoUrl: null }),
      differences: [{ field: 'logo', before: `${logo.slice(0, 100)}…`, after: null }],
      isDone: () => workspace('prod-vision').logo_url === null,
      again: 'already',
      noUndo: 'no-request',
    });
  });
});
