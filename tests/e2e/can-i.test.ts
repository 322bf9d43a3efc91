import { expect, test } from 'vitest';
import { decide } from '../control-plane/rbac/access-rules.ts';
import { mayManageAccess } from '../control-plane/rbac/visibility.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { clearClipboard, pasted } from './harness/pasted.ts';
import { useExtension } from './harness/use-extension.ts';
import { shown, showTab, waitForText } from './harness/views.ts';

/** The form that a control plane of today has unless told otherwise: it names projects, and no workspaces. */
const extension = useExtension({ controlPlaneOptions: { resourceForm: 'project' } });
const DEVELOPER = 'bram@northwind.example';
const VIEWER = 'nikhil@northwind.example';
const CHAIN = 'You > team ml-core > Workspace Developer in Vision production > delete pipeline run';

/** The page of a run in a project. */
function runPage(): { path: string; id: string; projectId: string | null } {
  const { state } = extension().controlPlane;
  const { id, project_id: projectId } = demoIds(state).resource('prod-vision', 'pipeline_run');
  return { path: `/workspaces/prod-vision/projects/${projectId}/runs/${id}`, id, projectId };
}

test('two actions from a dashboard page to a verdict and the role that gives it, in the real popup', async () => {
  const { signIn, openDashboard, openRealPopup } = extension();
  await signIn(DEVELOPER);
  const page = await openDashboard(runPage().path);
  const popup = await openRealPopup(page);
  await popup.click('tab', 'Permissions');
  await popup.waitForText(/Delete\s+pipeline run\s+allowed\s+Workspace Developer via team ml-core/);
});

test('by the keyboard: a key opens the popup, one more shows the verdicts, and one more the chain', async () => {
  const { signIn, openDashboard, openRealPopup } = extension();
  await signIn(DEVELOPER);
  const popup = await openRealPopup(await openDashboard(runPage().path));
  await popup.waitForText('Check my permissions here');
  await popup.press('Enter');
  await popup.waitForText(/Read\s+pipeline run\s+allowed\s+Workspace Developer via team ml-core/);
  await popup.press('Enter');
  await popup.waitForText(CHAIN.replace('delete', 'read'));
});

test('two actions from a dashboard page to a verdict and its chain, in the sidebar', async () => {
  const { signIn, openDashboard, worker } = extension();
  await signIn(DEVELOPER);
  const page = await openDashboard(runPage().path);
  await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url() }, page);
  await sidebarOf(page)
    .getByRole('button', { name: /^Read pipeline run allowed/ })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.press('Enter');
  await waitForText(sidebarOf(page), CHAIN.replace('delete', 'read'));
});

test('where ZenML’s check is refused, all is worked out from roles and says so, and nothing is guessed', async () => {
  const { signIn, openDashboard, controlPlane } = extension();
  controlPlane.configure({ permissionChecks: 'refused' });
  try {
    await signIn(DEVELOPER);
    const { path, id } = runPage();
    const sidebar = await openSidebar(await openDashboard(path));
    const text = await showTab(sidebar, 'Permissions');
    expect(text).toContain('ZenML does not answer its permission check to people’s sessions');
    expect(text).toContain('paragraph: Worked out from roles');
    const me = controlPlane.state.users.first('email', DEVELOPER)?.id ?? '';
    for (const action of ['read', 'update', 'delete', 'share']) {
      const told = new RegExp(`"${action} pipeline run (allowed|denied|not known)\\b`, 'i').exec(text)?.[1];
      const rule = controlPlane.can(me, action, `pipeline_run/${id}`) ? 'allowed' : 'denied';
      // Who owns a run only its workspace knows, and owners may share it.
      expect(told, action).toBe(action === 'share' ? 'not known' : rule);
    }
    await sidebar.getByRole('button', { name: /^Delete pipeline run allowed/ }).click();
    await waitForText(sidebar, CHAIN);
    await sidebar.getByRole('button', { name: 'Why not?' }).click();
    expect(await shown(sidebar)).toMatch(
      /"Share pipeline run not known.*\[expanded\][\s\S]+Project Admin in project/,
    );
  } finally {
    controlPlane.configure({ permissionChecks: 'open' });
  }
});

test('a no names the role that is missing and people who really can grant it, and the request is copied', async () => {
  const { signIn, openDashboard, controlPlane } = extension();
  const { state } = controlPlane;
  await signIn(VIEWER);
  const workspace = demoIds(state).workspace('churn-models');
  const page = await openDashboard('/workspaces/churn-models');
  const sidebar = await openSidebar(page);
  await showTab(sidebar, 'Permissions');
  await sidebar.getByRole('button', { name: 'delete stack: denied' }).click();
  const panel = sidebar.getByRole('group', { name: 'delete stack: denied' });
  await panel.getByText('Stack Admin in Churn models', { exact: true }).waitFor();

  const [, people] = await panel.getByRole('list').all();
  const named = (await people?.locator('.name').allTextContents()) ?? [];
  expect(named.length).toBeGreaterThan(1);
  for (const name of named) {
    const person = state.users.all().find((user) => user.name === name);
    const scope = { organizationId: workspace.organization_id, workspace, project: undefined };
    expect(mayManageAccess(state, person?.id ?? '', scope) || person?.is_superuser, name).toBe(true);
  }

  await clearClipboard(extension());
  await panel.getByRole('button', { name: 'Copy request' }).click();
  expect(await pasted(extension(), page)).toBe(
    `Hi ${named[0]}, could you give me the role Stack Admin in Churn models? I need to delete stack: https://cloud.zenml.io/workspaces/churn-models`,
  );

  // With the role that was named, the control plane itself allows it.
  const me = demoIds(state).user(VIEWER).id;
  const { id: workspace_id, organization_id } = workspace;
  const stacks = { organization_id, workspace_id, project_id: null, type: 'stack', id: null };
  expect(decide(state, me, 'delete', stacks).allowed).toBe(false);
  const assignment = {
    id: 'b9a1c0de-0000-4000-8000-00000000cafe',
    organization_id: workspace.organization_id,
    role_id: demoIds(state).role('Northwind ML', 'Stack Admin').id,
    user_id: me,
    team_id: null,
    invitation_id: null,
    workspace_id: workspace.id,
    project_id: null,
    resource: null,
  };
  state.assignments.add(assignment);
  try {
    expect(decide(state, me, 'delete', stacks).allowed).toBe(true);
  } finally {
    state.assignments.remove(assignment.id);
  }
});

test('the answer is said to screen readers once it is whole', async () => {
  const { signIn, openDashboard, worker } = extension();
  await signIn(DEVELOPER);
  const page = await openDashboard(runPage().path);
  await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url() }, page);
  await sidebarOf(page)
    .getByRole('status')
    .getByText('You may read, update, and delete this pipeline run.')
    .waitFor({ state: 'attached' });
});
