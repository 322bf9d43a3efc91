// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sender } from '#lib/background/sender-role.ts';
import { answer, type Services } from '#lib/background/serve.ts';
import type { ChangeRequest } from '#lib/change-requests.ts';
import { OWN_REQUESTS } from '#lib/own-requests.ts';
import type { QueryInput, QueryName } from '#lib/protocol.ts';
import { toldServices } from './told-services.ts';

/**
 * Every message that the worker knows, from every kind of sender: what is done for it. A row or a column that changes is a
 * change of who may do what, to be looked at as such (SECURITY.md, "Senders").
 */
const version = '0.1.0';
const place = { organization: 'acme', workspace: null, project: null, resource: null, serverHost: null };
const inputs: { [N in QueryName]: QueryInput<N> } = {
  session: {},
  organizations: {},
  workspaces: {},
  workspace: { workspace: 'w' },
  people: { organizationId: 'o' },
  resolve: { place },
  access: { organizationId: 'o', workspaceId: null },
  reach: { organizationId: 'o' },
  roles: { organizationId: 'o' },
  permissions: {},
  releases: {},
  users: {},
  accountKeys: { organizationId: 'o', accountId: 'a' },
  permissionCheck: { place },
  identify: { text: 'ada@acme.example' },
};

const changes = [
  { kind: 'createTeam' as const, input: { organizationId: 'o', name: 'Vision', description: null } },
];
const requests: { [D in ChangeRequest['do']]: ChangeRequest & { do: D } } = {
  plan: { do: 'plan', changes },
  'plan-draft': { do: 'plan-draft', id: 'd' },
  'plan-undo': { do: 'plan-undo', id: 'c' },
  'plan-rest': { do: 'plan-rest', id: 'c' },
  permits: { do: 'permits', id: 'c' },
  commands: { do: 'commands', id: 'c' },
  confirm: { do: 'confirm', id: 'p', typed: {}, secrets: {} },
  status: { do: 'status', id: 'c' },
  pause: { do: 'pause', id: 'c' },
  resume: { do: 'resume', id: 'c' },
  'cancel-rest': { do: 'cancel-rest', id: 'c' },
  'take-secret': { do: 'take-secret', id: 'c', step: 0 },
  journal: { do: 'journal' },
  'clear-journal': { do: 'clear-journal' },
};

type AnyMessage = Record<string, unknown> & { type: string };
const controlPlaneId = 'zenml-cloud';
const origin = 'https://zenml.example';
const messages: [row: string, message: AnyMessage][] = [
  ...Object.entries(inputs).flatMap(([query, input]): [string, AnyMessage][] => [
    [`ask ${query}`, { type: 'ask', controlPlaneId, query, input, force: false }],
    [`peek ${query}`, { type: 'peek', controlPlaneId, query, input }],
  ]),
  ['activity', { type: 'activity', controlPlaneId }],
  ['cancel', { type: 'cancel', controlPlaneId }],
  ['page-account', { type: 'page-account', controlPlaneId, tabId: 3 }],
  ['choose-road', { type: 'choose-road', controlPlaneId, tabId: 3 }],
  ['draft', { type: 'draft', controlPlaneId, changes }],
  ...Object.values(requests).map((request): [string, AnyMessage] => [
    `change ${request.do}`,
    { type: 'change', controlPlaneId, request },
  ]),
  ...OWN_REQUESTS.map((request): [string, AnyMessage] => [`own ${request}`, { type: 'own', request }]),
  ['own erase, giving up', { type: 'own', request: 'erase', givesUp: ['c'] }],
  [
    'control-planes add',
    { type: 'control-planes', request: { do: 'add', dashboardOrigin: origin, apiOrigin: origin } },
  ],
  [
    'control-planes remove',
    { type: 'control-planes', request: { do: 'remove', id: 'at-x', givesUp: false } },
  ],
  ['open-sidebar', { type: 'open-sidebar' }],
  ['open-manage', { type: 'open-manage' }],
  ['run-parts', { type: 'run-parts', parts: ['a'] }],
  ['an unknown type', { type: 'fetch', url: 'https://cloudapi.zenml.io/users/me' }],
];

let done: string[];
let services: Services;

const dashboard = { origin: 'https://cloud.zenml.io', frameId: 0, tab: { id: 7 } };
/** `id` is ours where none is given, as it is of our own scripts in any page. */
const senders = (own: string): Record<string, Sender> => ({
  'our page': { origin: own },
  'our page in a tab': { origin: own, frameId: 0, tab: { id: 7 } },
  'our page without origin': { url: `${own}/popup.html` },
  'our page in a frame': { origin: own, frameId: 2, tab: { id: 7 } },
  dashboard,
  'dashboard without origin': { url: 'https://cloud.zenml.io/', frameId: 0, tab: { id: 7 } },
  'frame of a dashboard': { ...dashboard, frameId: 1 },
  'dashboard without tab': { origin: 'https://cloud.zenml.io', frameId: 0 },
  'dashboard by http': { ...dashboard, origin: 'http://cloud.zenml.io' },
  'API’s host': { ...dashboard, origin: 'https://cloudapi.zenml.io' },
  'another site': { ...dashboard, origin: 'https://evil.example' },
  'look-alike': { ...dashboard, origin: 'https://cloud.zenml.io.evil.example' },
  'opaque origin': { ...dashboard, origin: 'null', url: 'https://cloud.zenml.io/' },
  'another extension': { id: 'other', origin: 'chrome-extension://other' },
  'another one, as us': { id: 'other', origin: own },
  'another one, as a dashboard': { id: 'other', ...dashboard },
  nobody: {},
});

