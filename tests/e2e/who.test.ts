import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { LARGE_MEMBERS, LARGE_ROLES } from '../control-plane/seeds/large-seed.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { apiRequests, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, settled, showTab, type View } from './harness/views.ts';
import { watchTasks } from './harness/watch-tasks.ts';

const who = (view: View) => view.getByRole('list', { name: 'Who has access' });
const askWho = (view: View) => view.getByRole('button', { name: 'Who can?', exact: true }).click();
const whole = (view: View) => view.getByRole('button', { name: 'Copy as CSV' }).waitFor({ timeout: 60_000 });

describe('in the demo', () => {
  const extension = useExtension({ controlPlaneOptions: { resourceForm: 'project' } });

  test('a workspace’s people are listed with how they came by it, and one leads to all that gives it', async () => {
    const { signIn, openDashboard } = extension();
    await signIn(ADMIN_EMAIL);
    const sidebar = await openSidebar(await openDashboard('/workspaces/prod-vision'));
    await showTab(sidebar, 'Permissions');
    await askWho(sidebar);
    await whole(sidebar);
    const names = await who(sidebar).locator('.name').allTextContents();
    expect(names).toEqual(expect.arrayContaining(['Bram Visser', 'Liam Byrne']));
    await sidebar.getByRole('textbox', { name: 'Name, role or team' }).fill('ml-core');
    await row(sidebar, 'Bram').click();
    await sidebar.getByText('Workspace Developer via team ml-core').waitFor();
    await sidebar.getByRole('button', { name: 'Who has access' }).last().press('Escape');
    await row(sidebar, 'Bram').waitFor();
  });

  test('who may delete a run there are those for whom the control plane’s own rules say so', async () => {
    const { signIn, openDashboard, context, pageUrl, worker, controlPlane } = extension();
    await signIn(ADMIN_EMAIL);
    const run = demoIds(controlPlane.state).resource('prod-vision', 'pipeline_run');
    const dashboard = await openDashboard(
      `/workspaces/prod-vision/projects/${run.project_id}/runs/${run.id}`,
    );
    const page = await context.newPage();
    await page.goto(pageUrl(`/manage.html?tab=${await worker.tabOf(dashboard)}`));
    await page.bringToFront();
    await showTab(page, 'Permissions');
    await askWho(page);
    await whole(page);
    await page.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'Delete pipeline run' });
    const listed = async (name: string) =>
      page.getByRole('list', { name, exact: true }).locator('.name').allTextContents();
    await page.getByRole('list', { name: 'Who may do it', exact: true }).waitFor();
    const may = await listed('Who may do it');
    await page.getByText(/^If they own it: /).click();
    const unsure = await page
      .getByRole('list', { name: /^If they own it: / })
      .locator('.name')
      .allTextContents();
    expect(may.length).toBeGreaterThan(0);
    const { state } = controlPlane;
    for (const { id, name, username } of state.users.all()) {
      const rule = controlPlane.can(id, 'delete', `pipeline_run/${run.id}`);
      const own = name ?? username;
      if (may.includes(own)) expect(rule, own).toBe(true);
      else if (rule && !state.users.require(id).is_superuser) expect(unsure, own).toContain(own);
    }
  });
});

/** Times the yardstick of `watchTasks`: in one go, and a person does not notice it. */
const LONGEST_TASK = 12;
/** ms, from the first question who holds a role, which is before its answer, on a machine that does nothing else. */
const FIRST_ROWS = 1_000;

