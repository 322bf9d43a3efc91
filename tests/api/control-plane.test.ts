// @vitest-environment node
import { afterEach, describe, expect, test } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { classifyAnswer } from '#lib/api/classify-answer.ts';
import type { Dialect } from '#lib/api/dialect.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import { maxBytes, readCapped } from '#lib/api/read-capped.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { RESOURCE_FORMS, resourceString } from '#lib/model/permissions/resource-string.ts';
import { fail } from '#lib/model/result.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { LARGE_MEMBERS, LARGE_WORKSPACES } from '../control-plane/seeds/large-seed.ts';
import { type ControlPlaneOptions, startControlPlane } from '../control-plane/start-control-plane.ts';
import { call } from '../control-plane/testing/client.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

/** The API layer in front of the local control plane, signed in as the demo's administrator. */
async function start(options: ControlPlaneOptions = {}) {
  const server = await startControlPlane({ http: true, ...options });
  running.push(server);
  const me = server.signInAs(ADMIN_EMAIL);
  const cookie = `${me.cookie.name}=${me.cookie.value}`;
  const queue = createQueue({
    // Node keeps no cookies, so the browser's part of the road is played by the tests' own client.
    send: async ({ method, url, body, effect, isList }) => {
      try {
        const { pathname, search } = new URL(url);
        const json = body === null ? {} : { json: JSON.parse(body) };
        const { status, headers, ...answer } = await call(server, method, pathname + search, {
          cookie,
          ...json,
        });
        const text = await readCapped(new Response(answer.text).body, maxBytes({ isList }));
        const get = (name: string) => String(headers[name] ?? '') || null;
        return classifyAnswer({ isRedirect: false, status, headers: { get }, text }, effect);
      } catch {
        return fail({ kind: effect === 'write' ? 'outcome-unknown' : 'offline' });
      }
    },
    persistence: { read: async () => ({}), write: async () => undefined },
  });
  let dialect: Dialect | null = null;
  const api = createApi({
    queue,
    dialects: {
      read: async () => dialect,
      write: async (_, learned) => {
        dialect = learned;
      },
    },
  });
  const origin = `http://localhost:${server.port}`;
  const here: ControlPlane = { id: 'local', name: 'local', dashboardOrigin: origin, apiOrigin: origin };
  return { server, api, here, userId: me.userId, dialect: () => dialect };
}

const NOW = { priority: 'interactive' } as const;

describe.each(['current', 'legacy', 'self-hosted'] as const)('a %s control plane', (mode) => {
  test.each([true, false])('is learned and read without drift; with a document: %s', async (openapi) => {
    const { server, api, here, dialect } = await start({ mode, openapi });
    expect(await api.call(here, 'me', {}, NOW)).toMatchObject({ ok: true, value: { email: ADMIN_EMAIL } });
    expect(dialect()).toMatchObject({
      base: mode === 'self-hosted' ? '/api/v1' : '',
      workspaces: mode === 'legacy' ? 'tenants' : 'workspaces',
      from: openapi ? 'openapi' : 'probing',
    });

    const organizationId = demoIds(server.state).organization('Northwind ML').id;
    const clean = { complete: true, failure: null, unreadable: 0, drift: 0 };
    const [organizations, workspaces, members, roles, teams, permissions] = await Promise.all([
      api.list(here, 'organizations', {}, NOW),
      api.list(here, 'workspaces', { query: { organization_id: organizationId } }, NOW),
      api.list(here, 'members', { organizationId }, NOW),
      api.list(here, 'roles', { organizationId }, NOW),
      api.list(here, 'teams', { organizationId }, NOW),
      api.list(here, 'permissions', {}, NOW),
    ]);
    for (const rows of [organizations, workspaces, members, roles, teams, permissions]) {
      expect(rows).toMatchObject(clean);
      expect(rows.items.length).toBeGreaterThan(0);
    }
    expect(new Set(roles.items.map(({ level }) => level))).toEqual(
      new Set(['organization', 'workspace', 'project']),
    );
    expect(members.items.some(({ kind }) => kind === 'invitation')).toBe(true);
    for (const { id } of roles.items) {
      expect(await api.list(here, 'assignments', { roleId: id }, NOW)).toMatchObject(clean);
    }
    for (const { id } of teams.items) {
      expect(await api.list(here, 'teamMembers', { teamId: id }, NOW)).toMatchObject(clean);
    }
    const text = JSON.stringify([organizations, workspaces, members, roles, teams]);
    expect(text).not.toMatch(/avatar|job_title|company|oauth|enrollment_key|password/);
  });
});

