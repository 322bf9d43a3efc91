import { SUPER_USER_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import type { ControlPlane } from '../../control-plane/start-control-plane.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { shown, showTab } from '../harness/views.ts';
import { REACH_STATES } from './reach-states.ts';
import type { Reach, State } from './state.ts';

const permissions: Reach = ({ view }) => showTab(view, 'Permissions');
const matrix: Reach = async ({ view }) => {
  await showTab(view, 'Permissions');
  await view.getByRole('button', { name: 'Matrix', exact: true }).click();
  await shown(view);
};
const CHECK = '/rbac/check_permissions';
/** Opens what one action rests on. */
const opening =
  (action: RegExp): Reach =>
  async ({ view }) => {
    await showTab(view, 'Permissions');
    await view.getByRole('button', { name: action }).first().click();
    await shown(view);
  };
const DEVELOPER = 'bram@northwind.example';
const CONTRIBUTOR = 'liam@northwind.example';

const runAt =
  (project: 'id' | 'name') =>
  ({ state }: ControlPlane): string => {
    const run = demoIds(state).resource('prod-vision', 'pipeline_run');
    return `/workspaces/prod-vision/projects/${project === 'id' ? run.project_id : 'parcels'}/runs/${run.id}`;
  };

/** A check that has no verdict, and why. */
const unanswered = (name: string, sees: RegExp, more: Partial<State>): State => ({
  name: `permissions, ${name}`,
  reach: permissions,
  sees,
  ...more,
});

const who: Reach = async ({ view }) => {
  await showTab(view, 'Permissions');
  await view.getByRole('button', { name: 'Who can?', exact: true }).click();
  await shown(view);
};

/** Who has access to a place, and what of that could not be read. */
const WHO_STATES: State[] = [
  { name: 'who has access to a workspace', reach: who, sees: ['Copy as CSV', /^\d+ with access$/] },
  {
    name: 'who may do one thing with a run',
    settings: { resourceForm: 'project' },
    path: runAt('id'),
    reach: async (surface, extension) => {
      await who(surface, extension);
      await surface.view
        .getByRole('combobox', { name: 'Action' })
        .selectOption({ label: 'Delete pipeline run' });
      await surface.view.getByText(/^If they own it: /).click();
      await surface.view.getByText('More filters').click();
    },
    sees: [/^\d+ may$/, /^Its owner may do this whatever their role is/],
  },
  {
    name: 'how one of them has access',
    reach: async (surface, extension) => {
      await who(surface, extension);
      await surface.view
        .getByRole('listitem')
        .getByRole('button', { name: /^Bram Visser/ })
        .click();
    },
    sees: ['How they have access', 'Workspace Developer via team ml-core'],
  },
  {
    name: 'who has access, as far as it could be read',
    faults: { kind: 'status', status: 403, path: '/teams/*/members' },
    reach: who,
    sees: [/^Members of teams could not be read/, 'Members not known'],
  },
];

/** What I may do, and every reason for which that is not known. */
export const PERMISSION_STATES: State[] = [
  { name: 'permissions of an administrator', reach: permissions, sees: /^\d+ allowed$/ },
  {
    name: 'permissions of a viewer',
    as: 'nikhil@northwind.example',
    path: '/workspaces/churn-models',
    reach: permissions,
    sees: /^\d+ denied$/,
  },
  {
    name: 'permissions of a super-user',
    as: SUPER_USER_EMAIL,
    reach: permissions,
    sees: 'You are a super-user: every check passes on this control plane.',
  },
  {
    name: 'permissions, nowhere yet',
    path: '/',
    reach: permissions,
    sees: 'Pick an organization or a workspace to check your permissions there.',
  },
  {
    name: 'permissions at another place than the page’s',
    reach: async ({ view }) => {
      await showTab(view, 'Permissions');
      await view.getByRole('button', { name: 'Check another place' }).click();
      await view.getByRole('button', { name: /^Churn models/ }).click();
      await shown(view);
    },
    sees: 'Back to this page',
  },
  {
    name: 'permissions at a place that is not there',
    path: '/workspaces/no-such-workspace',
    reach: permissions,
    sees: 'It may have been deleted or renamed, or you may have no role that reaches it.',
  },
  unanswered('refused to people', /^ZenML does not answer its permission check to people’s sessions/, {
    settings: { permissionChecks: 'refused' },
  }),
  unanswered('no check at all', /^This ZenML has no permission check/, {
    faults: { kind: 'status', status: 404, body: { detail: 'Not Found' }, path: CHECK },
  }),
  unanswered('no question taken', /^ZenML’s permission check takes no question/, {
    faults: { kind: 'status', status: 422, body: { detail: 'Invalid resource' }, path: CHECK },
  }),
  unanswered('no answer', /^The permission check got no answer/, {
    faults: { kind: 'status', status: 500, path: CHECK },
  }),
  unanswered('no question taken about an organization', /^ZenML’s permission check takes no question/, {
    path: ({ state }) => `/organizations/${demoIds(state).organization('Halden Robotics').id}`,
  }),
  unanswered('nothing published for some of a project', /about what belongs to the whole workspace/, {
    settings: { resourceForm: 'project' },
    path: ({ state }) =>
      `/workspaces/prod-vision/projects/${demoIds(state).project('prod-vision', 'parcels').id}`,
  }),
  unanswered('nothing but no', /^ZenML’s permission check said only “no” here\.$/, {
    as: CONTRIBUTOR,
    settings: { resourceForm: 'project' },
    path: runAt('id'),
  }),
  unanswered(
    'a project known by its name',
    /^This page names its project by name, and the permission check/,
    {
      as: CONTRIBUTOR,
      settings: { resourceForm: 'project' },
      path: runAt('name'),
    },
  ),
  unanswered('of a list from the documentation', /^The list of actions comes from ZenML’s documentation/, {
    faults: { kind: 'status', status: 404, path: '/permissions' },
  }),
  unanswered('with roles that could not be read', /^ZenML has a problem of its own/, {
    as: CONTRIBUTOR,
    faults: { kind: 'status', status: 500, path: '/organizations/*/roles' },
  }),
  {
    name: 'permissions as a matrix',
    as: DEVELOPER,
    reach: async (surface, extension) => {
      await matrix(surface, extension);
      await surface.view.getByRole('gridcell', { name: /^read action: allowed/ }).click();
    },
    sees: ['Read action', /^\d+ allowed$/],
  },
  {
    name: 'permissions as a matrix, the difference to somebody else',
    as: CONTRIBUTOR,
    reach: async (surface, extension) => {
      await matrix(surface, extension);
      await surface.view.getByRole('button', { name: 'Compare', exact: true }).click();
      await surface.view.getByRole('button', { name: /^Bram Visser/ }).click();
    },
    sees: ['From Liam Byrne to Bram Visser', /^\d+ gained$/],
  },
  {
    name: 'permissions as a matrix, what would be lost',
    as: CONTRIBUTOR,
    reach: async (surface, extension) => {
      await matrix(surface, extension);
      await surface.view.getByRole('button', { name: 'What if', exact: true }).click();
      const change = surface.view.getByRole('combobox', { name: 'Change' });
      await shown(surface.view);
      const taken = change.locator('optgroup[label="Take a role away"] > option').first();
      await change.selectOption(await taken.getAttribute('value'));
    },
    sees: [/^If Liam Byrne lost/, /^\d+ lost$/],
  },
  {
    name: 'permissions as a matrix, of whom',
    as: DEVELOPER,
    reach: async (surface, extension) => {
      await matrix(surface, extension);
      await surface.view.getByRole('button', { name: 'Someone else' }).click();
    },
    sees: 'gustav@northwind.example',
  },
  {
    name: 'what a verdict rests on, worked out from roles',
    as: DEVELOPER,
    path: runAt('id'),
    settings: { permissionChecks: 'refused' },
    reach: opening(/^Delete pipeline run/),
    sees: 'You > team ml-core > Workspace Developer in Vision production > delete pipeline run',
  },
  {
    name: 'what stands in the way of a verdict',
    as: DEVELOPER,
    path: runAt('id'),
    settings: { permissionChecks: 'refused' },
    reach: opening(/^Share pipeline run/),
    sees: 'The owner may do this, and who owns it is not known.',
  },
  {
    name: 'why an action is denied',
    as: 'nikhil@northwind.example',
    path: '/workspaces/churn-models',
    reach: opening(/^delete secret: denied/),
    sees: [/^Roles that give it/, /^Who can grant it/, /^Hi .+, could you give me the role/],
  },
  {
    name: 'all that is denied on a resource',
    as: DEVELOPER,
    path: runAt('id'),
    settings: { resourceForm: 'project' },
    reach: async ({ view }) => {
      await showTab(view, 'Permissions');
      await view.getByRole('button', { name: 'Why not?' }).click();
      await shown(view);
    },
    sees: [/^Missing: a role with/, /^Hi .+, could you give me the role/],
  },
  ...WHO_STATES,
  ...REACH_STATES,
];
