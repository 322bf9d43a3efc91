import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { openRow, showPeople, showTab } from '../harness/views.ts';
import { DEMO_ODDITIES } from './oddities.ts';
import type { Reach, State } from './state.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const NOWHERE = { organization: null, workspace: null, project: null, resource: null, serverHost: null };

const row =
  (tab: 'Workspaces' | 'Organizations', name: string): Reach =>
  async ({ view }) => {
    await showTab(view, tab);
    await openRow(view, name);
  };
const person =
  (name: string): Reach =>
  async ({ view }) => {
    await showPeople(view, 'Northwind ML');
    await openRow(view, name);
  };

/** An account, known by its kind or mark in its own details. */
const account = (name: string, who: string, sees: State['sees']): State => ({
  name,
  reach: person(who),
  sees,
});

/** What the page is, and the details of one thing. */
export const PLACE_STATES: State[] = [
  { name: 'this page, a workspace', sees: 'Your roles here' },
  {
    name: 'this page, an organization',
    path: ({ state }) => `/organizations/${demoIds(state).organization('Halden Robotics').id}`,
    sees: 'Trial ends in 9 days',
  },
  {
    name: 'this page, a project',
    path: '/workspaces/prod-vision/projects/parcels/runs',
    sees: 'Project · Vision production · Northwind ML',
  },
  {
    name: 'this page, a run of a project known by its name',
    as: 'pablo@northwind.example',
    path: ({ state }) =>
      `/workspaces/prod-vision/projects/parcels/runs/${demoIds(state).resource('prod-vision', 'pipeline_run').id}`,
    sees: /^This page names its project by name, and roles name it by id/,
  },
  { name: 'this page, nothing named', path: '/', sees: /^This page names no organization or workspace/ },
  { name: 'this page, the sign-in page', path: '/login', sees: 'This tab shows ZenML’s sign-in page.' },
  {
    name: 'this page, none of ZenML',
    reach: async ({ page }) => {
      const url = new URL(page.url());
      url.searchParams.delete('tab');
      await page.goto(url.href);
    },
    on: ['popup', 'full page'],
    sees: 'This tab is not on a ZenML page.',
  },
  {
    name: 'this page, a workspace that is not there',
    path: '/workspaces/no-such-workspace',
    sees: 'ZenML does not know “no-such-workspace”, or does not show it to you.',
  },
  {
    name: 'this page, a workspace that could not be read',
    faults: { kind: 'status', status: 500, path: '/workspaces/prod-vision' },
    sees: /^ZenML has a problem of its own/,
  },
  { name: 'a workspace', reach: row('Workspaces', 'Fraud detection'), sees: '0.93.0 → 0.94.2 wanted' },
  { name: 'a workspace that failed', reach: row('Workspaces', 'Grasp staging'), sees: 'Deployment failed' },
  {
    name: 'a workspace that is run by its owner',
    reach: row('Workspaces', 'Halden edge'),
    sees: 'Run by you, not by ZenML',
  },
  {
    name: 'the details of a workspace that is not there',
    asked: () => ({
      show: 'place',
      path: `/workspaces/${NOBODY}`,
      place: { ...NOWHERE, workspace: NOBODY },
    }),
    on: ['sidebar', 'full page'],
    sees: 'It may have been deleted or renamed, or you may have no role that reaches it.',
  },
  {
    name: 'an organization',
    reach: row('Organizations', 'Halden Robotics'),
    sees: 'Workspaces of this organization',
  },
  {
    name: 'an organization without workspaces',
    reach: row('Organizations', DEMO_ODDITIES.organizationName),
    sees: 'None that you can see.',
  },
  {
    name: 'the details of an organization that is not there',
    asked: () => ({
      show: 'place',
      path: `/organizations/${NOBODY}`,
      place: { ...NOWHERE, organization: NOBODY },
    }),
    on: ['sidebar', 'full page'],
    sees: 'It may have been deleted or renamed, or you may have no role that reaches it.',
  },
  account('a person', 'Bram Visser', /^bram@northwind\.example$/),
  account('a person who is inactive', 'Gustav Lindqvist', [/^gustav@northwind\.example$/, 'Inactive']),
  account('a super-user', 'Wanda Kowalska', [/^wanda@northwind\.example$/, 'Super-user']),
  account('an invitation', 'priya@northwind.example', [/^Invitation$/, 'Held directly']),
  account('a service account', 'ci-release', [/^Service account$/, /^Roles$/]),
  {
    name: 'a person who is gone',
    reach: async (surface, extension) => {
      await person('Bram Visser')(surface, extension);
      extension.controlPlane.setFault({
        kind: 'status',
        status: 200,
        body: [],
        path: '/organizations/*/members',
      });
      await surface.view.getByRole('button', { name: 'Refresh' }).click();
    },
    sees: 'This person is not in the list that could be read.',
  },
  { name: 'a team', reach: person('ml-core'), sees: 'Owns training and release' },
  { name: 'a team without members', reach: person('empty-for-now'), sees: 'No members are known.' },
  {
    name: 'a team that is gone',
    reach: async (surface, extension) => {
      await person('ml-core')(surface, extension);
      extension.controlPlane.setFault({
        kind: 'status',
        status: 200,
        body: [],
        path: '/organizations/*/teams',
      });
      await surface.view.getByRole('button', { name: 'Refresh' }).click();
    },
    sees: 'This team is not in the list that could be read.',
  },
];
