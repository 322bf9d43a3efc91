import { shown, showPeople, showTab, waitForText } from '../harness/views.ts';
import { DEMO_ODDITIES } from './oddities.ts';
import type { Reach, State } from './state.ts';

const PEOPLE_OF = '/organizations/*/members';
const northwindPeople: Reach = ({ view }) => showPeople(view, 'Northwind ML');
const workspaces: Reach = ({ view }) => showTab(view, 'Workspaces');
const search =
  (text: string): Reach =>
  async ({ view }) => {
    await shown(view);
    await view.getByRole('textbox', { name: /^Search/ }).fill(text);
  };

/** An answer to the people of an organization that is a failure, and its words. */
const failed = (
  name: string,
  status: number,
  body: unknown,
  sees: string | RegExp,
  on?: State['on'],
): State => ({
  name,
  faults: { kind: 'status', status, body, path: PEOPLE_OF },
  reach: northwindPeople,
  sees,
  ...(on && { on }),
});

/** The lists, full, empty, in part and not at all; the search over them; the keys. */
export const LIST_STATES: State[] = [
  { name: 'workspaces', reach: workspaces, sees: 'Fraud detection' },
  {
    name: 'tenants',
    settings: { mode: 'legacy', resourceForm: 'server' },
    path: '/',
    reach: ({ view }) => showTab(view, 'Tenants'),
    sees: 'fraud-detection',
  },
  {
    name: 'workspaces on their way',
    faults: { kind: 'latency', ms: 10_000, path: '/workspaces' },
    path: '/',
    reach: ({ view }) => view.getByRole('tab', { name: 'Workspaces' }).click(),
    isOnItsWay: true,
    sees: 'Loading',
  },
  {
    name: 'no workspace at all',
    as: 'xenia@northwind.example',
    path: '/',
    reach: workspaces,
    sees: 'You have no workspace yet.',
  },
  {
    name: 'organizations',
    reach: ({ view }) => showTab(view, 'Organizations'),
    sees: 'Trial ends in 9 days',
  },
  {
    name: 'no organization at all',
    as: DEMO_ODDITIES.nobodyEmail,
    path: '/',
    reach: ({ view }) => showTab(view, 'Organizations'),
    sees: 'You are in no organization yet.',
  },
  { name: 'people', reach: northwindPeople, sees: 'Bram Visser' },
  {
    name: 'an organization without teams',
    reach: ({ view }) => showPeople(view, DEMO_ODDITIES.organizationName),
    sees: 'This organization has no teams.',
  },
  failed('no people at all', 200, [], 'No people can be seen in this organization.'),
  {
    name: 'people while their teams are on their way',
    faults: { kind: 'latency', ms: 10_000, path: '/teams' },
    reach: async ({ view }) => {
      await view.getByRole('tab', { name: 'People' }).click();
      await view.getByRole('combobox', { name: 'Organization' }).selectOption('Northwind ML');
    },
    isOnItsWay: true,
    sees: /^\d+ loaded so far\.$/,
  },
  {
    name: 'a list that broke off',
    settings: { listPaging: true, listCap: 20 },
    faults: { kind: 'status', status: 500, path: PEOPLE_OF, skip: 1 },
    reach: northwindPeople,
    sees: '20 loaded; the rest could not be read.',
  },
  {
    name: 'a list with a part missing',
    faults: { kind: 'status', status: 500, path: '/organizations/*/roles' },
    reach: northwindPeople,
    sees: 'Roles could not be read, so some may be missing here.',
  },
  {
    name: 'rows with a field in a form that is not known',
    faults: { kind: 'drift', change: 'wrong-type', field: 'status', path: '/workspaces' },
    reach: workspaces,
    sees: /^\d+ fields had an unexpected form/,
  },
  {
    name: 'rows that cannot be read',
    faults: { kind: 'drift', change: 'drop', field: 'id', path: '/workspaces' },
    reach: workspaces,
    sees: /^\d+ rows could not be read\.$/,
  },
  {
    name: 'an old list that could not be read again',
    reach: async ({ view }, { controlPlane }) => {
      await showTab(view, 'Workspaces');
      controlPlane.setFault({ kind: 'status', status: 500, path: '/workspaces' });
      await view.getByRole('button', { name: 'Refresh' }).click();
    },
    sees: /^Shown as of .+; it could not be read again\.$/,
  },
  failed('refused', 403, { detail: 'Only for members.' }, 'ZenML does not allow your account to read this.'),
  failed('not there', 404, { detail: 'No such organization.' }, /^ZenML does not know this/, ['popup']),
  failed('a limit reached', 402, { detail: 'Too many seats.' }, /^A limit of the organization’s plan/, [
    'popup',
  ]),
  failed('in the way of another', 409, { detail: 'Busy.' }, /^Something in ZenML is in the way/, ['popup']),
  failed(
    'a question that is not accepted',
    422,
    { detail: [{ loc: ['query', 'limit'], msg: 'Input should be less than 100', type: 'less_than' }] },
    'ZenML says: limit: Input should be less than 100',
    ['popup'],
  ),
  failed(
    'a list of a server with a problem',
    500,
    'Internal Server Error',
    /^ZenML has a problem of its own/,
  ),
  {
    name: 'a list, offline',
    faults: { kind: 'drop', when: 'before', path: PEOPLE_OF },
    logs: /net::ERR_EMPTY_RESPONSE/,
    reach: northwindPeople,
    on: ['popup'],
    sees: 'ZenML cannot be reached.',
  },
  {
    name: 'ZenML asks to wait and says how long',
    faults: { kind: 'status', status: 429, headers: { 'retry-after': '120' }, path: PEOPLE_OF },
    reach: northwindPeople,
    sees: /^Waiting for ZenML, .+ left$/,
  },
  {
    name: 'a page that is older than the extension',
    reach: async ({ view }, { worker }) => {
      await shown(view);
      await worker.evaluate(() => {
        const newer = { ...chrome.runtime.getManifest(), version: '99.0' };
        chrome.runtime.getManifest = () => newer;
      }, null);
      await view.getByRole('tab', { name: 'People' }).click();
    },
    sees: 'The extension was updated while this page was open.',
  },
  { name: 'search results', reach: search('vision'), sees: 'Vision staging' },
  {
    name: 'a search without results',
    reach: search('nobody has this name'),
    sees: 'Nothing that is loaded matches “nobody has this name”.',
  },
  {
    name: 'a search for an id that is not loaded',
    reach: search('00000000-0000-4000-8000-000000000000'),
    sees: 'Look up this id or e-mail',
  },
  {
    name: 'the keys',
    reach: async ({ view, page }) => {
      await shown(view);
      await view.getByRole('tab', { name: 'This page' }).focus();
      await page.keyboard.press('?');
      await waitForText(view, 'Clear the search, then go back, then close');
    },
    sees: 'Clear the search, then go back, then close',
  },
];
