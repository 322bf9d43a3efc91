// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { type Api, createApi } from '#lib/api/api.ts';
import { Dialect } from '#lib/api/dialect.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import type { Answer, RoadRequest } from '#lib/api/road.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok } from '#lib/model/result.ts';
import { answer } from './fake-server.ts';

const CURRENT: Dialect = {
  base: '',
  workspaces: 'workspaces',
  checkPermissions: { method: 'POST' },
  paged: ['/teams/{}/members'],
  from: 'openapi',
  learnedAt: Date.now(),
};
const LEGACY: Dialect = { ...CURRENT, workspaces: 'tenants' };
const NOW = { priority: 'interactive' } as const;
const ME = { id: 'u', username: 'ada', is_active: true };

/** An API in front of a server; `known` is the dialect that is remembered. */
function apiAndServer(reply: (request: RoadRequest) => Answer | Failure, known: Dialect | null = CURRENT) {
  const asked: string[] = [];
  let dialect = known;
  const queue = createQueue({
    send: async (request) => {
      const { pathname, search } = new URL(request.url);
      asked.push(`${request.method} ${pathname}${search}`);
      const what = reply(request);
      return 'kind' in what ? fail(what) : ok(what);
    },
    persistence: { read: async () => ({}), write: async () => undefined },
  });
  const api = createApi({
    queue,
    dialects: {
      read: async () => dialect,
      write: async (_, learned) => {
        dialect = learned;
      },
    },
  });
  return { api, queue, asked, dialect: () => dialect };
}

describe('a call', () => {
  test('answers what the schema reads', async () => {
    const { api, asked } = apiAndServer(() => answer(200, { ...ME, company: 'SECRET' }));
    const me = await api.call(ZENML_CLOUD, 'me', {}, NOW);
    expect(me).toMatchObject({ ok: true, value: { id: 'u', username: 'ada', isActive: true } });
    expect(JSON.stringify(me)).not.toContain('SECRET');
    expect(asked).toEqual(['GET /users/me']);
  });

  test.each<[Answer | Failure, Failure]>([
    [answer(200, { username: 'x' }), { kind: 'unexpected-response', path: 'id' }],
    [answer(200, []), { kind: 'unexpected-response', path: '$' }],
    [answer(200, null), { kind: 'not-zenml', reason: 'not-json' }],
    [answer(401, { detail: 'no' }), { kind: 'signed-out' }],
    [answer(404, { detail: ['KeyError', 'No such user'] }), { kind: 'not-found', reason: 'No such user' }],
  ])('%j fails with %j', async (reply, failure) => {
    const { api } = apiAndServer(() => reply);
    expect(await api.call(ZENML_CLOUD, 'me', {}, NOW)).toEqual({ ok: false, failure });
  });

  test('with a name that is no path segment is not sent', async () => {
    const { api, asked } = apiAndServer(() => answer(200));
    const result = await api.call(ZENML_CLOUD, 'role', { roleId: '../users' }, NOW);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid', fields: [{ path: 'roleId' }] } });
    expect(asked).toEqual([]);
  });

  test('that writes and is answered unreadably was done nobody knows how', async () => {
    const { api } = apiAndServer(() => answer(200, {}));
    const body = { name: 'x', organization_id: 'o' };
    expect(await api.call(ZENML_CLOUD, 'createTeam', { body }, NOW)).toEqual({
      ok: false,
      failure: { kind: 'outcome-unknown' },
    });
  });

  test.each([answer(204, null), answer(200, 'null'), answer(200, { id: 'x' })])(
    'that only has to be done: %j',
    async (reply) => {
      const { api, asked } = apiAndServer(() => reply);
      const query = { user_id: 'u' };
      expect(await api.call(ZENML_CLOUD, 'assign', { roleId: 'r', query }, NOW)).toEqual({
        ok: true,
        value: null,
      });
      expect(asked).toEqual(['POST /roles/r/assignments?user_id=u']);
    },
  );

  test.each<[string, (api: Api) => Promise<unknown>, unknown]>([
    [
      'createMyApiKey',
      (api) => api.call(ZENML_CLOUD, 'createMyApiKey', { body: { name: 'ci' } }, NOW),
      { id: 'k', name: 'ci', key: 'SECRET', active: true },
    ],
    [
      'rotateAccountKey',
      (api) =>
        api.call(
          ZENML_CLOUD,
          'rotateAccountKey',
          { organizationId: 'o', account: 'a', keyId: 'k', body: {} },
          NOW,
        ),
      { id: 'k', name: 'ci', key: 'SECRET', active: true },
    ],
    ['apiToken, bare', (api) => api.call(ZENML_CLOUD, 'apiToken', {}, NOW), 'SECRET'],
    ['apiToken', (api) => api.call(ZENML_CLOUD, 'apiToken', {}, NOW), { access_token: 'SECRET' }],
    [
      'workspaceToken',
      (api) => api.call(ZENML_CLOUD, 'workspaceToken', { workspaceId: 'w' }, NOW),
      { access_token: 'SECRET', token_type: 'bearer' },
    ],
  ])('%s lets nothing of its answer out', async (_, call, reply) => {
    const { api } = apiAndServer(() => answer(200, reply));
    expect(await call(api)).toEqual({ ok: true, value: null });
  });

  test.each<[string, (api: Api) => Promise<unknown>, Record<string, unknown>]>([
    [
      'createAccountKey',
      (api) =>
        api.call(
          ZENML_CLOUD,
          'createAccountKey',
          { organizationId: 'o', account: 'a', body: { name: 'ci' } },
          NOW,
        ),
      { id: 'k', name: 'ci', key: 'SECRET', active: true },
    ],
    [
      'enrollWorkspace',
      (api) =>
        api.call(
          ZENML_CLOUD,
          'enrollWorkspace',
          { query: { enroll: true }, body: { name: 'w', organization_id: 'o' } },
          NOW,
        ),
      { id: 'w', name: 'w', enrollment_key: 'SECRET' },
    ],
  ])(
    '%s lets the id and the secret out, once and under that name, and nothing else',
    async (_, call, reply) => {
      const { api } = apiAndServer(() => answer(200, reply));
      expect(await call(api)).toEqual({ ok: true, value: { id: reply.id, secret: 'SECRET' } });
    },
  );

  test('lists keys without the keys themselves', async () => {
    const { api } = apiAndServer(() => answer(200, [{ id: 'k', name: 'ci', key: 'SECRET', active: true }]));
    const listed = await api.list(ZENML_CLOUD, 'myApiKeys', {}, NOW);
    expect(listed.items).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain('SECRET');
  });

  test('of a limited feature fails when the limit is reached', async () => {
    const params = { organizationId: 'o', feature: 'pipeline' };
    const free = apiAndServer(() => answer(200, null)).api;
    expect(await free.call(ZENML_CLOUD, 'entitlement', params, NOW)).toMatchObject({
      value: { isAllowed: true },
    });
    const full = apiAndServer(() => answer(402, { detail: 'Plan limit' })).api;
    expect(await full.call(ZENML_CLOUD, 'entitlement', params, NOW)).toMatchObject({
      failure: { kind: 'limit-reached', reason: 'Plan limit' },
    });
  });
});

