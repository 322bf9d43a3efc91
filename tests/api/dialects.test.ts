// @vitest-environment node
import { describe, expect, test, vi } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import type { Dialect } from '#lib/api/dialect.ts';
import { createDialects } from '#lib/api/dialects.ts';
import { systemTime } from '#lib/api/queue/time.ts';
import { readOpenapi } from '#lib/api/read-openapi.ts';
import type { Answer } from '#lib/api/road.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok } from '#lib/model/result.ts';
import { answer, queueAndServer } from './fake-server.ts';

const NOT_FOUND = answer(404, { detail: 'Not Found' });
const HTML: Failure = { kind: 'not-zenml', reason: 'html' };
const document = (prefix: string, ...paths: string[]) =>
  answer(200, {
    paths: Object.fromEntries(
      ['/users/me', ...paths].map((path) => [
        prefix + path,
        { get: { parameters: [{ name: 'offset', in: 'query' }] } },
      ]),
    ),
  });

/** Dialects in front of a control plane that answers some paths, everything else being missing. */
function learner(routes: Record<string, Answer | Failure>, kept: Dialect | null = null) {
  const asked: string[] = [];
  let now = 1_000_000;
  let stored = kept;
  const dialects = createDialects({
    store: {
      read: async () => stored,
      write: async (_, dialect) => {
        stored = dialect;
      },
    },
    ask: () => async (path) => {
      asked.push(path);
      const found = routes[path] ?? NOT_FOUND;
      return 'kind' in found ? fail(found) : ok(found);
    },
    now: () => now,
  });
  return {
    dialects,
    asked,
    routes,
    stored: () => stored,
    pass: (ms: number) => {
      now += ms;
    },
    of: () => dialects.of(ZENML_CLOUD),
  };
}

describe('from the document', () => {
  test.each([
    ['ZenML’s own', { '/openapi.json': document('', '/workspaces', '/tenants') }, '', 'workspaces'],
    ['an older one', { '/openapi.json': document('', '/tenants') }, '', 'tenants'],
    [
      'self-hosted',
      { '/openapi.json': HTML, '/api/v1/openapi.json': document('', '/workspaces') },
      '/api/v1',
      'workspaces',
    ],
    [
      'with the prefix in its paths',
      { '/openapi.json': document('/api/v1', '/workspaces') },
      '/api/v1',
      'workspaces',
    ],
    ['both', { '/api/v1/openapi.json': document('/api/v1', '/tenants') }, '/api/v1', 'tenants'],
  ] as const)('%s', async (_, routes, base, workspaces) => {
    const { of, stored } = learner(routes);
    expect(await of()).toMatchObject({ ok: true, value: { base, workspaces, from: 'openapi' } });
    expect(stored()).toMatchObject({ base, workspaces });
  });

  test('how permissions are checked, and which lists page', () => {
    const check = (operations: object) =>
      readOpenapi(
        { paths: { '/users/me': {}, '/workspaces': {}, '/rbac/check_permissions': operations } },
        '',
      )?.checkPermissions.method;
    expect([check({ get: {}, post: {} }), check({ post: {} }), check({})]).toEqual(['GET', 'POST', 'none']);
    const paged = readOpenapi(document('', '/workspaces', '/teams/{team_id}/members').json, '')?.paged;
    expect(paged).toEqual(expect.arrayContaining(['/workspaces', '/teams/{}/members']));
  });

  test.each([
    null,
    [],
    'x',
    {},
    { paths: 5 },
    { paths: {} },
    { paths: { '/users/me': null } },
    { paths: { '/pets': {} } },
  ])('not from %j', (other) => {
    expect(readOpenapi(other, '')).toBeNull();
  });
});

