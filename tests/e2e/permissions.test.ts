import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { openSidebar } from './harness/launch-extension.ts';
import { useExtension } from './harness/use-extension.ts';
import { showTab } from './harness/views.ts';

/** The form that a control plane of today has unless told otherwise: it names projects, and no workspaces. */
const extension = useExtension({ controlPlaneOptions: { resourceForm: 'project' } });

/** The page of a run, and its id. */
function aRun() {
  const { state } = extension().controlPlane;
  const workspace = state.workspaces.first('name', 'prod-vision');
  const project = state.projects.all().find(({ name }) => name === 'parcels');
  const run = state.resources
    .all()
    .find(({ type, project_id: id }) => type === 'pipeline_run' && id === project?.id);
  if (!workspace || !project || !run) throw new Error('The seed has no run.');
  return { id: run.id, path: `/workspaces/prod-vision/projects/parcels/runs/${run.id}` };
}

test.each([
  { who: 'an administrator', email: ADMIN_EMAIL, sure: ['read', 'update', 'delete', 'share'] },
  { who: 'a developer', email: 'bram@northwind.example', sure: ['read', 'update', 'delete'] },
  // Nothing but "no" may as well mean that the question was not understood, so it is told as not known.
  { who: 'a contributor without rights to it', email: 'liam@northwind.example', sure: [] },
])('what $who may do with a run is told as the rules say, or not at all', async ({ email, sure }) => {
  const { signIn, openDashboard, controlPlane } = extension();
  await signIn(email);
  const { id, path } = aRun();
  const sidebar = await openSidebar(await openDashboard(path));
  await sidebar.getByRole('heading', { name: /^Pipeline run/ }).waitFor();
  const text = await showTab(sidebar, 'Permissions');
  const userId = controlPlane.state.users.first('email', email)?.id ?? '';
  for (const action of ['read', 'update', 'delete', 'share']) {
    const told = new RegExp(`"${action} pipeline run (allowed|denied|not known)\\b`, 'i').exec(text)?.[1];
    const rule = controlPlane.can(userId, action, `pipeline_run/${id}`) ? 'allowed' : 'denied';
    expect(sure.includes(action) ? [rule] : [rule, 'not known'], action).toContain(told);
    if (sure.includes(action)) expect(rule, action).toBe('allowed');
  }
  expect(controlPlane.requests.some(({ path: asked }) => asked === '/rbac/check_permissions')).toBe(true);
});
