// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { readDiagnostics } from '#lib/background/own/diagnostics.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { QueryInput, QueryName } from '#lib/protocol.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';
import 'fake-indexeddb/auto';

useLocalWorker();
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: '',
    version: '1',
  });
});

const Told = z.object({
  controlPlanes: z.array(
    z.object({
      answers: z.record(
        z.string(),
        z.object({ drift: z.number(), fields: z.record(z.string(), z.number()) }),
      ),
    }),
  ),
});

async function diagnosed(query: QueryName) {
  const told = await readDiagnostics({
    controlPlanes: async () => [{ ...ZENML_CLOUD, id: 'local' }],
    activity: async () => ({
      pausedUntil: null,
      waiting: 0,
      sent: 0,
      refused: 0,
      since: 0,
      road: { road: 'worker', why: null },
    }),
    roadOf: async () => ({ road: 'worker', why: null }),
  });
  return z.parse(Told, told).controlPlanes[0]?.answers[query];
}

type Ids = ReturnType<typeof demoIds>;
const northwind = (ids: Ids) => ({ organizationId: ids.organization('Northwind ML').id });
const access = (ids: Ids) => ({ ...northwind(ids), workspaceId: ids.workspace('prod-vision').id });

it.each<[what: string, QueryName, (ids: Ids) => object, path: string, field: string, note: string]>([
  [
    'one thing that is the answer',
    'workspace',
    (ids) => ({ workspace: ids.workspace('prod-vision').id }),
    '/workspaces/*',
    'display_name',
    'workspace.display_name: text expected, object found',
  ],
  ['who is signed in', 'session', () => ({}), '/users/me', 'email', 'me.email: text expected, object found'],
  [
    'who holds a role',
    'access',
    access,
    '/roles/*/assignments',
    'user.name',
    'assignments.user.name: text expected, object found',
  ],
  [
    'who is in a team that holds one',
    'access',
    access,
    '/teams/*/members',
    'user.name',
    'teamMembers.user.name: text expected, object found',
  ],
  [
    'who is in a team',
    'people',
    northwind,
    '/teams/*/members',
    'user.name',
    'teamMembers.user.name: text expected, object found',
  ],
  [
    'the list of roles',
    'roles',
    northwind,
    '/organizations/*/roles',
    'description',
    'roles.description: text expected, object found',
  ],
  ['one role', 'roles', northwind, '/roles', 'description', 'role.description: text expected, object found'],
])('counts and names what was unexpected in %s', async (_, query, input, path, field, note) => {
  const { controlPlane, ask } = await localWorker('ada@northwind.example');
  controlPlane.setFault({ kind: 'drift', change: 'wrong-type', field, path });
  const { failure } = await ask(query, input(demoIds(controlPlane.state)) as QueryInput<QueryName>);
  expect(failure).toBeNull();
  const told = await diagnosed(query);
  expect(Object.keys(told?.fields ?? {})).toEqual([note]);
  expect(told?.drift).toBeGreaterThan(0);
  expect(told?.drift).toBe(told?.fields[note]);
});

it('tells of nothing where all is as expected', async () => {
  const { controlPlane, ask } = await localWorker('ada@northwind.example');
  await ask('people', northwind(demoIds(controlPlane.state)));
  expect(await diagnosed('people')).toEqual({ drift: 0, fields: {} });
  expect(await diagnosed('session')).toEqual({ drift: 0, fields: {} });
});