describe('by probing', () => {
  test.each([
    ['ZenML’s own', { '/users/me': answer(200), '/workspaces?limit=1': answer(200, []) }, '', 'workspaces'],
    ['signed out', { '/users/me': answer(401), '/workspaces?limit=1': answer(401) }, '', 'workspaces'],
    ['an older one', { '/users/me': answer(401) }, '', 'tenants'],
    ['self-hosted', { '/users/me': HTML, '/api/v1/users/me': answer(200) }, '/api/v1', 'tenants'],
    [
      'whose document needs a session',
      { '/openapi.json': answer(401), '/users/me': answer(403), '/workspaces?limit=1': answer(200, []) },
      '',
      'workspaces',
    ],
  ] as const)('%s', async (_, routes, base, workspaces) => {
    const { of } = learner(routes);
    expect(await of()).toMatchObject({ ok: true, value: { base, workspaces, from: 'probing' } });
  });

  test.each<[string, Record<string, Answer | Failure>, string]>([
    ['nothing is there', {}, 'not-found'],
    [
      'a portal answers everything',
      { '/openapi.json': HTML, '/users/me': HTML, '/api/v1/users/me': HTML },
      'not-zenml',
    ],
    ['the network is down', { '/openapi.json': { kind: 'offline' } }, 'offline'],
    ['it never answers', { '/openapi.json': { kind: 'timeout', seconds: 20 } }, 'timeout'],
    ['the server is', { '/users/me': answer(503) }, 'server'],
  ])('not when %s, and nothing is remembered', async (_, routes, kind) => {
    const { of, stored } = learner(routes);
    expect(await of()).toMatchObject({ ok: false, failure: { kind } });
    expect(stored()).toBeNull();
  });
});

test('a server that accepts and never answers is waited for once', async () => {
  const { queue, time, advance, paths } = queueAndServer(() => 'never');
  const api = createApi({
    queue,
    dialects: { read: async () => null, write: async () => undefined },
    now: time.now,
  });
  let failure: Failure | null = null;
  void api.call(ZENML_CLOUD, 'me', {}, { priority: 'interactive' }).then((me) => {
    failure = me.ok ? null : me.failure;
  });
  await advance(19_999);
  expect(failure).toBeNull();
  await advance(1);
  expect(failure).toEqual({ kind: 'timeout', seconds: 20 });
  expect(paths()).toEqual(['/openapi.json']);
});

describe('remembering', () => {
  test('is dated by the clock on the wall, which the next life has, also after that was put back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    systemTime.now();
    vi.setSystemTime(Date.now() - 26 * 3_600_000);
    const { queue, advance } = queueAndServer(() => document('', '/workspaces'));
    const kept: Dialect[] = [];
    const store = {
      read: async () => null,
      write: async (_: string, dialect: Dialect) => void kept.push(dialect),
    };
    void createApi({ queue, dialects: store }).dialect(ZENML_CLOUD);
    await advance(1_000);
    expect(kept).toMatchObject([{ learnedAt: Date.now() }]);
    vi.useRealTimers();
  });

  test('five who ask at once make it learn once', async () => {
    const { of, asked } = learner({ '/openapi.json': document('', '/workspaces') });
    const all = await Promise.all([of(), of(), of(), of(), of()]);
    expect(asked).toEqual(['/openapi.json']);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    await of();
    expect(asked).toHaveLength(1);
  });

  test('what is kept is taken, until it is a day old; then an old one is better than none', async () => {
    const kept: Dialect = {
      base: '',
      workspaces: 'tenants',
      checkPermissions: { method: 'GET' },
      paged: [],
      from: 'openapi',
      learnedAt: 1_000_000,
    };
    const { of, asked, pass, routes } = learner({ '/openapi.json': { kind: 'offline' } }, kept);
    expect(await of()).toEqual(ok(kept));
    expect(asked).toEqual([]);
    pass(25 * 60 * 60_000);
    expect(await of()).toEqual(ok(kept));
    expect(asked).toEqual(['/openapi.json']);
    routes['/openapi.json'] = document('', '/workspaces');
    expect(await of()).toMatchObject({ ok: true, value: { workspaces: 'workspaces' } });
  });

  test('a document that led astray is not believed twice', async () => {
    const { dialects, of } = learner({
      '/openapi.json': document('', '/workspaces'),
      '/api/v1/users/me': answer(200),
    });
    const wrong = await of();
    if (!wrong.ok) throw new Error('not learned');
    const right = await dialects.relearn(ZENML_CLOUD, wrong.value);
    expect(right).toMatchObject({
      ok: true,
      value: { base: '/api/v1', workspaces: 'tenants', from: 'probing' },
    });
    // Another who met the same 404 takes what was learned.
    expect(await dialects.relearn(ZENML_CLOUD, wrong.value)).toEqual(right);
  });
});
