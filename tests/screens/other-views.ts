import type { Page } from 'playwright-core';
import type { Change } from '#lib/changes.ts';
import { NOWHERE } from '#lib/model/place.ts';
import type { Question } from '#lib/question.ts';
import type { ViewRequest } from '#lib/view-request.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { applyButton, confirm, fillIn, review, turnEditingOn } from '../e2e/harness/changing.ts';
import type { Extension } from '../e2e/harness/launch-extension.ts';
import { settled, showPeople, showTab, type View, waitForText } from '../e2e/harness/views.ts';
import type { Open } from './view.ts';

/** A team, a role and a deactivation at once: one plan with most of what a plan can show. */
const changesOf = ({ controlPlane }: Extension, team: string): Change[] => {
  const ids = demoIds(controlPlane.state);
  const { id: organizationId } = ids.organization('Northwind ML');
  const { id: workspaceId } = ids.workspace('prod-vision');
  const { id: teamId } = ids.team('Northwind ML', 'ml-core');
  const { id: roleId } = ids.role('Northwind ML', 'Workspace Developer');
  return [
    { kind: 'createTeam', input: { organizationId, name: team, description: 'Ship models' } },
    {
      kind: 'assignRole',
      input: { organizationId, roleId, holder: { kind: 'team', id: teamId }, workspaceId, projectId: null },
    },
    { kind: 'setWorkspaceState', input: { workspaceId, state: 'deactivated' } },
  ];
};

async function openReview(extension: Extension, team = 'release-managers'): Promise<Page> {
  await turnEditingOn(extension);
  const page = await review(extension, changesOf(extension, team));
  await applyButton(page).waitFor();
  await waitForText(page, /^You may do this/);
  return page;
}

async function openChange(extension: Extension, team?: string): Promise<Page> {
  const page = await openReview(extension, team);
  await fillIn(page, undefined);
  await confirm(page);
  return page;
}

/** The popup with editing on, at the people of an organization. */
async function openPeople(extension: Extension): Promise<Page> {
  await turnEditingOn(extension);
  const popup = await extension.openPopupPage(await extension.openDashboard('/workspaces/prod-vision'));
  await showPeople(popup, 'Northwind ML');
  return popup;
}

/** Waits until nothing is on its way, not even what comes without a skeleton. */
export async function quiet(view: View): Promise<void> {
  await settled(view);
  await view.getByRole('button', { name: 'Cancel', exact: true }).waitFor({ state: 'detached' });
}

/** The full page with a question about a workspace, as the context menu opens it where the sidebar cannot be. */
export async function openQuestion({ context, pageUrl }: Extension, question: Question): Promise<Page> {
  const place = { ...NOWHERE, workspace: 'prod-vision' };
  const request: ViewRequest = { show: 'permissions', place, question };
  const page = await context.newPage();
  await page.goto(pageUrl(`/manage.html?request=${encodeURIComponent(JSON.stringify(request))}`));
  // It may ask nothing yet.
  if (question === 'reach') await page.getByRole('treeitem').first().waitFor();
  if (question === 'matrix') await page.getByRole('gridcell').first().waitFor();
  await quiet(page);
  return page;
}

/** What is not among the states that the end-to-end tests look at: pages of their own, forms, and changes. */
export const OTHER_VIEWS: Record<string, Open> = {
  options: async ({ context, pageUrl, openPopupPage }) => {
    // So that there is something to count.
    await showTab(await openPopupPage(), 'Workspaces');
    const page = await context.newPage();
    await page.goto(pageUrl('/options.html'));
    await waitForText(page, 'Requests');
    return page;
  },
  async 'first run'({ context, pageUrl }) {
    const page = await context.newPage();
    await page.goto(pageUrl('/welcome.html'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  },
  'the plan': (extension) => openReview(extension),
  'the change': (extension) => openChange(extension),
  async journal(extension) {
    const page = await openChange(extension, 'analysts-emea');
    await page.getByRole('button', { name: 'Changes', exact: true }).click();
    await waitForText(page, /^3 changes/);
    return page;
  },
  'people while editing': openPeople,
};
