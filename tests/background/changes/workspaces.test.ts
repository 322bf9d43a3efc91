// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { newLife, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { entryOfLost, expectNotFound, expectRefusal, expectRoad, kindsOf, LOST, saidWhy } from './road.ts';
import { workspaceChanges } from './workspace-changes.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
/** Sees one workspace of Northwind, and may change none. */
const MEMBER = 'liam@northwind.example';

const { workspace, northwind, removeNew, update, wish, upgrade, create, enroll } = workspaceChanges(world);

beforeEach(() => {
  removeNew();
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
      guards: ['in-use'],
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
      guards: ['irreversible', 'in-use'],
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
