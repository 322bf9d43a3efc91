// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';
import { expectRefusal, expectRoad, kindsOf, saidWhy } from './road.ts';
import { workspaceChanges } from './workspace-changes.ts';

/** What speaks against a change of a workspace, what the server refuses, and what is not known. */
const world = useWorld();
const { workspace, northwind, halden, removeNew, update, wish, upgrade, create, enroll } =
  workspaceChanges(world);

beforeEach(() => {
  removeNew();
  world.controlPlane.configure({ transitionMs: 0 });
});

describe('a name', () => {
  it('that only others can see is found to be taken, where the control plane tells', async () => {
    const change = create('protein-folding');
    signIn(world, 'bram@northwind.example');
    expect(kindsOf(await planned(world, change))).toEqual(['name-taken']);
  });

  it.each([
    ['made', create],
    ['enrolled', enroll],
  ] as const)(
    'is free as far as anybody knows, where it does not, and then refused (%s)',
    async (how, make) => {
      const path = `/organizations/${northwind()}/validation`;
      world.controlPlane.setFault({ kind: 'status', status: 404, method: 'GET', path });
      const name = `new-${how}`;
      const prepare = () =>
        world.controlPlane.state.workspaces.add({
          ...workspace('prod-vision'),
          id: crypto.randomUUID(),
          name,
        });
      await expectRefusal(world, make(name), saidWhy('conflict', /already exists/), { prepare });
    },
  );
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
    expect(guards.slice(0, 2)).toMatchObject([
      { kind: 'no-such-release' },
      { kind: 'irreversible', about: '0.94.2' },
    ]);
  });

  it('that is older is refused by the server too', async () => {
    const why = saidWhy('invalid', /^Downgrading from 0.94.2 to 0.94.1/);
    await expectRefusal(world, upgrade('prod-vision', '0.94.1'), why);
  });

  it('is looked for in the control plane’s list, where it has one', async () => {
    const newest = upgrade('prod-vision', '0.99.0');
    expect(kindsOf(await planned(world, newest))).toEqual(['no-such-release', 'irreversible', 'in-use']);
    expect(kindsOf(await planned(world, create('new-one', { version: '0.1' })))).toEqual(['no-such-release']);
    world.controlPlane.setFault({ kind: 'status', status: 404, method: 'GET', path: '/releases' });
    expect(kindsOf(await planned(world, newest))).toEqual(['irreversible', 'in-use']);
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
      guards: ['irreversible', 'in-use'],
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
