// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { addControlPlane } from '#lib/background/control-planes/add-control-plane.ts';
import { readSession } from '#lib/background/operations/session.ts';
import { createWorkerApi, createWorkerQueue } from '#lib/background/worker-api.ts';
import { addedControlPlanes } from '#lib/storage.ts';
import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import type { ControlPlaneOptions } from '../../control-plane/settings.ts';
import { type ControlPlane, startControlPlane } from '../../control-plane/start-control-plane.ts';
import { installLocks } from '../fake-locks.ts';

const realFetch = globalThis.fetch;
const HERE = 'https://zenml.example';
const ORIGINS = { dashboardOrigin: HERE, apiOrigin: HERE };
const NOWHERE = 'sidecar-asks-what-is-missing';
let running: ControlPlane | null = null;

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  fakeBrowser.permissions.contains = async () => true;
  fakeBrowser.permissions.remove = async () => true;
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await running?.close();
  running = null;
});

/** Adds what answers at `HERE`; which paths it was asked, and what was left of it. */
async function add(answer: (path: string, init: RequestInit) => Promise<Response>, origins = ORIGINS) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { pathname, search } = new URL(url);
    asked.push(pathname);
    return answer(pathname + search, init);
  });
  const api = createWorkerApi(createWorkerQueue());
  const forgotten: string[] = [];
  const added = await addControlPlane(origins, {
    probe: (one) => readSession(api, one),
    isDocumented: (id) => api.dialectSource(id) === 'openapi',
    isProven: api.isProven,
    forget: async (id) => void forgotten.push(id),
  });
  return { added, asked, forgotten, kept: await addedControlPlanes.read() };
}

async function addLocal(options: ControlPlaneOptions, email: string | null = null) {
  const local = await startControlPlane({ http: true, ...options });
  running = local;
  const authorization = email === null ? {} : { Authorization: `Bearer ${local.signInAs(email).token}` };
  const origin = new URL(local.apiUrl).origin;
  return add((path, init) =>
    realFetch(origin + path, { ...init, headers: { ...init.headers, ...authorization } }),
  );
}

const ADDED = { is: 'added', id: 'at-zenml.example' };
describe.each(['current', 'legacy', 'self-hosted'] as const)('a control plane (%s)', (mode) => {
  it('is added by its own document, and asked for nothing that is missing', async () => {
    const { added, asked, kept } = await addLocal({ mode });
    expect(added).toEqual({ ...ADDED, session: 'signed-out' });
    expect(kept).toEqual([ORIGINS]);
    expect(asked.filter((path) => path.includes(NOWHERE))).toEqual([]);
  });

  it.each(['missing', 'signed-in'] as const)('is added while its document is %s', async (openapi) => {
    const { added, asked } = await addLocal({ mode, openapi });
    expect(added).toEqual({ ...ADDED, session: 'signed-out' });
    expect(asked.filter((path) => path.includes(NOWHERE))).toHaveLength(1);
  });

  it('is added without a document for who is signed in, and asked for nothing that is missing', async () => {
    const { added, asked } = await addLocal({ mode, openapi: false }, ADMIN_EMAIL);
    expect(added).toEqual({ ...ADDED, session: 'signed-in' });
    expect(asked.filter((path) => path.includes(NOWHERE))).toEqual([]);
  });
});

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const DOCUMENT = { paths: { '/users/me': { get: {} }, '/workspaces': { get: {} } } };

describe('a server that answers everything', () => {
  it.each<[string, () => Response, string]>([
    ['401', () => json(401, { detail: 'Not authenticated' }), 'no-api'],
    ['401 without words', () => new Response(null, { status: 401 }), 'no-api'],
    ['403', () => json(403, { detail: 'Forbidden' }), 'no-api'],
    ['429', () => json(429, { detail: 'Too many' }, { 'retry-after': '60' }), 'not-reached'],
    ['404', () => json(404, { detail: 'Not Found' }), 'no-api'],
    ['a page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }), 'no-api'],
    [
      'a page that refuses',
      () => new Response('<p>', { status: 401, headers: { 'content-type': 'text/html' } }),
      'no-api',
    ],
    ['an empty object', () => json(200, {}), 'no-api'],
  ])('%s is not added', async (_, answer, is) => {
    const { added, forgotten, kept } = await add(async () => answer());
    expect(added).toEqual({ is });
    expect(forgotten).toEqual(['at-zenml.example']);
    expect(kept).toEqual([]);
  });
});

describe('a server with ZenML’s document', () => {
  it.each<[string, () => Response]>([
    ['refuses', () => json(403, { detail: 'Forbidden' })],
    ['has had enough', () => json(429, { detail: 'Too many' }, { 'retry-after': '60' })],
  ])('is added though it %s', async (_, answer) => {
    const { added } = await add(async (path) => (path === '/openapi.json' ? json(200, DOCUMENT) : answer()));
    expect(added).toEqual({ ...ADDED, session: 'unknown' });
  });
});

it('is not reached when the last look fails', async () => {
  const { added } = await add(async (path) => {
    if (path.includes(NOWHERE)) return json(429, {}, { 'retry-after': '60' });
    return path.startsWith('/users/me') ? json(401, {}) : json(404, { detail: 'Not Found' });
  });
  expect(added).toEqual({ is: 'not-reached' });
});

describe('an API of another control plane', () => {
  it.each(['https://cloudapi.zenml.io', 'https://staging.cloudapi.zenml.io', 'https://other.example'])(
    '(%s) is not asked, and its host is given back where nobody needs it',
    async (apiOrigin) => {
      await addedControlPlanes.write([
        { ...ORIGINS, dashboardOrigin: 'https://a.example', apiOrigin: 'https://other.example' },
      ]);
      const given: string[] = [];
      fakeBrowser.permissions.remove = async ({ origins = [] }) => {
        given.push(...origins);
        return true;
      };
      const { added, asked, kept } = await add(async () => json(200, DOCUMENT), { ...ORIGINS, apiOrigin });
      expect(added).toEqual({ is: 'api-taken' });
      expect(asked).toEqual([]);
      expect(kept).toHaveLength(1);
      const isNeeded = apiOrigin !== 'https://staging.cloudapi.zenml.io';
      expect(given).toEqual([`${HERE}/*`, ...(isNeeded ? [] : [`${apiOrigin}/*`])]);
    },
  );
});
