// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import { LARGE_MEMBERS, LARGE_ROLES, LARGE_WORKSPACES } from './seeds/large-seed.ts';
import { plantSeed, type SeedName } from './seeds/plant-seed.ts';
import { startControlPlane } from './start-control-plane.ts';
import { createState } from './state/state.ts';
import { clientOf } from './testing/client.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');

/** Processor time, so that a busy machine does not decide. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function planted(seed: SeedName) {
  const state = createState();
  plantSeed(state, seed, NOW, {});
  return state;
}

describe('the demo', () => {
  it('has what it promises', () => {
    const state = planted('demo');
    const users = state.users.all();
    expect(state.organizations.size).toBe(3);
    expect(state.workspaces.size).toBe(12);
    expect(users.filter((user) => !user.is_service_account)).toHaveLength(40);
    expect(users.filter((user) => user.is_service_account)).toHaveLength(3);
    expect(users.filter((user) => !user.is_active).length).toBeGreaterThan(0);
    const statuses = new Set(state.workspaces.all().map((workspace) => workspace.status));
    expect(statuses).toEqual(new Set(['available', 'deactivated', 'failed', 'pending', 'not_initialized']));
    expect(state.resources.all().filter((resource) => resource.outside_rbac)).toHaveLength(1);
  });

  it('is the same every time', () => {
    const ids = (seed: SeedName) => JSON.stringify(planted(seed).assignments.all());
    expect(ids('demo')).toBe(ids('demo'));
    expect(ids(7)).toBe(ids(7));
    expect(ids(7)).not.toBe(ids(8));
  });

  it('lists members of every kind', async () => {
    const controlPlane = await startControlPlane({ http: true });
    const ada = clientOf(controlPlane, ADMIN_EMAIL);
    const organizations = await ada.get<{ id: string; name: string }[]>('/organizations');
    expect(organizations.body.map((row) => row.name)).toEqual([
      'Northwind ML',
      'Halden Robotics',
      'Juniper Labs',
    ]);
    const members = await ada.get<object[]>(`/organizations/${organizations.body[0]?.id}/members`);
    for (const kind of ['user', 'team', 'invitation'])
      expect(members.body.some((row) => kind in row)).toBe(true);
    const paged = await ada.get<object[]>(`/organizations/${organizations.body[0]?.id}/members?limit=5`);
    expect(paged.body).toHaveLength(members.body.length);
    controlPlane.configure({ listPaging: true, listCap: 10 });
    const path = `/organizations/${organizations.body[0]?.id}/members`;
    expect((await ada.get(`${path}?limit=5&offset=5`)).body).toEqual(members.body.slice(5, 10));
    expect((await ada.get<object[]>(path)).body).toHaveLength(10);
    await controlPlane.close();
  });
});

describe('the large seed', () => {
  it('starts in under three seconds and answers pages at once', async () => {
    const started = cpuMs();
    const controlPlane = await startControlPlane({ http: true, seed: 'large' });
    expect(cpuMs() - started).toBeLessThan(3000);
    const { state } = controlPlane;
    const organization = state.organizations.all()[0]?.id ?? '';
    expect(state.workspaces.size).toBe(LARGE_WORKSPACES);
    expect(state.roles.by('organization', organization)).toHaveLength(LARGE_ROLES);

    const ada = clientOf(controlPlane, ADMIN_EMAIL);
    const asked = cpuMs();
    const names = new Set<string>();
    for (let offset = 0; offset < LARGE_WORKSPACES; offset += 100) {
      const page = await ada.get<{ name: string }[]>(`/workspaces?offset=${offset}`);
      for (const workspace of page.body) names.add(workspace.name);
    }
    expect(names.size).toBe(LARGE_WORKSPACES);
    const members = await ada.get<{ user?: object }[]>(`/organizations/${organization}/members`);
    expect(members.body.filter((member) => member.user !== undefined)).toHaveLength(LARGE_MEMBERS);
    expect(cpuMs() - asked).toBeLessThan(3000);
    await controlPlane.close();
  }, 30_000);
});
