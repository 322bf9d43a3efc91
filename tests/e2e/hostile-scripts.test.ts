import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { attackByScript } from './harness/attack-by-script.ts';
import { turnEditingOn, writesOf } from './harness/changing.ts';
import { type ClosedSidebar, closedSidebar } from './harness/closed-sidebar.ts';
import { eavesdrop, rummage, toldUntilNow } from './harness/eavesdrop.ts';
import { apiRequests, DASHBOARD } from './harness/launch-extension.ts';
import { messageShapes, shapeOfJson } from './harness/message-shapes.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';

/** The release, whose shadow roots are closed: what a script of the dashboard's page, taken over, can do to the sidebar. */
const extension = useExtension({ build: 'chrome-mv3' });

type Heard = typeof globalThis & { heard?: { message: { type?: unknown }; from: string | undefined }[] };

/** How long a sidebar that has all it asks for says nothing, ms. It asks the next question as soon as it has an answer. */
const AT_REST_MS = 2_000;

/** What the worker was told since `openedSidebar`; it must be the worker of then. */
const allHeard = () =>
  extension().worker.evaluate(() => {
    const { heard } = globalThis as Heard;
    if (!heard) throw new Error('The worker that listened has ended.');
    return heard;
  }, null);

/** What goes on inside is not to be seen from outside: the sidebar has said and asked nothing for a while. */
async function sidebarAtRest(): Promise<void> {
  const { controlPlane } = extension();
  let seen = '';
  let since = performance.now();
  await poll('the sidebar to come to rest', async () => {
    const now = [(await allHeard()).length, controlPlane.requests.length].join();
    if (now !== seen) since = performance.now();
    seen = now;
    const hasAsked = apiRequests(extension()).some((request) => request.startsWith('GET /workspaces'));
    return hasAsked && performance.now() - since > AT_REST_MS;
  });
}

