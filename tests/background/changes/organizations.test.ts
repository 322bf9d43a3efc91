// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeInput } from '#lib/changes.ts';
import { SUPER_USER_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { planned } from './perform-and-undo.ts';
import { entryOfLost, expectNotFound, expectRefusal, expectRoad, kindsOf, LOST, saidWhy } from './road.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
/** Everybody may make one organization, so that each test has somebody of its own. */
const FOUNDERS = {
  current: 'bram@northwind.example',
  legacy: 'chiara@northwind.example',
  'self-hosted': 'daniel@northwind.example',
};
const MEMBER = 'hana@northwind.example';

const northwind = () => demoIds(world.controlPlane.state).organization('Northwind ML');
const now = () => world.controlPlane.state.organizations.require(northwindId);
let northwindId = '';
beforeEach(() => {
  northwindId = world.organizationId;
});

const create = (name: string, rest: Partial<ChangeInput<'createOrganization'>> = {}): Change => ({
  kind: 'createOrganization',
  input: { name, description: null, logoUrl: null, ...rest },
});
const update = (
  set: ChangeInput<'updateOrganization'>['set'],
  from?: ChangeInput<'updateOrganization'>['from'],
): Change => ({
  kind: 'updateOrganization',
  input: { organizationId: northwindId, set, ...(from && { from }) },
});

describe.each(MODES)('on a %s control plane, an organization', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it('is made with all that it is given, and stays', async () => {
    const name = `Robots, ${mode}`;
    const logo = 'https://robots.example/logo.png';
    signIn(world, FOUNDERS[mode]);
    const isDone = () => world.controlPlane.state.organizations.first('name', name) !== undefined;
    const { entry } = await expectRoad(world, {
      change: create(name, { description: 'Arms', logoUrl: logo }),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'name', before: null, after: name },
        { field: 'description', before: null, after: 'Arms' },
        { field: 'logo', before: null, after: logo },
      ],
      isDone,
      again: ['name-taken'],
      noUndo: 'no-request',
    });
    const made = world.controlPlane.state.organizations.first('name', name);
    expect(made).toMatchObject({ id: entry.resultId, description: 'Arms', logo_url: logo });
  });

  it('is renamed, described and given a picture, and gets back what it had', async () => {
    const { name, description, logo_url: logo } = northwind();
    await expectRoad(world, {
      change: update({ name: 'Southwind', description: null, logoUrl: 'https://southwind.example/l.png' }),
      differences: [
        { field: 'name', before: name, after: 'Southwind' },
        { field: 'description', before: description, after: null },
        { field: 'logo', before: logo, after: 'https://southwind.example/l.png' },
      ],
      isDone: () => now().name === 'Southwind' && now().description === null && now().logo_url !== null,
      again: 'already',
    });
    expect(now()).toMatchObject({ name, description, logo_url: logo });
  });

  it('is given other trusted domains by a super-user, and the old ones back', async () => {
    signIn(world, SUPER_USER_EMAIL);
    await expectRoad(world, {
      change: update({ trustedDomains: ['a.example', 'b.example'] }),
      differences: [
        { field: 'trusted-domains', before: ['northwind.example'], after: ['a.example', 'b.example'] },
      ],
      isDone: () => now().trusted_domains.join() === 'a.example,b.example',
      again: 'already',
    });
    expect(now().trusted_domains).toEqual(['northwind.example']);
  });

  it('has none of them after an empty list, and the other way round', async () => {
    signIn(world, SUPER_USER_EMAIL);
    await expectRoad(world, {
      change: update({ trustedDomains: [] }),
      differences: [{ field: 'trusted-domains', before: ['northwind.example'], after: [] }],
      isDone: () => now().trusted_domains.length === 0,
      again: 'already',
    });
  });

  it('is not changed by whoever may not', async () => {
    const no = saidWhy('forbidden', /^Insufficient permissions to update organization/);
    await expectRefusal(world, update({ description: 'Mine' }), no, { as: MEMBER });
    const domains = update({ trustedDomains: ['mine.example'] });
    await expectRefusal(world, domains, saidWhy('forbidden', /super-users/), { as: 'ada@northwind.example' });
    const robot = saidWhy('forbidden', /^Service accounts may not/);
    await expectRefusal(world, create('Robots only'), robot, { as: 'ci-release' });
  });

  it('that is not there is a failure', async () => {
    const organizationId = crypto.randomUUID();
    await expectNotFound(world, { kind: 'updateOrganization', input: { organizationId, set: {} } });
  });
});

