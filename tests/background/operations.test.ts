// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { resumeOnAlarm } from '#lib/background/resume-alarm.ts';
import { rolesReaching } from '#lib/model/permissions/roles-reaching.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { type QueryName, queries } from '#lib/protocol.ts';
import { changedSignal, queueState } from '#lib/storage.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';

useLocalWorker();

const ADA = 'ada@northwind.example';

describe('session', () => {
  it('is signed in, with the word that the server has for a workspace', async () => {
    const { ask } = await localWorker(ADA);
    expect((await ask('session', {})).data).toMatchObject({
      state: 'signed-in',
      word: 'workspace',
      user: { email: ADA, isSuperuser: false },
    });
  });

  it('calls it a tenant where the server does', async () => {
    const { ask } = await localWorker(ADA, { mode: 'legacy' });
    expect((await ask('session', {})).data).toMatchObject({ word: 'tenant' });
    expect((await ask('workspaces', {})).data?.items.length).toBeGreaterThan(8);
  });

  it('is signed out after the session expired, and everything else says so too', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    await ask('workspaces', {});
    controlPlane.expireSessions();
    expect((await ask('organizations', {})).failure).toEqual({ kind: 'signed-out' });
    expect((await ask('session', {})).data).toEqual({ state: 'signed-out' });
    expect((await ask('workspaces', {})).data).toBeNull();
  });

  it.each([
    ['HTML', { kind: 'html' } as const, 'not-zenml'],
    ['a captive portal', { kind: 'captive-portal' } as const, 'not-zenml'],
    ['truncated JSON', { kind: 'truncated-json' } as const, 'not-zenml'],
  ])('is unknown, and not signed out, behind %s', async (_, fault, kind) => {
    const { ask, controlPlane } = await localWorker(ADA);
    controlPlane.setFault({ ...fault, path: '/users/me' });
    expect((await ask('session', {})).data).toMatchObject({ state: 'unknown', failure: { kind } });
  });
});

describe('the priority of a question', () => {
  const own = Object.entries(queries).map(([name, { priority }]) => [name, priority]);
  afterEach(() => {
    for (const [name, priority] of own) Object.assign(queries[name as QueryName], { priority });
  });

  it.each([
    ['organizations', /\/organizations\b/],
    ['workspaces', /\/workspaces\?/],
    ['workspace', /\/workspaces\/prod-vision/],
    ['people', /\/(members|roles)\b/],
    ['access', /\/role/],
    ['reach', /\/role/],
    ['roles', /\/role/],
    ['permissionCheck', /permissions/],
  ] as const)('is the one of %s in the protocol', async (name, path) => {
    const { ask, controlPlane, queued } = await localWorker(ADA);
    Object.assign(queries[name], { priority: 'prefetch' });
    const ids = demoIds(controlPlane.state);
    const place = { ...NOWHERE, workspace: 'prod-vision' };
    const organizationId = ids.organization('Northwind ML').id;
    const inputs = {
      people: { organizationId },
      access: { organizationId, workspaceId: null },
      reach: { organizationId },
      roles: { organizationId },
      workspace: { workspace: 'prod-vision' },
    };
    const asPlace = name === 'permissionCheck' ? { place } : {};
    await ask(name, (inputs[name as keyof typeof inputs] ?? asPlace) as never);
    const asked = queued.filter(({ url }) => path.test(url) && !/\/teams/.test(url));
    expect(new Set(asked.map(({ priority }) => priority))).toEqual(new Set(['prefetch']));
  });
});

