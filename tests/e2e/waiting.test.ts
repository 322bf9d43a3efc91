import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { FaultSpec } from '../control-plane/faults/fault-spec.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createSeedBuilder } from '../control-plane/seeds/seed-builder.ts';
import { axeViolations } from './harness/axe.ts';
import { type Extension, openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { shown, showTab, type View, waitForText } from './harness/views.ts';

const extension = useExtension();

/** The next request for workspaces is refused with "asked to wait so many seconds". */
const refuse = (seconds: number, more: Partial<FaultSpec> = {}): FaultSpec => ({
  kind: 'status',
  status: 429,
  headers: { 'retry-after': String(seconds) },
  path: '/workspaces',
  times: 1,
  ...(more as object),
});

const bar = (view: View) => view.getByRole('group', { name: 'Questions to ZenML' });
const asked = (path: string) => extension().controlPlane.requests.filter((one) => one.path === path);

const WAITING = /^Waiting for ZenML, (\d+) s, \d+ left$/;

interface Opened {
  view: View;
  page: Page;
  /** What axe looks at. */
  selector: string;
}

/** Only a view that has all it asks for can be left for sure with nothing on its way. */
async function toOrganizations(view: View): Promise<void> {
  await shown(view);
  await showTab(view, 'Organizations');
}

/** The three places of our views, each left on a view that asks for no workspaces once the first one has all of its own. */
const SURFACES: Record<string, (of: Extension) => Promise<Opened>> = {
  popup: async ({ openPopupPage }) => {
    const page = await openPopupPage();
    await toOrganizations(page);
    return { view: page, page, selector: 'html' };
  },
  sidebar: async ({ openDashboard }) => {
    const page = await openDashboard('/organizations');
    const view = await openSidebar(page);
    await toOrganizations(view);
    return { view, page, selector: 'zenml-sidecar' };
  },
  'full page': async ({ context, pageUrl }) => {
    const page = await context.newPage();
    await page.goto(pageUrl('/manage.html'));
    await toOrganizations(page);
    return { view: page, page, selector: 'html' };
  },
};

const openTab = (view: View, name: string) => view.getByRole('tab', { name, exact: true }).click();

/** Forgets the lists, so that the next look at them asks ZenML. */
const forget = (of: string) =>
  extension().worker.evaluate(async (list) => {
    const kept = Object.keys(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(kept.filter((key) => key.includes(`/${list}/`)));
  }, of);

async function expectAccessible({ page, selector }: Opened): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page, selector), colorScheme).toEqual([]);
  }
}

/** A surface that shows organizations, and a control plane that refuses the next question for workspaces. */
async function open(name: string, fault: FaultSpec): Promise<Opened> {
  await extension().signIn(ADMIN_EMAIL);
  const opened = await (SURFACES[name] as (of: Extension) => Promise<Opened>)(extension());
  // The view that was left has asked for them too: its answer must not come after they were forgotten.
  await poll('the workspaces', () =>
    extension().worker.evaluate(async () => {
      const kept = await chrome.storage.session.get(null);
      const found = Object.entries(kept).find(([key]) => key.endsWith('/workspaces/{}'));
      const entry = found?.[1] as { updatedAt: number; staleAt: number } | undefined;
      // Only a whole answer is good for a minute.
      return entry !== undefined && entry.staleAt - entry.updatedAt >= 60_000;
    }, null),
  );
  await forget('workspaces');
  extension().controlPlane.clearLog();
  extension().controlPlane.setFault(fault);
  return opened;
}