describe('the server', () => {
  it('refuses a second organization of the same person', async () => {
    await expectRefusal(world, create('One more'), saidWhy('limit-reached', /^You already own/));
  });

  it.each(['create', 'update'] as const)('refuses to %s one with a name taken meanwhile', async (how) => {
    const name = `Taken, ${how}`;
    const prepare = () =>
      world.controlPlane.state.organizations.add({ ...northwind(), id: crypto.randomUUID(), name });
    const [change, as] =
      how === 'create'
        ? [create(name), 'elif@northwind.example']
        : [update({ name }), 'ada@northwind.example'];
    await expectRefusal(world, change, saidWhy('conflict', /already exists/), { as, prepare });
  });

  it('refuses what is too long, and names the field', async () => {
    const long = { kind: 'invalid' as const, fields: [{ path: 'name', message: expect.any(String) }] };
    await expectRefusal(world, update({ name: 'x'.repeat(51) }), long);
    await expectRefusal(world, create('x'.repeat(51)), long);
  });
});

describe('a name', () => {
  it('that only others can see is found to be taken, where the control plane tells', async () => {
    signIn(world, MEMBER);
    expect(kindsOf(await planned(world, create('Halden Robotics')))).toEqual(['name-taken']);
    expect(kindsOf(await planned(world, update({ name: 'Halden Robotics' })))).toEqual(['name-taken']);
    const path = '/organizations/validation';
    world.controlPlane.setFault({ kind: 'status', status: 404, method: 'GET', path });
    expect(kindsOf(await planned(world, create('Halden Robotics')))).toEqual([]);
  });

  it('of its own is not taken by itself', async () => {
    const plan = await planned(world, update({ name: northwind().name }));
    expect([kindsOf(plan), plan.steps[0]?.differences]).toEqual([[], []]);
  });
});

describe('trusted domains', () => {
  it('that a control plane does not have are not sent to it', async () => {
    signIn(world, SUPER_USER_EMAIL);
    world.controlPlane.setFault({ kind: 'drift', change: 'drop', field: 'trusted_domains' });
    const plan = await planned(world, update({ description: 'D', trustedDomains: ['a.example'] }));
    expect(plan.guards).toMatchObject([{ kind: 'no-trusted-domains', severity: 'stops' }]);
    expect(plan.steps[0]?.params.body).toEqual({ description: 'D' });
  });

  it('in another order are the same', async () => {
    world.controlPlane.state.organizations.update(northwindId, { trusted_domains: ['b.x', 'a.x'] });
    const plan = await planned(world, update({ trustedDomains: ['a.x', 'b.x'] }));
    expect(plan.steps[0]?.differences).toEqual([]);
  });
});

it('is not given back what somebody else has changed since', async () => {
  const plan = await planned(world, update({ description: 'a' }, { description: 'was never there' }));
  expect(plan.guards).toMatchObject([{ kind: 'changed-since', severity: 'stops' }]);
});

it.each(LOST)('is read back when the answer was lost %s executing: %s', async (when, state) => {
  // Each makes one organization at most.
  signIn(world, when === 'after' ? 'gro@halden.example' : 'frida@halden.example');
  const name = `Lost, ${when}`;
  const made = await entryOfLost(world, create(name), when);
  expect([made.state, made.resultId]).toEqual([
    state,
    world.controlPlane.state.organizations.first('name', name)?.id ?? null,
  ]);
  signIn(world, SUPER_USER_EMAIL);
  const changed = update({ description: `Lost ${when}`, trustedDomains: [`${when}.example`] });
  expect((await entryOfLost(world, changed, when)).state).toBe(state);
});