describe('people', () => {
  it('names everybody with roles and teams, and what a team gives as such', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
    const { data } = await ask('people', { organizationId });
    const by = (email: string) => data?.people.items.find((person) => person.email === email);
    expect(data?.missing).toEqual([]);
    expect(by('bram@northwind.example')).toMatchObject({ kind: 'user', teams: [{ name: 'ml-core' }] });
    expect(by('bram@northwind.example')?.roles).toContainEqual(
      expect.objectContaining({ name: 'Organization Member', viaTeam: 'ml-core' }),
    );
    expect(by('gustav@northwind.example')?.isActive).toBe(false);
    expect(by('priya@northwind.example')?.kind).toBe('invitation');
    expect(data?.people.items.some(({ kind }) => kind === 'service-account')).toBe(true);
    expect(data?.teams.items.map(({ name }) => name).sort()).toEqual([
      'analysts',
      'empty-for-now',
      'ml-core',
      'platform',
    ]);
  });

  it.each(['id', 'object', 'flag'] as const)(
    'names the team that gives a role, told by %s',
    async (viaTeamForm) => {
      const { ask, controlPlane } = await localWorker(ADA, { viaTeamForm });
      const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
      const { data } = await ask('people', { organizationId });
      const bram = data?.people.items.find(({ email }) => email === 'bram@northwind.example');
      expect(bram?.roles.map(({ viaTeam }) => viaTeam).sort()).toEqual(['ml-core', null]);
    },
  );

  it('says what could not be read instead of showing nobody in a team', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    controlPlane.setFault({ kind: 'status', status: 403, path: '/teams/*/members' });
    const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
    const { data } = await ask('people', { organizationId });
    expect(data?.missing).toEqual([expect.objectContaining({ what: 'team-members' })]);
    expect(data?.people.items.length).toBeGreaterThan(20);
  });
});