describe('in an organization of ten thousand', () => {
  const extension = useExtension({ controlPlaneOptions: { seed: 'large' } });

  const organization = () => {
    const found = extension().controlPlane.state.organizations.first('name', 'Meridian Group');
    if (!found) throw new Error('The seed has changed.');
    return found;
  };
  const workspace = () => {
    const found = extension().controlPlane.state.workspaces.first('name', 'unit-007');
    if (!found) throw new Error('The seed has changed.');
    return found;
  };

  /** Everybody who holds something in the workspace, or something of the organization that reaches inside. */
  function thoseWithAccess(): Set<string> {
    const { state } = extension().controlPlane;
    const { id, owner_id } = workspace();
    const reaches = (roleId: string) =>
      state.roles.require(roleId).permissions.some((one) => one.startsWith('workspace:'));
    const held = state.assignments
      .all()
      .filter(({ workspace_id, role_id }) =>
        workspace_id === null ? reaches(role_id) : workspace_id === id,
      );
    const members = held.flatMap(({ user_id, team_id }) =>
      team_id ? state.teamMembers.by('team', team_id).map((member) => member.user_id) : user_id,
    );
    return new Set([owner_id, ...members].filter((one) => one !== null));
  }

  /** Asks who has access to a place, as the context menu does where the sidebar cannot be. */
  const ask = (page: Page, place: Place) => {
    const request = { show: 'permissions', place, question: 'who' };
    return page.goto(
      extension().pageUrl(`/manage.html?request=${encodeURIComponent(JSON.stringify(request))}`),
    );
  };

  const browser = () => {
    const found = extension().context.browser();
    if (!found) throw new Error('Chromium ended.');
    return found;
  };

  async function useTheList(page: Page): Promise<void> {
    const filter = page.getByRole('textbox', { name: 'Name, role or team' });
    await filter.pressSequentially('an');
    await page.getByRole('combobox', { name: 'Kind' }).selectOption({ index: 1 });
    await who(page).getByRole('button').first().press('End');
    await filter.fill('');
    await page.getByRole('combobox', { name: 'Action' }).selectOption({ index: 1 });
    await page.getByRole('list', { name: 'Who may do it' }).getByRole('listitem').first().waitFor();
  }

  async function measure(place: Place) {
    const { context, controlPlane, pageUrl, reset, signIn } = extension();
    await reset();
    await signIn(ADMIN_EMAIL);
    const page = await context.newPage();
    await watchRows(page);
    await page.goto(pageUrl('/manage.html'));
    await settled(page);
    controlPlane.clearLog();
    let requests: string[] = [];
    let found = 0;
    let firstRows = 0;
    const { tasks, longestRatio, slowdown } = await watchTasks(browser(), page, async () => {
      await ask(page, place);
      // Looked for in the page itself: to find a button by its role and name takes the page as long as all else.
      await page.waitForFunction(() => (globalThis as unknown as Watched).isWhole, null, { timeout: 60_000 });
      requests = apiRequests(extension()).filter((one) => !one.endsWith('/users/me'));
      found = Number(await who(page).getByRole('listitem').first().getAttribute('aria-setsize'));
      const first = controlPlane.requests.find(({ path }) => path.endsWith('/assignments'))?.at ?? 0;
      firstRows = (await page.evaluate(() => (globalThis as unknown as Watched).firstRows)) - first;
      await useTheList(page);
    });
    const [longest = 0] = tasks;
    return { found, requests, firstRows: Math.round(firstRows / slowdown), slowdown, longest, longestRatio };
  }

  /** The soonest of up to three, since others use the machine too. */
  async function best(place: Place) {
    let best = await measure(place);
    for (let runs = 1; runs < 3 && best.firstRows > FIRST_ROWS; runs += 1) {
      const again = await measure(place);
      if (again.firstRows < best.firstRows) best = again;
    }
    const { found, requests, firstRows, slowdown, longest, longestRatio } = best;
    const lists = requests.filter((one) => one.includes('/assignments')).length;
    console.log(
      `${found} with access: ${requests.length} requests, ${lists} of them who holds a role; first rows ${firstRows} ms ` +
        `after the first question, by a clock ${slowdown.toFixed(1)} times slower; longest task ${longest} ms, ${longestRatio.toFixed(1)} times the yardstick`,
    );
    return best;
  }

  test('who has access to it is there at once, and never holds up the page', {
    timeout: 180_000,
  }, async () => {
    const { found, requests, firstRows, longestRatio } = await best({
      ...NOWHERE,
      organization: organization().id,
    });
    const { state } = extension().controlPlane;
    const own = state.roles.all().filter(({ level }) => level === 'organization');
    expect(found).toBe(LARGE_MEMBERS);
    expect(requests.filter((one) => one.includes('/assignments'))).toHaveLength(own.length);
    expect(requests.length).toBeLessThan(own.length * 2 + 10);
    expect(firstRows).toBeLessThanOrEqual(FIRST_ROWS);
    expect(longestRatio).toBeLessThanOrEqual(LONGEST_TASK);
  });

  test('who has access to one of its workspaces takes a list for each role, and no more', {
    timeout: 180_000,
  }, async () => {
    const { found, requests, firstRows, longestRatio } = await best({
      ...NOWHERE,
      workspace: workspace().name,
    });
    expect(found).toBe(thoseWithAccess().size);
    expect(requests.filter((one) => one.includes('/assignments')).length).toBeLessThanOrEqual(LARGE_ROLES);
    expect(new Set(requests).size).toBe(requests.length);
    expect(firstRows).toBeLessThanOrEqual(FIRST_ROWS);
    expect(longestRatio).toBeLessThanOrEqual(LONGEST_TASK);
  });

  test('in the sidebar it does not hold up the dashboard either', { timeout: 120_000 }, async () => {
    const { openDashboard, signIn, worker } = extension();
    await signIn(ADMIN_EMAIL);
    const page = await openDashboard(`/organizations/${organization().id}`);
    const sidebar = sidebarOf(page);
    const { longestRatio } = await watchTasks(browser(), page, async () => {
      await worker.clickMenu({ menuItemId: 'who-has-access', pageUrl: page.url() }, page);
      await whole(sidebar);
    });
    const found = await who(sidebar).getByRole('listitem').first().getAttribute('aria-setsize');
    expect(Number(found)).toBe(LARGE_MEMBERS);
    expect(longestRatio).toBeLessThanOrEqual(LONGEST_TASK);
  });

  test('a worker that is stopped halfway loses nobody', { timeout: 120_000 }, async () => {
    const { context, controlPlane, signIn, worker } = extension();
    await signIn(ADMIN_EMAIL);
    const half = LARGE_ROLES / 2;
    controlPlane.setFault({ kind: 'latency', ms: 30_000, path: '/roles/*/assignments', skip: half });
    const page = await context.newPage();
    await ask(page, { ...NOWHERE, workspace: workspace().name });
    const asked = () => controlPlane.requests.filter(({ path }) => path.endsWith('/assignments')).length;
    await poll('half of the roles', () => asked() > half);
    await page
      .getByRole('progressbar', { name: /^Reading who has access: \d+ of \d+ roles read\.$/ })
      .waitFor();
    expect(await page.getByRole('button', { name: 'Copy as CSV' }).count()).toBe(0);
    await worker.stop();
    controlPlane.setFault(null);

    await whole(page);
    await settled(page);
    expect(asked()).toBeGreaterThan(half);
    expect(await page.getByText('could not be read').count()).toBe(0);
    const found = await who(page).getByRole('listitem').first().getAttribute('aria-setsize');
    expect(Number(found)).toBe(thoseWithAccess().size);
  });
});

interface Watched {
  firstRows: number;
  isWhole: boolean;
}

/**
 * Notes when the first two rows were there (the owner's alone is known without asking who holds a role), and whether all
 * of them are.
 */
const watchRows = (page: Page) =>
  page.addInitScript(() => {
    const watched = globalThis as unknown as Watched;
    watched.firstRows = 0;
    watched.isWhole = false;
    new MutationObserver(() => {
      watched.isWhole ||= [...document.querySelectorAll('button')].some(
        (one) => one.textContent === 'Copy as CSV',
      );
      if (watched.firstRows === 0 && document.querySelector('[aria-label="Who has access"] [data-row="1"]'))
        watched.firstRows = Date.now();
    }).observe(document, { subtree: true, childList: true });
  });