beforeEach(() => {
  vi.stubGlobal('sidecarParts', { files: [], sidebar: { first: [], parts: ['a'] } });
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: '', version });
  done = [];
  services = toldServices((what) => done.push(what));
});

/** What is done for a message, in words of `Services`; `-` when it is not even answered. */
async function doneFor(message: object, sender: Sender): Promise<string> {
  done = [];
  const reply = await answer({ ...message, version }, { id: fakeBrowser.runtime.id, ...sender }, services);
  if (reply === null) return done.length === 0 ? '-' : `SILENT ${done}`;
  return 'failure' in reply ? `refused: ${reply.failure.kind}` : done.join();
}

const ownOrigin = () => fakeBrowser.runtime.getURL('/').slice(0, -1);

it('knows every type of message and no other', () => {
  const source = readFileSync(join(import.meta.dirname, '../../lib/background/parse-message.ts'), 'utf8');
  const types = [...source.matchAll(/type: oneOf\('([\w-]+)'\)/g)].map((match) => match[1]);
  expect(types.length).toBeGreaterThan(9);
  const tried = new Set(messages.map(([, { type }]) => type));
  tried.delete('fetch');
  expect([...tried].sort()).toEqual([...new Set(types)].sort());
});

it('lets our pages and a dashboard’s top frame do exactly this, and nobody else anything', async () => {
  const allowed: Record<string, string> = {};
  const silent: string[] = [];
  for (const [who, sender] of Object.entries(senders(ownOrigin()))) {
    const may = [];
    for (const [what, message] of messages) {
      const did = await doneFor(message, sender);
      if (did !== '-') may.push(`${what} → ${did}`);
    }
    if (may.length === 0) silent.push(who);
    else allowed[who] = may.join('\n');
  }
  expect(silent).toMatchInlineSnapshot(`
    [
      "our page in a frame",
      "frame of a dashboard",
      "dashboard without tab",
      "dashboard by http",
      "API’s host",
      "another site",
      "look-alike",
      "opaque origin",
      "another extension",
      "another one, as us",
      "another one, as a dashboard",
      "nobody",
    ]
  `);
  expect(Object.keys(allowed)).toMatchInlineSnapshot(`
    [
      "our page",
      "our page in a tab",
      "our page without origin",
      "dashboard",
      "dashboard without origin",
    ]
  `);
  expect(allowed['our page in a tab']).toBe(allowed['our page']);
  expect(allowed['our page without origin']).toBe(allowed['our page']);
  expect(allowed['dashboard without origin']).toBe(allowed.dashboard);
  expect(allowed['our page']).toMatchInlineSnapshot(`
    "ask session → ask
    peek session → peek
    ask organizations → ask
    peek organizations → peek
    ask workspaces → ask
    peek workspaces → peek
    ask workspace → ask
    peek workspace → peek
    ask people → ask
    peek people → peek
    ask resolve → ask
    peek resolve → peek
    ask access → ask
    peek access → peek
    ask reach → ask
    peek reach → peek
    ask roles → ask
    peek roles → peek
    ask permissions → ask
    peek permissions → peek
    ask releases → ask
    peek releases → peek
    ask users → ask
    peek users → peek
    ask accountKeys → ask
    peek accountKeys → peek
    ask permissionCheck → ask
    peek permissionCheck → peek
    ask identify → ask
    peek identify → peek
    activity → activity
    cancel → cancel
    page-account → pageAccount
    choose-road → chooseRoad
    draft → draft
    change plan → change
    change plan-draft → change
    change plan-undo → change
    change plan-rest → change
    change permits → change
    change commands → change
    change confirm → change
    change status → change
    change pause → change
    change resume → change
    change cancel-rest → change
    change take-secret → change
    change journal → change
    change clear-journal → change
    own stored → own
    own erase → own
    own unfinished → own
    own diagnostics → own
    own erase, giving up → own
    control-planes add → controlPlane
    control-planes remove → controlPlane"
  `);
  expect(allowed.dashboard).toMatchInlineSnapshot(`
    "ask session → ask
    peek session → peek
    ask organizations → ask
    peek organizations → peek
    ask workspaces → ask
    peek workspaces → peek
    ask workspace → ask
    peek workspace → peek
    ask people → ask
    peek people → peek
    ask resolve → ask
    peek resolve → peek
    ask access → ask
    peek access → peek
    ask reach → ask
    peek reach → peek
    ask roles → ask
    peek roles → peek
    ask permissions → ask
    peek permissions → peek
    ask releases → ask
    peek releases → peek
    ask accountKeys → ask
    peek accountKeys → peek
    ask permissionCheck → ask
    peek permissionCheck → peek
    ask identify → ask
    peek identify → peek
    activity → activity
    cancel → cancel
    page-account → pageAccount
    draft → draft
    open-sidebar → openSidebar
    open-manage → openManage
    run-parts → runParts"
  `);
});
