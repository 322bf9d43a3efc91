// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findGuards } from '#lib/background/changes/guards/index.ts';
import type { Change } from '#lib/changes.ts';
import { demoIds } from '../../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../../writes/world.ts';
import { planIn } from '../plan.ts';
import { foundIn, stepOf } from './guards-in.ts';

const world = useWorld();

const ids = () => demoIds(world.controlPlane.state);
const user = (nick: string) => ids().user(`${nick}@northwind.example`).id;
const revoke = (nick: string, role: string): Change => ({
  kind: 'revokeRole',
  input: {
    organizationId: world.organizationId,
    roleId: ids().role('Northwind ML', role).id,
    holder: { kind: 'user', id: user(nick) },
    workspaceId: null,
    projectId: null,
  },
});
const remove = (nick: string): Change => ({
  kind: 'removeMember',
  input: { organizationId: world.organizationId, userId: user(nick) },
});

describe('all that speaks against a plan', () => {
  it('names people and places as the plan does', async () => {
    const plan = await planIn(world, revoke('farah', 'Organization Member'), remove('elif'), remove('ada'));
    expect(
      plan.ok &&
        plan.value.guards.map(({ kind, severity, steps, type, about }) => [
          kind,
          severity,
          steps,
          type,
          about,
        ]),
    ).toEqual([
      ['last-organization-role', 'stops', [0], null, 'Farah Haddad'],
      ['locks-out-self', 'asks', [2], 'Ada', 'Northwind ML'],
      ['takes-everything', 'asks', [1], 'Elif Demir', 'Elif Demir'],
      ['holds-shares', 'warns', [1], null, 'Elif Demir'],
    ]);
  });

  it('costs no more requests for many steps than for a few', async () => {
    const nicks = ['farah', 'elif', 'liam', 'olga', 'pablo', 'qiang', 'samir', 'uma', 'rosa', 'hana'];
    const few = nicks.slice(0, 1).flatMap((nick) => [revoke(nick, 'Organization Member'), remove(nick)]);
    const many = Array.from({ length: 15 }, () =>
      nicks.flatMap((nick) => [revoke(nick, 'Organization Member'), remove(nick)]),
    ).flat();
    const requestsOf = async (changes: Change[]) => {
      const before = world.controlPlane.requests.length;
      await foundIn(world, findGuards, changes);
      return world.controlPlane.requests.slice(before).filter(({ path }) => !path.includes('openapi')).length;
    };
    const [ofFew, ofMany] = [await requestsOf(few), await requestsOf(many)];
    expect(many).toHaveLength(300);
    expect(ofMany).toBe(ofFew);
    expect(ofMany).toBeLessThan(8);
  });

  it('says once that something of an organization is not known', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 403, path: '/organizations/*/roles' });
    const organization = { id: world.organizationId, name: 'Northwind ML' };
    const steps = ['elif', 'liam'].map((nick) => stepOf(remove(nick), { organization }));
    const found = await foundIn(world, findGuards, steps);
    expect(found.filter(({ kind }) => kind === 'not-known')).toEqual([
      { kind: 'not-known', severity: 'warns', steps: [0, 1], type: null, about: 'Northwind ML' },
    ]);
  });

  it('is no plan at all while nobody is signed in', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 401, path: '/organizations/*/roles' });
    await expect(foundIn(world, findGuards, [remove('elif')])).rejects.toThrow('signed-out');
  });
});