test.each([
  ['unpaged', {}],
  ['paged, 100 at most', { listPaging: true, listCap: 100 }],
])('500 workspaces and 10,000 members are read whole: %s', { timeout: 120_000 }, async (_, options) => {
  const { server, api, here } = await start({ seed: 'large', ...options });
  const clean = { complete: true, failure: null, unreadable: 0, drift: 0 };
  const workspaces = await api.list(here, 'workspaces', {}, NOW);
  expect(workspaces).toMatchObject(clean);
  expect(workspaces.items).toHaveLength(LARGE_WORKSPACES);
  const organizationId = workspaces.items[0]?.organization?.id ?? '';
  const roles = await api.list(here, 'roles', { organizationId }, NOW);
  expect(roles).toMatchObject(clean);
  expect(roles.items).toHaveLength(server.state.roles.by('organization', organizationId).length);
  const members = await api.list(here, 'members', { organizationId }, NOW);
  expect(members).toMatchObject(clean);
  const users = members.items.flatMap((member) => (member.kind === 'user' ? [member.id] : []));
  expect(new Set(users).size).toBe(LARGE_MEMBERS);
  if ('listPaging' in options) return;
  // The largest answer of all, where it comes whole.
  const roleId = roles.items.find(({ name }) => name === 'Organization Member')?.id ?? '';
  const assignments = await api.list(here, 'assignments', { roleId }, NOW);
  expect(assignments).toMatchObject(clean);
  expect(assignments.items).toHaveLength(server.state.assignments.by('role', roleId).length);
  expect(assignments.items.length).toBeGreaterThan(LARGE_MEMBERS * 0.9);
});

test('a page that fails leaves the pages before it, and says so', { timeout: 30_000 }, async () => {
  const { server, api, here } = await start({ seed: 'large' });
  server.setFault({ kind: 'status', status: 500, path: '/workspaces', skip: 3 });
  const rows = await api.list(here, 'workspaces', {}, NOW);
  expect(rows).toMatchObject({ complete: false, failure: { kind: 'server', status: 500 } });
  expect(rows.items.length).toBeGreaterThanOrEqual(298);
});

describe('the permission check', () => {
  test.each(RESOURCE_FORMS)(
    'in the form %s is answered as the rules say, else refused',
    async (resourceForm) => {
      const { server, api, here, userId } = await start({ resourceForm });
      const ids = demoIds(server.state);
      const workspace = [...server.state.workspaces.all()].find(({ status }) => status === 'available');
      const stack = workspace && ids.resource(workspace.name, 'stack');
      const resource = {
        workspaceId: workspace?.id ?? null,
        projectId: null,
        type: 'stack',
        id: stack?.id ?? null,
      };
      for (const form of RESOURCE_FORMS) {
        const named = resourceString(form, resource) ?? '';
        const checked = await api.checkPermissions(
          here,
          { user_id: userId, action: 'update', resources: [named] },
          NOW,
        );
        if (form === resourceForm) {
          expect(checked).toEqual({ ok: true, value: { [named]: server.can(userId, 'update', named) } });
        } else {
          expect(checked).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
        }
      }
    },
  );

  test.each(['GET', 'POST'] as const)('by %s only', async (permissionCheckMethod) => {
    const { server, api, here, userId, dialect } = await start({ permissionCheckMethod, openapi: false });
    const stack = [...server.state.resources.all()].find(({ type }) => type === 'stack');
    const question = { user_id: userId, action: 'read', resources: [`stack/${stack?.id}`] };
    expect(await api.checkPermissions(here, question, NOW)).toMatchObject({ ok: true });
    expect(dialect()?.checkPermissions.method).toBe(permissionCheckMethod);
  });

  test('that sessions may not ask is refused, not a no', async () => {
    const { server, api, here, userId } = await start({ permissionChecks: 'refused' });
    const stack = [...server.state.resources.all()].find(({ type }) => type === 'stack');
    const question = { user_id: userId, action: 'read', resources: [`stack/${stack?.id}`] };
    expect(await api.checkPermissions(here, question, NOW)).toMatchObject({ failure: { kind: 'forbidden' } });
  });
});

