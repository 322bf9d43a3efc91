// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { expectNotFound, expectRefusal, expectRoad, kindsOf, saidWhy } from './road.ts';
import { roleChanges } from './role-changes.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
const MEMBER = 'hana@northwind.example';
const LEVELS = ['organization', 'workspace', 'project'] as const;
const ALLOWED = { organization: 'team:read', workspace: 'stack:read', project: 'model:read' };

const roles = () => world.controlPlane.state.roles;
const named = (name: string) =>
  roles()
    .by('organization', world.organizationId)
    .find((role) => role.name === name);
const idOf = (name: string) => named(name)?.id ?? 'nobody';
const { create, update, remove, plant } = roleChanges(world);

describe.each(MODES)('on a %s control plane, a role', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it.each(LEVELS)('of the %s level is made, and deleted again', async (level) => {
    const name = `${mode} ${level} role`;
    const permission = ALLOWED[level];
    const { entry } = await expectRoad(world, {
      change: create({ name, description: 'Looks', level, permissions: [permission] }),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'name', before: null, after: name },
        { field: 'description', before: null, after: 'Looks' },
        { field: 'level', before: null, after: level },
        { field: 'permissions', before: null, after: [permission] },
      ],
      isDone: () => named(name)?.level === level,
      again: ['name-taken'],
    });
    expect(roles().get(entry.resultId ?? '')).toBeUndefined();
  });

  it('is found again after a lost answer, and after a 409 to a second send', async () => {
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'POST' });
    const lost = create({ description: 'Looks' });
    const { entry } = await performed(world, await planned(world, lost));
    expect(entry).toMatchObject({ state: 'done', resultId: expect.any(String) });
    expect(roles().get(entry.resultId ?? '')?.description).toBe('Looks');
    world.controlPlane.setFault(null);
    const plan = await planned(world, create());
    await performed(world, plan);
    // Nobody says when a role was made, so that it may be another's.
    expect((await performed(world, plan)).entry).toMatchObject({ state: 'done', resultId: null });
  });

  it('is edited, and given back what it was', async () => {
    const { id, name } = plant();
    await expectRoad(world, {
      change: update(id, { name: `${name}!`, description: null, permissions: ['secret:read', 'tag:read'] }),
      differences: [
        { field: 'name', before: name, after: `${name}!` },
        { field: 'description', before: 'before', after: null },
        {
          field: 'permissions',
          before: ['stack:read', 'secret:read'],
          after: ['secret:read', 'tag:read'],
        },
      ],
      isDone: () => {
        const role = roles().require(id);
        return role.name === `${name}!` && role.description === null && role.permissions.includes('tag:read');
      },
      again: 'already',
    });
    expect(roles().require(id)).toMatchObject({
      name,
      description: 'before',
      permissions: ['stack:read', 'secret:read'],
    });
  });

  it('is edited although the answer was lost', async () => {
    const { id } = plant();
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'PATCH' });
    const plan = await planned(world, update(id, { permissions: ['tag:read'] }));
    expect((await performed(world, plan)).entry.state).toBe('done');
  });

  it('is deleted for good', async () => {
    const { id } = plant();
    await expectRoad(world, {
      change: remove(id),
      differences: [{ field: 'exists', before: true, after: false }],
      guards: ['irreversible'],
      isDone: () => roles().get(id) === undefined,
      again: 'not-found',
      noUndo: 'deleted',
    });
  });
});

describe('a plan', () => {
  it.each([
    ['system-role', () => idOf('Workspace Viewer')],
    [
      'share-role',
      () =>
        roles()
          .all()
          .find(({ type }) => type === 'share')?.id ?? '',
    ],
  ] as const)('stops before ZenML refuses: %s', async (kind, id) => {
    const stop = { kind, severity: 'stops' };
    expect((await planned(world, update(id(), { description: 'mine' }))).guards).toMatchObject([stop]);
    expect((await planned(world, remove(id()))).guards).toContainEqual(expect.objectContaining(stop));
  });

  it('stops at the name of another role of the same level, and of that only', async () => {
    const [{ name }, { id }] = [plant(), plant()];
    expect((await planned(world, update(id, { name }))).guards).toMatchObject([
      { kind: 'name-taken', severity: 'stops', about: name },
    ]);
    expect(
      kindsOf(await planned(world, create({ name, level: 'project', permissions: ['model:read'] }))),
    ).toEqual([]);
  });

  it('says how many hold a role that is to be deleted', async () => {
    expect((await planned(world, remove(idOf('Secret Auditor')))).guards).toMatchObject([
      { kind: 'still-held', severity: 'warns', about: '1' },
      { kind: 'irreversible', severity: 'warns' },
    ]);
  });

  it('fails for a role or an organization that is not there', async () => {
    await expectNotFound(world, update(crypto.randomUUID(), { name: 'x' }));
    await expectNotFound(world, remove(crypto.randomUUID()));
    await expectNotFound(world, create({ organizationId: crypto.randomUUID() }));
  });
});

describe('the server', () => {
  it('refuses whoever may not', async () => {
    const no = saidWhy('forbidden', /^Insufficient permissions/);
    const { id } = plant();
    for (const change of [create(), update(id, { description: 'mine' }), remove(id)]) {
      await expectRefusal(world, change, no, { as: MEMBER });
    }
  });

  it('refuses a name that was taken meanwhile', async () => {
    const change = create({ name: 'Taken meanwhile', description: 'ours' });
    const prepare = () => void roles().update(plant().id, { name: 'Taken meanwhile' });
    await expectRefusal(world, change, saidWhy('conflict', /already exists/), { prepare });
  });

  it('refuses what no such role can grant, and names what it does not know', async () => {
    await expectRefusal(world, create({ level: 'project' }), saidWhy('invalid', /may not|cannot grant/));
    const fields = [{ path: 'permissions.0', message: expect.stringContaining('stack:juggle') }];
    await expectRefusal(world, create({ permissions: ['stack:juggle'] }), { kind: 'invalid', fields });
  });

  it('refuses to delete a role that is held', async () => {
    const no = saidWhy('forbidden', /still assigned/);
    await expectRefusal(world, remove(idOf('Secret Auditor')), no);
  });

  it('refuses system and share roles, whoever asks', async () => {
    signIn(world, 'ada@northwind.example');
    const no = saidWhy('forbidden', /^System-managed/);
    await expectRefusal(world, update(idOf('Workspace Viewer'), { description: 'mine' }), no);
    await expectRefusal(world, remove(idOf('Workspace Viewer')), no);
  });
});

it('is cloned with the permissions of a system role', async () => {
  const role = demoIds(world.controlPlane.state).role('Northwind ML', 'Workspace Viewer');
  const change = create({ name: 'Viewer and more', permissions: [...role.permissions, 'stack:update'] });
  await performed(world, await planned(world, change));
  expect(named('Viewer and more')?.permissions).toEqual([...role.permissions, 'stack:update']);
});