describe('access', () => {
  const setUp = async () => {
    const { ask, controlPlane, queued } = await localWorker(ADA);
    const ids = demoIds(controlPlane.state);
    const organizationId = ids.organization('Northwind ML').id;
    const workspaceId = ids.workspace('prod-vision').id;
    const at = async (workspace: string | null) => {
      const { data } = await ask('access', { organizationId, workspaceId: workspace });
      if (!data) throw new Error('No evidence.');
      return data;
    };
    const rolesOf = async (nick: string, project: string | null) => {
      const user = controlPlane.state.users.first('email', `${nick}@northwind.example`);
      const held = rolesReaching(
        await at(workspaceId),
        { id: user?.id ?? '' },
        { workspace: { id: workspaceId }, project },
      );
      return held.map(({ name, viaTeam }) => [name, viaTeam]);
    };
    return { controlPlane, queued, ids, workspaceId, at, rolesOf };
  };

  it('adds up what is held directly and through teams', async () => {
    const { rolesOf } = await setUp();
    expect(await rolesOf('bram', null)).toEqual([['Workspace Developer', 'ml-core']]);
    expect(await rolesOf('liam', null)).toEqual([['Workspace Contributor', null]]);
  });

  it('counts a project role in its project only', async () => {
    const { rolesOf, ids } = await setUp();
    expect(await rolesOf('pablo', null)).toEqual([]);
    expect(await rolesOf('pablo', ids.project('prod-vision', 'parcels').id)).toEqual([
      ['Project Developer', null],
    ]);
  });

  it('reads no people whose role changes nothing in the workspace, and says so', async () => {
    const { at, workspaceId } = await setUp();
    const { missing, roles, complete } = await at(workspaceId);
    const names = missing.map(({ what, of, failure }) => [
      what,
      roles.find(({ id }) => id === of)?.name,
      failure,
    ]);
    expect(names).toEqual([
      ['assignments', 'Billing Admin', null],
      ['assignments', 'Organization Member', null],
    ]);
    expect(complete).toBe(true);
  });

  it('asks of an organization once for each role of its own, and for what is held by somebody', async () => {
    const { at, queued, controlPlane, ids } = await setUp();
    const { missing, teams, grants, reading } = await at(null);
    const { state } = controlPlane;
    const organization = ids.organization('Northwind ML');
    const all = state.roles.by('organization', organization.id);
    const roles = all.filter(({ level }) => level === 'organization');
    expect(missing.map(({ what, of, failure }) => [what, of, failure]).sort()).toEqual(
      all
        .filter((role) => !roles.includes(role))
        .map(({ id }) => ['assignments', id, null])
        .sort(),
    );
    expect(reading).toEqual({ done: roles.length, total: roles.length });
    const of = (path: RegExp) => queued.filter(({ url }) => path.test(url)).length;
    expect(of(/\/assignments/)).toBe(roles.length);
    expect(of(/\/roles\/[^/]+$/)).toBe(new Set(grants.map(({ roleId }) => roleId)).size);
    expect(of(/\/teams\//)).toBe(teams.length);
    const held = state.assignments.by('organization', organization.id);
    expect(grants.length).toBe(held.filter(({ workspace_id }) => workspace_id === null).length);
  });

  it('says who could not be read', async () => {
    const { at, controlPlane, workspaceId } = await setUp();
    controlPlane.setFault({ kind: 'status', status: 403, path: '/teams/*/members' });
    const { missing, teams } = await at(workspaceId);
    const failed = missing.filter(({ failure }) => failure);
    expect(failed.map(({ what, of }) => [what, of])).toEqual(teams.map(({ id }) => ['team-members', id]));
  });
});

describe('what forms offer', () => {
  it('is the releases, the permissions and the keys that the server lists', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
    const releases = (await ask('releases', {})).data;
    expect(releases?.complete).toBe(true);
    expect(releases?.items.map(({ version }) => version)).toContain('0.94.2');
    const permissions = (await ask('permissions', {})).data;
    expect(permissions?.items).toContainEqual({ resourceType: 'pipeline_run', action: 'delete' });
    const people = (await ask('people', { organizationId })).data?.people.items ?? [];
    const account = people.find(({ kind }) => kind === 'service-account');
    const ownerId = account?.id ?? '';
    controlPlane.state.apiKeys.add({
      id: 'a-key',
      owner_id: ownerId,
      name: 'nightly',
      description: null,
      key: 'ZENPROKEY_secret',
      active: true,
      created: Date.now(),
      expires: null,
      last_used: null,
      last_rotated: null,
    });
    const keys = (await ask('accountKeys', { organizationId, accountId: ownerId })).data;
    expect(keys?.items.map(({ name }) => name)).toEqual(['nightly']);
    expect(JSON.stringify(keys)).not.toMatch(/ZENPROKEY/);
  });

  it('is every user, to super-users alone', async () => {
    const { ask, controlPlane, userId } = await localWorker(ADA);
    expect((await ask('users', {})).failure).toMatchObject({ kind: 'forbidden' });
    controlPlane.state.users.update(userId, { is_superuser: true });
    const { data } = await ask('users', {}, true);
    expect(data?.complete).toBe(true);
    expect(data?.items.map(({ email }) => email)).toContain(ADA);
  });

  it('names somebody as they sign in, and the roles with what they are for', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
    const { data: people } = await ask('people', { organizationId });
    const bram = people?.people.items.find(({ email }) => email === 'bram@northwind.example');
    expect(bram?.username).toBeTruthy();
    const { data: roles } = await ask('roles', { organizationId });
    expect(Object.keys(roles?.descriptions ?? {}).length).toBeGreaterThan(0);
  });
});

describe('identify', () => {
  it.each([
    ['organization', (ids: ReturnType<typeof demoIds>) => ids.organization('Northwind ML').id],
    ['workspace', (ids: ReturnType<typeof demoIds>) => ids.workspace('prod-vision').id],
    ['person', (ids: ReturnType<typeof demoIds>) => ids.user('bram@northwind.example').id],
    ['person', () => 'Bram@Northwind.example'],
    ['team', (ids: ReturnType<typeof demoIds>) => ids.team('Northwind ML', 'ml-core').id],
  ])('knows a %s', async (is, text) => {
    const { ask, controlPlane } = await localWorker(ADA);
    const { data } = await ask('identify', { text: text(demoIds(controlPlane.state)) });
    expect(data?.is).toBe(is);
  });

  it('asks of an address no more than who is in each organization', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    await ask('organizations', {});
    controlPlane.clearLog();
    await ask('identify', { text: 'bram@northwind.example' });
    const asked = controlPlane.requests.map(({ path }) => path.replace(/[0-9a-f-]{36}/, '*'));
    expect(new Set(asked)).toEqual(new Set(['/organizations/*/members', '/organizations/*/roles']));
  });

  it.each([true, false])('says whether it looked everywhere when it knows nothing: %s', async (complete) => {
    const { ask, controlPlane } = await localWorker(ADA);
    if (!complete) controlPlane.setFault({ kind: 'status', status: 403, path: '/organizations/*/members' });
    const run = demoIds(controlPlane.state).resource('prod-vision', 'pipeline_run').id;
    expect((await ask('identify', { text: run })).data).toEqual({
      is: 'unknown',
      text: run,
      complete,
    });
  });
});

