// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answer } from '#lib/background/serve.ts';
import { toldServices } from '../background/told-services.ts';
import { mutate } from './mutate.ts';
import { feedInTurn, pick } from './random.ts';
import { staysUnpolluted } from './unpolluted.ts';

/** Messages broken in every way, from every sender: none is more than its sender may say, and none is thrown at. */
const COUNT = 100_000;
staysUnpolluted();
const version = '0.1.0';
const controlPlaneId = 'zenml-cloud';
const place = { organization: 'acme', workspace: null, project: null, resource: null, serverHost: null };
const changes = [{ kind: 'createTeam', input: { organizationId: 'o', name: 'Vision', description: null } }];
const origin = 'https://zenml.example';
const messages = [
  { type: 'ask', version, controlPlaneId, query: 'people', input: { organizationId: 'o' }, force: false },
  { type: 'ask', version, controlPlaneId, query: 'resolve', input: { place }, force: true },
  { type: 'ask', version, controlPlaneId, query: 'users', input: {}, force: true },
  { type: 'peek', version, controlPlaneId, query: 'identify', input: { text: 'ada@acme.example' } },
  { type: 'activity', version, controlPlaneId },
  { type: 'page-account', version, controlPlaneId, tabId: 3 },
  { type: 'choose-road', version, controlPlaneId, tabId: 3 },
  { type: 'change', version, controlPlaneId, request: { do: 'plan', changes } },
  {
    type: 'change',
    version,
    controlPlaneId,
    request: { do: 'confirm', id: 'p', typed: { 0: 'x' }, secrets: {} },
  },
  { type: 'draft', version, controlPlaneId, changes },
  { type: 'own', version, request: 'erase' },
  { type: 'own', version, request: 'erase', givesUp: ['c'] },
  { type: 'control-planes', version, request: { do: 'add', dashboardOrigin: origin, apiOrigin: origin } },
  { type: 'open-sidebar', version },
  { type: 'open-sidebar', quiet: true, version },
  { type: 'run-parts', version, parts: [] },
];

it('answers, refuses or keeps silent', async () => {
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: '', version });
  const own = fakeBrowser.runtime.getURL('/').slice(0, -1);
  const inTab = { frameId: 0, tab: { id: 7 } };
  const senders = {
    'our page': { origin: own },
    dashboard: { origin: 'https://cloud.zenml.io', ...inTab },
    'another site': { origin: 'https://evil.example', ...inTab },
    'frame of a dashboard': { origin: 'https://cloud.zenml.io', frameId: 2, tab: { id: 7 } },
  };
  let who: keyof typeof senders = 'our page';
  const done: Record<keyof typeof senders, Record<string, number>> = {
    'our page': {},
    dashboard: {},
    'another site': {},
    'frame of a dashboard': {},
  };
  const services = toldServices((what, inputs) => {
    done[who][what] = (done[who][what] ?? 0) + 1;
    // Nothing that could be taken for an address is handed on but to the one that adds control planes.
    if (what !== 'controlPlane' && /evil\.example/.test(JSON.stringify(idsOf(inputs)))) {
      throw new Error(`handed on: ${JSON.stringify(inputs)}`);
    }
  });

  const names = Object.keys(senders) as (keyof typeof senders)[];
  await feedInTurn(
    COUNT,
    31,
    (random) => ({ from: pick(random, names), message: mutate(random, pick(random, messages), messages) }),
    async ({ from, message }) => {
      who = from;
      await answer(message, { id: fakeBrowser.runtime.id, ...senders[from] }, services);
    },
  );
  expect(done['another site']).toEqual({});
  expect(done['frame of a dashboard']).toEqual({});
  expect(Object.keys(done.dashboard).sort()).toEqual([
    'activity',
    'ask',
    'draft',
    'openSidebar',
    'pageAccount',
    'peek',
    'runParts',
  ]);
  expect(Object.keys(done['our page']).sort()).toEqual([
    'activity',
    'ask',
    'change',
    'chooseRoad',
    'controlPlane',
    'draft',
    'own',
    'pageAccount',
    'peek',
  ]);
});

/** What is handed on of a message, without the names that people may give to what they make. */
const idsOf = (inputs: unknown[]): unknown =>
  JSON.parse(
    JSON.stringify(inputs, (key, value: unknown) =>
      /^(name|description|text|typed|secrets|place)$/.test(key) ? null : value,
    ),
  );
