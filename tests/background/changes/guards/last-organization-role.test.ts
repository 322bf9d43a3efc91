// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findLastOrganizationRole } from '#lib/background/changes/guards/last-organization-role.ts';
import type { Change } from '#lib/changes.ts';
import { createRandom } from '../../../control-plane/state/random.ts';
import { clientOf } from '../../../control-plane/testing/client.ts';
import { demoIds } from '../../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../../writes/world.ts';
import { foundIn, stepOf } from './guards-in.ts';

const world = useWorld();

const ids = () => demoIds(world.controlPlane.state);
const role = (name: string) => ids().role('Northwind ML', name).id;
const grant = (roleId: string, userId: string, kind: 'assignRole' | 'revokeRole' = 'revokeRole'): Change => ({
  kind,
  input: {
    organizationId: world.organizationId,
    roleId,
    holder: { kind: 'user', id: userId },
    workspaceId: null,
    projectId: null,
  },
});

describe('the last role of a member', () => {
  it('stops, by the name of the member', async () => {
    const { id } = ids().user('farah@northwind.example');
    const step = stepOf(grant(role('Organization Member'), id), { holder: { id, name: 'Farah Haddad' } });
    expect(await foundIn(world, findLastOrganizationRole, [step])).toEqual([
      { kind: 'last-organization-role', severity: 'stops', steps: [0], type: null, about: 'Farah Haddad' },
    ]);
  });

  it('is not what a team gives', async () => {
    // Bram is in ml-core, which holds Organization Member too.
    const { id } = ids().user('bram@northwind.example');
    expect(
      await foundIn(world, findLastOrganizationRole, [grant(role('Organization Member'), id)]),
    ).toMatchObject([{ kind: 'last-organization-role', steps: [0] }]);
  });

  it('is not known where the members do not show what is taken', async () => {
    const { id } = ids().user('farah@northwind.example');
    expect(
      await foundIn(world, findLastOrganizationRole, [grant(role('Organization Viewer'), id)]),
    ).toMatchObject([{ kind: 'not-known', steps: [0] }]);
    world.controlPlane.setFault({ kind: 'status', status: 403, path: '/organizations/*/members' });
    expect(
      await foundIn(world, findLastOrganizationRole, [grant(role('Organization Member'), id)]),
    ).toMatchObject([{ kind: 'not-known', steps: [0] }]);
  });

  it('is what the control plane then refuses, and nothing else is', { timeout: 60_000 }, async () => {
    const { state } = world.controlPlane;
    const random = createRandom(7);
    const client = clientOf(world.controlPlane, 'wanda@northwind.example');
    const roles = ['Organization Member', 'Organization Viewer', 'Organization Manager', 'Billing Admin'].map(
      role,
    );
    const owner = state.organizations.require(world.organizationId).owner_id;
    const people = [
      ...new Set(
        state.assignments.by('organization', world.organizationId).flatMap((row) => row.user_id ?? []),
      ),
    ].filter((id) => id !== owner);
    const seen = { refused: 0, done: 0 };
    for (let round = 0; round < 40; round += 1) {
      const userId = random.pick(people);
      const held = state.assignments
        .by('user', userId)
        .filter((row) => roles.includes(row.role_id) && row.workspace_id === null);
      const changes: Change[] = [];
      for (const row of held) if (random.chance(0.8)) changes.push(grant(row.role_id, userId));
      const more = random.pick(roles);
      const isNew = !held.some((row) => row.role_id === more);
      if (isNew && random.chance(0.7))
        changes.splice(random.integer(0, changes.length), 0, grant(more, userId, 'assignRole'));
      if (changes.length === 0) continue;
      const found = await foundIn(world, findLastOrganizationRole, changes);
      const refused: number[] = [];
      for (const [index, { kind, input }] of changes.entries()) {
        const path = `/roles/${'roleId' in input ? input.roleId : ''}/assignments?user_id=${userId}`;
        const { status } = await client.send(kind === 'assignRole' ? 'POST' : 'DELETE', path);
        if (status === 403) refused.push(index);
      }
      expect(found.flatMap(({ kind, steps }) => (kind === 'not-known' ? [-1] : steps))).toEqual(refused);
      seen[refused.length > 0 ? 'refused' : 'done'] += 1;
    }
    expect(seen.refused).toBeGreaterThan(3);
    expect(seen.done).toBeGreaterThan(3);
  });
});