describe('a pause that ZenML asks for', () => {
  it('holds everything, is stored and wakes the open views when it is over', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    await ask('session', {});
    controlPlane.setFault({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '45' },
      path: '/organizations',
      times: 1,
    });
    const asked = Date.now();
    const { failure } = await ask('organizations', {});
    const retryAt = failure?.kind === 'rate-limited' ? Date.parse(failure.retryAt ?? '') : 0;
    expect(retryAt - asked).toBeGreaterThan(40_000);
    controlPlane.clearLog();
    expect((await ask('workspaces', {})).failure?.kind).toBe('rate-limited');
    expect(controlPlane.requests).toEqual([]);
    // Both are worked out from clocks of their own, rounded to ms.
    const pausedUntil = expect.toSatisfy((at: number) => Math.abs(at - retryAt) <= 1);
    expect(await queueState.read()).toMatchObject({ local: { pausedUntil } });

    resumeOnAlarm();
    const alarm = await fakeBrowser.alarms.get('resume');
    expect(Math.abs((alarm?.scheduledTime ?? 0) - retryAt)).toBeLessThanOrEqual(1);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'resume', scheduledTime: retryAt });
    expect((await changedSignal.read()).queries).toContain('workspaces');
  });
});

describe('lists', () => {
  it('walks 250 workspaces over three pages', async () => {
    const { ask, controlPlane } = await localWorker(ADA);
    addWorkspaces(controlPlane, 250);
    const stored = vi.spyOn(fakeBrowser.storage.session, 'set');
    const { data } = await ask('workspaces', {});
    const told = stored.mock.calls.flatMap(([items]) => Object.entries(items));
    expect(told.find(([key]) => /^progress\/.*\/workspaces\/\{\}$/.test(key))?.[1]).toEqual([
      { of: 'workspaces', loaded: 100, total: null },
    ]);
    stored.mockRestore();
    const names = data?.items.map(({ name }) => name) ?? [];
    expect(names.filter((name) => name.startsWith('extra-'))).toHaveLength(250);
    expect(new Set(names).size).toBe(names.length);
    expect(data?.complete).toBe(true);
  });

  it.each([0, 1, 2])('keeps what it has when page %i fails, and says that it is not all', async (page) => {
    const { ask, controlPlane } = await localWorker(ADA);
    addWorkspaces(controlPlane, 250);
    controlPlane.setFault({ kind: 'status', status: 500, path: '/workspaces', skip: page });
    const { data, failure } = await ask('workspaces', {});
    if (page === 0) expect(failure?.kind).toBe('server');
    else expect(data).toMatchObject({ complete: false, failure: { kind: 'server' } });
    // Pages overlap by one row, so that a list that moved meanwhile is noticed.
    expect(data?.items.length ?? 0).toBe(Math.max(0, page * 99 + 1 - (page === 0 ? 1 : 0)));
  });

  it('keeps secrets and private fields of the wire out of everything that is stored', async () => {
    const { ask } = await localWorker(ADA);
    const organizations = await ask('organizations', {});
    const workspaces = await ask('workspaces', {});
    const stored = JSON.stringify([organizations, workspaces]);
    expect(stored).not.toMatch(/enrollment_key|password|job_title|company|avatar|oauth|metadata/i);
  });
});

function addWorkspaces(controlPlane: Awaited<ReturnType<typeof localWorker>>['controlPlane'], count: number) {
  const { state } = controlPlane;
  const model = demoIds(state).workspace('prod-vision');
  for (let index = 0; index < count; index += 1) {
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    state.workspaces.add({ ...model, id, name: `extra-${index}`, display_name: `Extra ${index}` });
  }
}