describe('signed out', () => {
  test('a 401 freezes, but not one of a route that sessions may not use', async () => {
    const { api, queue } = apiAndServer(() => answer(401));
    await api.call(ZENML_CLOUD, 'apiToken', {}, NOW);
    expect(queue.status(ZENML_CLOUD.id).isFrozen).toBe(false);
    await api.call(ZENML_CLOUD, 'role', { roleId: 'r' }, NOW);
    expect(queue.status(ZENML_CLOUD.id).isFrozen).toBe(true);
  });

  test('who am I is asked all the same, and the answer opens the queue', async () => {
    const { api, queue, asked } = apiAndServer(() => answer(200, ME), null);
    queue.freeze(ZENML_CLOUD.id);
    expect(await api.call(ZENML_CLOUD, 'me', {}, NOW)).toMatchObject({ ok: true });
    expect(queue.status(ZENML_CLOUD.id).isFrozen).toBe(false);
    expect(asked.at(-1)).toBe('GET /users/me');
  });
});

describe('a list', () => {
  test('is walked page by page; one whose pages are only in the document too', async () => {
    const rows = Array.from({ length: 130 }, (_, n) => ({
      id: `w${n}`,
      name: `w${n}`,
      user: { id: `u${n}` },
    }));
    const { api, asked } = apiAndServer(({ url }) => {
      const query = new URL(url).searchParams;
      const offset = Number(query.get('offset'));
      return answer(200, rows.slice(offset, offset + Number(query.get('limit'))));
    });
    const all = await api.list(ZENML_CLOUD, 'workspaces', { query: { organization_id: 'o' } }, NOW);
    expect(all.items.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
    expect(asked).toEqual([
      'GET /workspaces?organization_id=o&offset=0&limit=100',
      'GET /workspaces?organization_id=o&offset=99&limit=100',
    ]);
    expect((await api.list(ZENML_CLOUD, 'teamMembers', { teamId: 't' }, NOW)).items).toHaveLength(130);
  });

  test('of which only the document says that it pages is asked for plainly when a page is refused', async () => {
    const { api, asked } = apiAndServer(({ url }) =>
      url.includes('limit')
        ? answer(422, { detail: [{ loc: ['query', 'limit'], msg: 'at most 50' }] })
        : answer(200, []),
    );
    expect(await api.list(ZENML_CLOUD, 'teamMembers', { teamId: 't' }, NOW)).toMatchObject({
      complete: true,
    });
    expect(asked).toEqual(['GET /teams/t/members?offset=0&limit=100', 'GET /teams/t/members']);
  });

  test('that cannot be read says why', async () => {
    const { api } = apiAndServer(() => answer(403, { detail: 'No' }));
    expect(await api.list(ZENML_CLOUD, 'roles', { organizationId: 'o' }, NOW)).toEqual({
      items: [],
      complete: false,
      failure: { kind: 'forbidden', reason: 'No' },
      unreadable: 0,
      drift: 0,
    });
  });
});

describe('dialects', () => {
  test('a route that must be there and is not makes it learn again, once for all who ask', async () => {
    const { api, asked, dialect } = apiAndServer((request) => {
      const path = new URL(request.url).pathname;
      if (path === '/openapi.json') return answer(200, { paths: { '/users/me': {}, '/tenants': {} } });
      return path === '/tenants' ? answer(200, []) : answer(404, { detail: 'Not Found' });
    });
    const lists = await Promise.all([
      api.list(ZENML_CLOUD, 'workspaces', {}, NOW),
      api.list(ZENML_CLOUD, 'workspaces', { query: { status: 'available' } }, NOW),
    ]);
    expect(lists.every(({ complete }) => complete)).toBe(true);
    expect(asked.filter((one) => one === 'GET /openapi.json')).toHaveLength(1);
    expect(Dialect.parse(dialect())).toMatchObject({ workspaces: 'tenants' });
    expect(await api.workspaceWord(ZENML_CLOUD)).toBe('tenant');
  });

  test('an unknown id does not', async () => {
    const { api, asked } = apiAndServer(() => answer(404, { detail: 'Not Found' }));
    await api.call(ZENML_CLOUD, 'role', { roleId: 'r' }, NOW);
    expect(asked).toHaveLength(1);
  });
});

describe('the permission check', () => {
  const question = { user_id: 'u', action: 'read', resources: ['stack', 'tag'] };

  test.each([
    ['POST', 'POST /rbac/check_permissions?user_id=u&action=read'],
    ['GET', 'GET /rbac/check_permissions?user_id=u&action=read&resources=stack&resources=tag'],
  ] as const)('by %s', async (method, expected) => {
    const { api, asked } = apiAndServer(() => answer(200, { stack: true, tag: false, odd: 'yes' }), {
      ...CURRENT,
      checkPermissions: { method },
    });
    expect(await api.checkPermissions(ZENML_CLOUD, question, NOW)).toEqual({
      ok: true,
      value: { stack: true, tag: false },
    });
    expect(asked).toEqual([expected]);
  });

  test.each([answer(405, { detail: 'Method Not Allowed' }), answer(404, { detail: 'Not Found' })])(
    'by the other way when one is refused with %j, which is remembered',
    async (refusal) => {
      const { api, dialect, asked } = apiAndServer(({ method }) =>
        method === 'GET' ? answer(200, {}) : refusal,
      );
      expect(await api.checkPermissions(ZENML_CLOUD, question, NOW)).toEqual({ ok: true, value: {} });
      expect(dialect()?.checkPermissions.method).toBe('GET');
      await api.checkPermissions(ZENML_CLOUD, question, NOW);
      expect(asked.map((one) => one.split(' ')[0])).toEqual(['POST', 'GET', 'GET']);
    },
  );

  test('not at all where there is none', async () => {
    const { api, asked } = apiAndServer(() => answer(404, { detail: 'Not Found' }));
    const refused = { ok: false, failure: { kind: 'not-found', reason: null } };
    expect(await api.checkPermissions(ZENML_CLOUD, question, NOW)).toEqual(refused);
    expect(await api.checkPermissions(ZENML_CLOUD, question, NOW)).toEqual(refused);
    expect(asked).toHaveLength(2);
  });

  test('that is refused is not a no', async () => {
    const { api } = apiAndServer(() => answer(403, { detail: ['IllegalOperationError', 'Servers only'] }));
    expect(await api.checkPermissions(ZENML_CLOUD, question, NOW)).toMatchObject({
      failure: { kind: 'forbidden', reason: 'Servers only' },
    });
  });

  test('is first tried in the form of its time', async () => {
    expect(await apiAndServer(() => answer(200)).api.likelyResourceForm(ZENML_CLOUD)).toBe('project');
    expect(await apiAndServer(() => answer(200), LEGACY).api.likelyResourceForm(ZENML_CLOUD)).toBe('server');
  });
});