describe.each(Object.keys(SURFACES))('in the %s', (name) => {
  test('a short wait that ZenML asks for is counted down, and goes on by itself', async () => {
    const opened = await open(name, refuse(5));
    await openTab(opened.view, 'Workspaces');
    await bar(opened.view)
      .getByRole('timer')
      .filter({ hasText: /^Waiting for ZenML, [1-5] s, \d+ left$/ })
      .waitFor();
    await expectAccessible(opened);
    expect(await shown(opened.view)).toContain('Vision production');
    await bar(opened.view).waitFor({ state: 'detached' });
    const [refused, answered] = asked('/workspaces');
    expect([refused?.status, answered?.status]).toEqual([429, 200]);
    expect((answered?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(5_000);
  });

  test('a short wait can be stopped, with the keyboard too, and asked again', async () => {
    const opened = await open(name, refuse(5));
    await openTab(opened.view, 'Workspaces');
    const cancel = bar(opened.view).getByRole('button', { name: 'Cancel' });
    await cancel.focus();
    await opened.page.keyboard.press('Enter');
    await waitForText(opened.view, 'You stopped this.');
    await bar(opened.view).waitFor({ state: 'detached' });
    await expectAccessible(opened);
    const again = opened.view.getByRole('button', { name: 'Ask again' });
    await poll('the focus on the next button', () =>
      again.evaluate((button) => (button.getRootNode() as Document).activeElement === button),
    );
    expect(asked('/workspaces')).toHaveLength(1);
    // What was stopped stays stopped when the pause is over; asked again it waits for the rest of the pause.
    await again.click();
    expect(await shown(opened.view)).toContain('Vision production');
  });

  test('a long wait is said in the same words and can be stopped', async () => {
    const opened = await open(name, refuse(59));
    await openTab(opened.view, 'Workspaces');
    const line = bar(opened.view).getByRole('timer');
    const seconds = async () => Number(WAITING.exec((await line.textContent()) ?? '')?.[1]);
    await line.filter({ hasText: WAITING }).waitFor();
    const first = await seconds();
    await waitForText(opened.view, 'Waiting before the next question, so that ZenML is not asked too often.');
    await expectAccessible(opened);
    await poll('fewer seconds', async () => (await seconds()) < first);
    await bar(opened.view).getByRole('button', { name: 'Cancel' }).click();
    await waitForText(opened.view, 'You stopped this.');
    await opened.view.getByRole('button', { name: 'Ask again' }).waitFor();
    await bar(opened.view).waitFor({ state: 'detached' });
    expect(asked('/workspaces')).toHaveLength(1);
  });
});

test('a long wait goes on by itself in all three places, although the worker was stopped meanwhile', async () => {
  const popup = await open('popup', refuse(32));
  const { worker } = extension();
  const others: Opened[] = [];
  for (const name of ['sidebar', 'full page']) {
    others.push(await (SURFACES[name] as (of: Extension) => Promise<Opened>)(extension()));
  }
  const views = [popup, ...others];
  for (const { view, page } of views) {
    await page.bringToFront();
    await openTab(view, 'Workspaces');
    await bar(view).getByRole('timer').waitFor();
  }
  await worker.stop();
  // Opened by a worker that knows of the pause only what the one before it kept.
  const late = await (SURFACES.popup as (of: Extension) => Promise<Opened>)(extension());
  await forget('workspaces');
  await openTab(late.view, 'Workspaces');
  await bar(late.view).getByRole('timer').filter({ hasText: WAITING }).waitFor();
  await worker.stop();
  for (const { view } of [...views, late]) {
    await view.getByText('Vision production').first().waitFor({ timeout: 90_000 });
    await bar(view).waitFor({ state: 'detached' });
  }
  const [refused, answered, ...more] = asked('/workspaces');
  expect([refused?.status, answered?.status, more.length]).toEqual([429, 200, 0]);
  expect((answered?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(32_000);
});

test('a list of many pages has a bar, is refreshed beside the older rows, and leaves what was read when stopped', async () => {
  const { controlPlane } = extension();
  const builder = createSeedBuilder(controlPlane.state, 3, Date.now());
  const ada = controlPlane.state.users.first('email', ADMIN_EMAIL);
  if (!ada) throw new Error('The seed has no administrator.');
  const organization = builder.organization('Meridian Group', ada, {});
  for (let number = 1; number <= 400; number += 1) {
    const name = `unit-${String(number).padStart(3, '0')}`;
    builder.workspace(organization, ada, { name, display_name: name });
  }
  // All but the first page: about as slow as a question may be, for axe to look at it meanwhile.
  const slow: FaultSpec = { kind: 'latency', ms: 15_000, path: '/workspaces', skip: 1 };
  const opened = await open('popup', slow);
  const { view } = opened;
  await openTab(view, 'Workspaces');
  await view.getByRole('progressbar', { name: '100 workspaces loaded so far' }).waitFor();
  await waitForText(view, 'Vision production');
  await expectAccessible(opened);
  await bar(view).getByRole('button', { name: 'Cancel' }).click();
  await waitForText(view, /^\d+ loaded, then stopped by you\. How many there are is not known\.$/);
  await bar(view).waitFor({ state: 'detached' });

  controlPlane.setFault(null);
  await view.getByRole('button', { name: 'Load again' }).click();
  const all = view.locator('[aria-setsize]').first();
  await poll('the whole list', async () => Number(await all.getAttribute('aria-setsize')) > 400);
  await shown(view);
  const whole = await all.getAttribute('aria-setsize');

  controlPlane.setFault(slow);
  await view.getByRole('button', { name: 'Refresh' }).click();
  const progress = view.getByRole('progressbar', { name: /^\d+ of \d+ workspaces loaded$/ });
  await progress.waitFor();
  expect(await progress.evaluate((element) => (element as HTMLProgressElement).max)).toBe(Number(whole));
  expect(await all.getAttribute('aria-setsize')).toBe(whole);
  await expectAccessible(opened);
  await bar(view).getByRole('button', { name: 'Cancel' }).click();
  await waitForText(view, /^Shown as of .*; you stopped reading it again\.$/);
  expect(await all.getAttribute('aria-setsize')).toBe(whole);
  controlPlane.setFault(null);
});

test('the options page counts as the control plane does, also after the worker was stopped', async () => {
  const { context, pageUrl, worker, controlPlane, signIn, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  controlPlane.setFault(refuse(3));
  const popup = await openPopupPage();
  await openTab(popup, 'Workspaces');
  await shown(popup);
  await popup.getByRole('button', { name: 'Show keys' }).click();
  const [options] = await Promise.all([
    context.waitForEvent('page'),
    popup.getByRole('button', { name: 'Options' }).click(),
  ]);
  expect(options.url()).toBe(pageUrl('/options.html'));
  const value = (name: RegExp) =>
    options.locator('.field', { hasText: name }).getByRole('definition').textContent();
  const counts = async () => [
    await value(/^Sent since/),
    await value(/^Refused/),
    await value(/^Waiting now/),
  ];
  await options.getByRole('heading', { name: 'Requests' }).waitFor();
  const { requests } = controlPlane;
  const ofLog = () => [
    String(requests.length),
    String(requests.filter(({ status }) => status === 429).length),
    '0',
  ];
  const areRight = async () => (await counts()).join() === ofLog().join();
  await poll('the counts', areRight);
  expect(ofLog()[1]).toBe('1');

  await popup.getByRole('button', { name: 'Close' }).click();

  // New answers are counted while the page is open, …
  await forget('organizations');
  await openTab(popup, 'Organizations');
  await shown(popup);
  await poll('the new count', areRight);
  // … and a worker that starts anew goes on counting.
  await worker.stop();
  await options.reload();
  await poll('the counts of the next worker', areRight);

  await forget('workspaces');
  controlPlane.setFault(refuse(32));
  await openTab(popup, 'Workspaces');
  await bar(popup).getByRole('timer').waitFor();
  await options.bringToFront();
  await options.reload();
  await waitForText(options, /^Waiting until \d+:\d\d:\d\d/);
  expect(Number(await value(/^Waiting now/))).toBeGreaterThan(0);
  await expectAccessible({ view: options, page: options, selector: 'html' });
});