/** A dashboard with the sidebar open by a person's click, editing on, and a worker that keeps what it hears. */
async function openedSidebar() {
  const { signIn, openDashboard, worker, context } = extension();
  await signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const page = await openDashboard('/workspaces/prod-vision');
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  /** What the page itself shows. */
  const shown = await page.locator('body').innerText();
  const launcher = page.locator('zenml-sidecar-launcher');
  const box = await launcher.boundingBox();
  if (!box) throw new Error('The launcher is not shown.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('zenml-sidecar').waitFor();
  await worker.evaluate(() => {
    const heard: Heard['heard'] = [];
    (globalThis as Heard).heard = heard;
    chrome.runtime.onMessage.addListener((message, { origin: from }) => void heard.push({ message, from }));
  }, null);
  await sidebarAtRest();
  const { length } = await allHeard();
  const heard = async () => (await allHeard()).slice(length);
  const sidebar = await closedSidebar(page);
  return { page, sidebar, shown, heard, tabs: context.pages().length, asked: apiRequests(extension()) };
}

test('500 shapes of messages, events and edits of a page reach neither the worker nor ZenML', async () => {
  const { page, sidebar, heard, tabs, asked } = await openedSidebar();
  const { extensionId, worker } = extension();
  const version = await worker.evaluate(() => chrome.runtime.getManifest().version, null);
  const shapes = messageShapes(version, 550, 13);
  const tried = await page.evaluate(attackByScript, { extensionId, shapes });
  // By `postMessage` alone each was heard twice in the page, whole.
  expect(tried.heard).toHaveLength(2 * shapes.length);
  expect(new Set(tried.heard.map(shapeOfJson)).size).toBeGreaterThanOrEqual(500);
  expect(['no way to ask', 'refused']).toContain(tried.direct);
  await sidebarAtRest();
  expect(await heard()).toEqual([]);
  expect(apiRequests(extension())).toEqual(asked);
  expect(writesOf(extension())).toEqual([]);
  expect(extension().context.pages()).toHaveLength(tabs);
  const state = await sidebar.look(
    (root) => [
      root.querySelector('[aria-selected=true]')?.textContent,
      root.querySelectorAll('dialog').length,
    ],
    null,
  );
  expect(state).toEqual(['This page', 0]);
  // The silence was not deafness: what a person presses then is heard.
  await sidebar.press('button', 'Refresh');
  await poll('a question of the sidebar', async () => (await heard()).length > 0);
});

/** The names of the demo that stand in the sidebar now. */
async function namesIn(sidebar: ClosedSidebar): Promise<string[]> {
  const { workspaces, organizations, users, teams } = extension().controlPlane.state;
  const names = [
    ...workspaces.all().map(({ display_name }) => display_name),
    ...organizations.all().map(({ name }) => name),
    ...teams.all().map(({ name }) => name),
    ...users.all().flatMap(({ name, email }) => [name, email]),
  ];
  const text = (await sidebar.texts()).join('\n');
  return names.filter((name): name is string => !!name && name.length > 3 && text.includes(name));
}

test('a page reads nothing of the sidebar by its elements, its selection or its events', async () => {
  const { page, sidebar, shown } = await openedSidebar();
  await page.evaluate(eavesdrop);
  const names = new Set<string>();
  /** Notes the names that stand there now, and answers them. */
  const look = async () => {
    const here = await namesIn(sidebar);
    for (const name of here) names.add(name);
    return here;
  };
  const search = async () => page.evaluate(rummage, (await look()).slice(0, 4));
  for (const [tab, least] of [
    ['Workspaces', 10],
    ['Organizations', 3],
    ['People', 10],
  ] as const) {
    await sidebar.showTab(tab);
    await poll(`names in “${tab}”`, async () => (await look()).length > least);
    // A person selects what a list says, copies it, and opens one of its rows.
    const box = await page.locator('zenml-sidecar').boundingBox();
    if (!box) throw new Error('The sidebar is not shown.');
    await page.mouse.dblclick(box.x + 40, box.y + 20);
    await page.mouse.move(box.x + 30, box.y + 150);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 600, { steps: 10 });
    await page.mouse.up();
    await page.keyboard.press('Control+C');
    await search();
    await page.mouse.click(box.x + 100, box.y + 200);
    await page.mouse.wheel(0, 200);
    await look();
  }
  await sidebar.press('textbox', 'Search names, e-mails and ids');
  await page.keyboard.type('halden');
  await poll('what was searched for', async () => (await sidebar.texts()).includes('Halden edge'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await search();

  const told = await page.evaluate(toldUntilNow);
  expect(told.whole).toMatch(/closed$/);
  // Who listens is not deaf: that there are keys and clicks, and what it does itself, it hears (SECURITY.md, "Known limits").
  expect(told.events).toEqual(expect.arrayContaining(['pointermove', 'click', 'keydown', 'input', 'copy']));
  expect(told.texts).toContain('a change of the page itself');
  const secret = [...names].filter((name) => !shown.includes(name));
  expect(secret.length).toBeGreaterThanOrEqual(30);
  const texts = [...told.texts, told.whole].join('\n');
  expect(secret.filter((name) => texts.includes(name))).toEqual([]);
});

/** Clicks, with a real mouse, all over every tab of the sidebar; what stands above the tabs would close it. */
async function clickAllOver(page: Page, sidebar: ClosedSidebar): Promise<void> {
  for (const tab of ['This page', 'Workspaces', 'Organizations', 'People', 'Permissions']) {
    // A link may have opened another tab.
    await page.bringToFront();
    await sidebar.showTab(tab);
    const panel = await sidebar.look((root) => {
      const { left, right, top, bottom } =
        root.querySelector('[role=tabpanel]')?.getBoundingClientRect() ?? {};
      return { left, right, top, bottom: Math.min(bottom ?? 0, innerHeight) };
    }, null);
    const { left = 0, right = 0, top = 0, bottom } = panel;
    for (let y = top + 20; y < bottom; y += 60) {
      for (let x = left + 30; x < right; x += 100) await page.mouse.click(x, y);
    }
  }
}

test.each([
  { how: 'faded', css: ':root { opacity: 0 !important }', isUnseen: true },
  {
    how: 'covered',
    css: `body::after { content: ''; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; background: #fff }`,
    isUnseen: true,
  },
  { how: 'moved', css: ':root { transform: translate(-400px, 0) !important }', isUnseen: false },
])(
  'real clicks all over a sidebar that is $how lead to a review in our own window at most, and change nothing',
  async (disguise) => {
    const { page, sidebar, heard } = await openedSidebar();
    const { context, pageUrl } = extension();
    const box = async () => {
      const now = await page.locator('zenml-sidecar').boundingBox();
      if (!now) throw new Error('The sidebar is not shown.');
      return now;
    };
    const before = await box();
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }, disguise.css);
    const picture = async () => (await page.screenshot({ clip: await box() })).toString('base64');
    const first = await picture();
    expect(await heard()).toEqual([]);
    await clickAllOver(page, sidebar);
    await page.bringToFront();
    await poll('a question of the sidebar', async () => (await heard()).length > 0);
    if (disguise.isUnseen) expect(await picture()).toBe(first);
    else expect((await box()).x).toBe(before.x - 400);

    // As far as anybody can be led there: to our own window, in which a change is looked at.
    await sidebar.showTab('People');
    await sidebar.press('button', 'New team');
    await sidebar.press('textbox', 'Name');
    await page.keyboard.type(`Not wanted, ${disguise.how}`);
    await sidebar.press('button', 'Review');
    await poll('the review', async () => {
      for (const one of context.pages()) {
        const isOurs = one.url().startsWith(pageUrl('/manage.html'));
        if (isOurs && (await one.getByRole('heading', { name: 'Review changes' }).isVisible())) return true;
      }
    });
    await sidebarAtRest();
    const said = (await heard()).filter(({ from }) => from === DASHBOARD).map(({ message }) => message.type);
    expect(said).toContain('draft');
    expect(said).not.toContain('change');
    expect(writesOf(extension())).toEqual([]);
  },
);
