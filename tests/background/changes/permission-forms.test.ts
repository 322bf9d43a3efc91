// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';
import { kindsOf } from './road.ts';
import { roleChanges } from './role-changes.ts';

const world = useWorld();
const roles = () => world.controlPlane.state.roles;
const { create, update, plant } = roleChanges(world);

describe.each(['objects', 'strings', 'named'] as const)('permissions that are listed as %s', (shape) => {
  beforeEach(() => world.controlPlane.configure({ permissionShape: shape }));
  const listed = async (): Promise<unknown[]> =>
    (await fetch(`${world.controlPlane.apiUrl}/permissions`, {})).json();
  const sentBy = async (change: Change) => {
    const body = (await planned(world, change)).steps[0]?.params.body;
    return (body as { permissions: unknown[] }).permissions;
  };

  it.each([
    ['made', () => create({ permissions: ['stack:read', 'secret:read'] })],
    ['edited', () => update(plant(['tag:read']).id, { permissions: ['stack:read', 'secret:read'] })],
  ])('are sent in that form when a role is %s', async (_, change) => {
    const sent = await sentBy(change());
    expect(sent).toHaveLength(2);
    for (const form of sent) expect(await listed()).toContainEqual(form);
  });

  it('are written like those of the role itself where there is no catalogue', async () => {
    const { id } = plant(['tag:read']);
    const [asListed] = await sentBy(update(id, { permissions: ['stack:read'] }));
    world.controlPlane.setFault({ kind: 'status', status: 404, method: 'GET', path: '/permissions' });
    const [alike] = await sentBy(update(id, { permissions: ['stack:read'] }));
    // An id is a permission's own, and nobody knows that of this one.
    const { id: _, ...rest } = Object(asListed);
    expect(alike).toEqual(typeof asListed === 'string' ? asListed : rest);
    world.controlPlane.setFault(null);
    await performed(world, await planned(world, update(id, { permissions: ['stack:read'] })));
    expect(roles().require(id).permissions).toEqual(['stack:read']);
  });
});

describe('a plan', () => {
  it('says that the form of permissions is not known where nothing shows it', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 403, method: 'GET', path: '/permissions' });
    const { guards, steps } = await planned(world, create({ name: 'Guessed' }));
    expect(guards).toMatchObject([{ kind: 'not-known', severity: 'warns', about: 'Guessed' }]);
    expect(steps[0]?.params.body).toMatchObject({ permissions: ['stack:read'] });
  });

  it('does not replace permissions that it has not seen', async () => {
    const { id, name } = plant();
    world.controlPlane.setFault({ kind: 'drift', change: 'drop', field: 'permissions' });
    const { guards } = await planned(world, update(id, { permissions: ['tag:read'] }));
    expect(guards).toContainEqual(
      expect.objectContaining({ kind: 'not-known', severity: 'stops', about: name }),
    );
    expect(kindsOf(await planned(world, update(id, { description: 'after' })))).toEqual([]);
  });

  it('fails as reading does', async () => {
    world.controlPlane.setFault({ kind: 'html', method: 'GET', path: '/permissions' });
    expect(await planIn(world, create())).toMatchObject({ ok: false, failure: { kind: 'not-zenml' } });
  });
});
