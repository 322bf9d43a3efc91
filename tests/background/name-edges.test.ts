// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { nameEdges } from '#lib/background/name-edges.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Answer, QueryName } from '#lib/protocol.ts';
import { environments } from '#lib/storage.ts';
import { installLocks } from './fake-locks.ts';

const ONE = '5d1d04bc-91b8-42d1-a376-17efb6baeca2';
const TWO = '6ffa7806-10f1-4123-8401-ccaa90954612';
const TABS: Record<number, string> = {
  1: `https://cloud.zenml.io/organizations/${ONE}/members`,
  2: `https://cloud.zenml.io/organizations/${TWO}`,
  3: 'https://cloud.zenml.io/workspaces/prod-vision',
  4: `https://cloud.zenml.io/organizations/${ONE}/tenants/prod-vision`,
};
const executeScript = vi.fn(async (_: { target: { tabId: number }; args: string[] }) => []);
const told = () => executeScript.mock.calls.map(([{ target, args }]) => [target.tabId, args[1]]);
const answer = (data: object | null): Answer<QueryName> => ({
  data: data as Answer<QueryName>['data'],
  failure: null,
  updatedAt: 1,
  isStale: false,
});

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  executeScript.mockClear();
  const tabs = Object.entries(TABS).map(([id, url]) => ({ id: Number(id), url, active: false }));
  Object.assign(fakeBrowser, { scripting: { executeScript } });
  fakeBrowser.tabs.query = vi.fn().mockResolvedValue(tabs);
  fakeBrowser.tabs.get = vi.fn(async (id: number) => ({ id, url: TABS[id] })) as never;
  await environments.write([{ pattern: 'acme*', name: 'Live', color: 'red', isProduction: false }]);
});

it.each<[string, QueryName, object | null, unknown[]]>([
  ['a list of organizations', 'organizations', { items: [{ id: ONE, name: 'ACME' }] }, [[1, 'ACME']]],
  [
    'several of them',
    'organizations',
    {
      items: [
        { id: TWO, name: 'Two' },
        { id: ONE, name: 'One' },
      ],
    },
    [
      [1, 'One'],
      [2, 'Two'],
    ],
  ],
  ['one without a name', 'organizations', { items: [{ id: ONE, name: null }] }, []],
  [
    'the names of a place',
    'resolve',
    { organization: { id: TWO, name: 'Two' }, workspace: null },
    [[2, 'Two']],
  ],
  ['a place without an organization', 'resolve', { organization: null, workspace: null }, []],
  ['no answer', 'resolve', null, []],
  ['another question', 'workspaces', { items: [{ id: ONE, name: 'ACME' }] }, []],
])(
  'tells the bars of open organizations’ pages what they are called, from %s',
  async (_, query, data, names) => {
    await nameEdges(ZENML_CLOUD, query, answer(data));
    expect(told().sort()).toEqual(names);
  },
);

it('enters no page while there are no rules, and minds none that is closed to us', async () => {
  executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
  const both = answer({
    items: [
      { id: ONE, name: 'One' },
      { id: TWO, name: 'Two' },
    ],
  });
  await nameEdges(ZENML_CLOUD, 'organizations', both);
  expect(told()).toHaveLength(2);
  await environments.write([]);
  executeScript.mockClear();
  await nameEdges(ZENML_CLOUD, 'organizations', both);
  expect(told()).toEqual([]);
});