test('a role is granted once, a second time is a conflict, and it can be taken away', async () => {
  const { server, api, here } = await start();
  const ids = demoIds(server.state);
  const roleId = ids.role('Northwind ML', 'Workspace Viewer').id;
  const workspace = [...server.state.workspaces.by('organization', ids.organization('Northwind ML').id)][0];
  const query = { user_id: ids.user('uma@northwind.example').id, workspace_id: workspace?.id ?? '' };
  const held = async () => {
    const rows = await api.list(
      here,
      'assignments',
      { roleId, query: { workspace_id: query.workspace_id } },
      NOW,
    );
    return rows.items.some(({ userId }) => userId === query.user_id);
  };
  if (await held()) await api.call(here, 'unassign', { roleId, query }, NOW);
  expect(await api.call(here, 'assign', { roleId, query }, NOW)).toEqual({ ok: true, value: null });
  expect(await held()).toBe(true);
  expect(await api.call(here, 'assign', { roleId, query }, NOW)).toMatchObject({
    failure: { kind: 'conflict' },
  });
  expect(await api.call(here, 'unassign', { roleId, query }, NOW)).toEqual({ ok: true, value: null });
  expect(await held()).toBe(false);
});

test.each(['current', 'legacy'] as const)(
  'a member is added to a workspace and removed again; %s',
  async (mode) => {
    const { server, api, here } = await start({ mode });
    const ids = demoIds(server.state);
    const organizationId = ids.organization('Northwind ML').id;
    const roleId = ids.role('Northwind ML', 'Workspace Viewer').id;
    const userId = ids.user('uma@northwind.example').id;
    const clean = { complete: true, failure: null, unreadable: 0, drift: 0 };
    const membersOf = async (workspaceId: string) => {
      const rows = await api.list(here, 'workspaceMembers', { workspaceId }, NOW);
      expect(rows).toMatchObject(clean);
      return rows.items.map(({ id }) => id);
    };
    const workspaces = await api.list(
      here,
      'workspaces',
      { query: { organization_id: organizationId } },
      NOW,
    );
    const without = [];
    for (const { id } of workspaces.items) if (!(await membersOf(id)).includes(userId)) without.push(id);
    const workspaceId = without[0] ?? '';
    const done = { ok: true, value: null };
    const query = { user_id: userId, role_id: roleId };
    expect(await api.call(here, 'addWorkspaceMember', { workspaceId, query }, NOW)).toEqual(done);
    expect(await membersOf(workspaceId)).toContain(userId);
    const who = { workspaceId, query: { user_id: userId } };
    expect(await api.call(here, 'removeWorkspaceMember', who, NOW)).toEqual(done);
    expect(await membersOf(workspaceId)).not.toContain(userId);

    server.clearLog();
    expect(await api.call(here, 'workspaceToken', { workspaceId }, NOW)).toEqual(done);
    expect(server.requests).toMatchObject([{ method: mode === 'legacy' ? 'POST' : 'GET', status: 200 }]);
  },
);

test('the session that ends freezes the queue', async () => {
  const { server, api, here } = await start();
  await api.call(here, 'me', {}, NOW);
  server.expireSessions();
  expect(await api.list(here, 'organizations', {}, NOW)).toMatchObject({ failure: { kind: 'signed-out' } });
  server.clearLog();
  expect(await api.list(here, 'workspaces', {}, NOW)).toMatchObject({ failure: { kind: 'signed-out' } });
  expect(server.requests).toHaveLength(0);
});

test.each([
  ['html', { kind: 'html' }, { kind: 'not-zenml', reason: 'html' }],
  ['a portal', { kind: 'captive-portal' }, { kind: 'not-zenml', reason: 'redirect' }],
  ['half of the JSON', { kind: 'truncated-json' }, { kind: 'not-zenml', reason: 'not-json' }],
] as const)('%s where JSON should be', async (_, fault, failure) => {
  const { server, api, here } = await start();
  await api.call(here, 'me', {}, NOW);
  server.setFault({ ...fault, path: '/permissions' });
  expect(await api.list(here, 'permissions', {}, NOW)).toMatchObject({ items: [], failure });
});

test('an answer that was lost after it was made: read again, written once', async () => {
  const { server, api, here } = await start();
  await api.call(here, 'me', {}, NOW);
  server.setFault({ kind: 'drop', when: 'after', times: 1, path: '/organizations' });
  expect(await api.list(here, 'organizations', {}, NOW)).toMatchObject({ complete: true });
  server.setFault({ kind: 'drop', when: 'after', path: '/teams' });
  const organizationId = demoIds(server.state).organization('Northwind ML').id;
  const body = { name: 'Lost', organization_id: organizationId };
  expect(await api.call(here, 'createTeam', { body }, NOW)).toMatchObject({
    failure: { kind: 'outcome-unknown' },
  });
  const teams = [...server.state.teams.by('organization', organizationId)].filter(
    ({ name }) => name === 'Lost',
  );
  expect(teams).toHaveLength(1);
});
