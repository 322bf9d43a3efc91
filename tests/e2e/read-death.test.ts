import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { LoggedRequest } from '../control-plane/request-log.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createRandom } from '../control-plane/state/random.ts';
import { stopAtRandom } from './harness/deaths.ts';
import { addLargeOrganization, type LargeOrganization } from './harness/large-organization.ts';
import { poll } from './harness/poll.ts';
import { press } from './harness/press.ts';
import { useExtension } from './harness/use-extension.ts';
import { shown } from './harness/views.ts';

const extension = useExtension({ controlPlaneOptions: { listPaging: true } });

const STOPS = 80;
const STOPS_PER_ROUND = 5;
/** Every so many rounds the views are opened anew, with nothing to show; in the others "Refresh" is pressed. */
const OPENED_EVERY = 4;
/** ms: how long the control plane thinks, and how long a worker lives at most once it runs. */
const LATENCY = 15;
const LONGEST_LIFE = 80;

let organization: LargeOrganization;

beforeAll(() => {
  const size = { seed: 3, people: 300, workspaces: 240, teams: 4 };
  organization = addLargeOrganization(extension().controlPlane, 'Meridian Group', size);
});

const refreshOf = (page: Page) => page.getByRole('button', { name: 'Refresh', exact: true });

/** The three views, each with what it has to show in the end, and what it shows instead. */
async function openViews() {
  const { context, pageUrl, openDashboard, openPopupPage } = extension();
  const people = await openPopupPage(await openDashboard(`/organizations/${organization.id}`));
  const workspaces = await context.newPage();
  await workspaces.goto(pageUrl('/manage.html'));
  const permissions = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  const tabs: [Page, string][] = [
    [people, 'People'],
    [workspaces, 'Workspaces'],
    [permissions, 'Permissions'],
  ];
  const pages = tabs.map(([page]) => page);
  const goToTabs = () =>
    Promise.all(tabs.map(([page, name]) => press(page.getByRole('tab', { name, exact: true }))));
  const count = (page: Page) =>
    page.evaluate(() => Number(document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize')));
  const isSettled = async (page: Page) =>
    (await page.locator('[aria-busy="true"]').count()) === 0 && (await refreshOf(page).count()) === 1;

  await goToTabs();
  const verdicts = await shown(permissions);
  await shown(workspaces);
  const elsewhere = (await count(workspaces)) - organization.workspaces();
  return {
    refresh: () => Promise.all(pages.map((page) => press(refreshOf(page)))),
    reload: () => Promise.all(pages.map((page) => page.reload())),
    goToTabs,
    /** Whether everything that was asked for is on screen, as it is at the control plane now, and nothing else. */
    async isWhole() {
      if ((await count(people)) !== organization.people()) return false;
      if ((await count(workspaces)) !== organization.workspaces() + elsewhere) return false;
      for (const page of pages) if (!(await isSettled(page))) return false;
      return true;
    },
    async rest() {
      const top = await Promise.all(
        [people, workspaces].map((page) => page.getByRole('listitem').first().textContent()),
      );
      const alerts = await Promise.all(pages.map((page) => page.getByRole('alert').allTextContents()));
      return { top, alerts: alerts.flat(), verdicts: await permissions.getByRole('tabpanel').ariaSnapshot() };
    },
    verdicts,
  };
}

const forgetAnswers = () =>
  extension().worker.evaluate(async () => {
    const kept = Object.keys(await chrome.storage.session.get(null));
    const answers = kept.filter((key) => /^(cache|walk)\//.test(key) && !key.includes('/session/'));
    await chrome.storage.session.remove(answers);
  }, null);

const questionOf = ({ method, path, query }: LoggedRequest) => `${method} ${path}?${query}`;
const repeats = (requests: LoggedRequest[]) => requests.length - new Set(requests.map(questionOf)).size;

test(`no read is lost when the worker is stopped at ${STOPS} random moments`, {
  timeout: 400_000,
}, async () => {
  const { controlPlane, signIn } = extension();
  await signIn(ADMIN_EMAIL);
  const views = await openViews();
  const random = createRandom(20250321);
  controlPlane.setFault({ kind: 'latency', ms: LATENCY });

  const extras: number[] = [];
  const cut: number[] = [];
  let stops = 0;
  for (let round = 1; stops < STOPS; round += 1) {
    // The newest are the first of their lists: what is on screen from an earlier round is not right any more.
    const name = `A ${10_000 - round}`;
    organization.addPerson(name, organization.teams[0]);
    organization.addWorkspace(name);
    const isAnew = round % OPENED_EVERY === 0;
    controlPlane.clearLog();
    if (isAnew) await forgetAnswers();
    await (isAnew ? views.reload() : views.refresh());
    // A view has its tabs once it knows who is signed in, which a stop may delay.
    const atTabs = isAnew && views.goToTabs();
    const died = await stopAtRandom(extension(), {
      random,
      stops: Math.min(STOPS_PER_ROUND, STOPS - stops),
      longestLife: LONGEST_LIFE,
      until: views.isWhole,
    });
    await atTabs;
    stops += died.stops.length;
    await poll(`everything in round ${round}`, views.isWhole).catch(() => undefined);

    const { top, alerts, verdicts } = await views.rest();
    expect(alerts, `round ${round}`).toEqual([]);
    expect(top, `round ${round}`).toEqual([
      expect.stringMatching(`^${name}.*team-001`),
      expect.stringMatching(`^${name}`),
    ]);
    expect(verdicts, `round ${round}`).toBe(views.verdicts);
    expect(await views.isWhole(), `round ${round}`).toBe(true);
    const requests = [...controlPlane.requests];
    if (died.stops.length > 0) {
      extras.push(repeats(requests) / died.stops.length);
      cut.push(died.onTheWay.size / died.stops.length);
    }
    // More would be a stop that made everything begin anew more than once.
    expect(repeats(requests)).toBeLessThanOrEqual(died.stops.length * new Set(requests.map(questionOf)).size);
  }
  console.log(
    `${stops} stops in ${extras.length} rounds; for each, median and most: sent again ${spread(extras)}, ` +
      `on their way ${spread(cut)}`,
  );
});

function spread(numbers: number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return `${sorted[sorted.length >> 1]} and ${sorted.at(-1)}`;
}
