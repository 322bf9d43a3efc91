import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keptChange } from '../background/kept-change.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { axeViolations } from './harness/axe.ts';
import { keepChange } from './harness/keep-change.ts';
import { apiRequests } from './harness/launch-extension.ts';
import { smallTargets, tooWide } from './harness/looks-of.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';

const extension = useExtension();

async function open(path: string): Promise<Page> {
  const page = await extension().context.newPage();
  await page.goto(extension().pageUrl(path));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** What has the focus, as role and name would tell it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.closest('label')?.textContent ?? element?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? '').trim();
  });

/** Presses Tab until something has the focus, as a person without a mouse does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

const stored = (key: string) =>
  extension().worker.evaluate(async (name) => (await chrome.storage.local.get(name))[name], key);

/** Whole in the narrowest window and in the dark, and without a fault that axe knows. */
async function expectGood(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await tooWide(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
}

test('the first-run page is gone through by keyboard, and asks nothing', async () => {
  const page = await open('/welcome.html');
  await page.getByText('The browser lets Sidecar into cloud.zenml.io and cloudapi.zenml.io.').waitFor();
  await tabTo(page, /^Read-only/);
  await page.keyboard.press('ArrowDown');
  await poll('editing', async () => JSON.stringify(await stored('editing')) === '["zenml-cloud"]');
  await page.keyboard.press('ArrowUp');
  await poll('read-only', async () => JSON.stringify(await stored('editing')) === '[]');
  await tabTo(page, 'Open options');
  const options = extension().context.waitForEvent('page');
  await page.keyboard.press('Enter');
  expect((await options).url()).toBe(extension().pageUrl('/options.html'));
  expect(apiRequests(extension())).toEqual([]);
  await expectGood(page);
});

test('the options are gone through by keyboard: a way to a section, a switch, the browser’s own keys, diagnostics, erasing', async () => {
  const { worker, signIn, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage();
  await popup.getByRole('tab', { name: 'Workspaces' }).waitFor();
  const page = await open('/options.html');
  await tabTo(page, 'What is stored');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#stored');
  await page.goto(extension().pageUrl('/options.html'));
  await tabTo(page, 'Editing on cloud.zenml.io');
  await page.keyboard.press('Space');
  await poll('editing', async () => JSON.stringify(await stored('editing')) === '["zenml-cloud"]');
  await tabTo(page, 'Change keys');
  const opened = extension().context.waitForEvent('page');
  await page.keyboard.press('Enter');
  const shortcuts = await opened;
  await shortcuts.waitForURL('chrome://extensions/shortcuts');
  await shortcuts.close();
  await page.bringToFront();
  await page
    .getByText(/^\d+ items?, /)
    .first()
    .waitFor();
  await popup.close();

  await tabTo(page, 'Erase everything…');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Erase everything that Sidecar stores?' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await stored('editing')).toEqual(['zenml-cloud']);
  expect(await focused(page)).toBe('Erase everything…');
  await page.keyboard.press('Enter');
  await worker.evaluate(keepChange, keptChange('paused', 'zenml-cloud'));
  await tabTo(page, 'Erase everything');
  await page.keyboard.press('Enter');
  const unfinished = page.getByRole('dialog', { name: '1 change is not over' });
  await unfinished.getByText(/Its outcome will stay unknown/).waitFor();
  await unfinished.getByText(/^cloud\.zenml\.io, confirmed by Ada at /).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await tabTo(page, 'Give up and erase everything');
  await page.keyboard.press('Enter');
  await page.getByText(/^Erased: \d+ items, .* Nothing is kept\.$/).waitFor();
  const left = await worker.evaluate(
    async () => [
      Object.keys(await chrome.storage.local.get()),
      Object.keys(await chrome.storage.session.get()),
      await indexedDB.databases(),
    ],
    null,
  );
  expect(left).toEqual([[], [], []]);
  expect(await page.getByRole('switch', { name: 'Editing on cloud.zenml.io' }).textContent()).toBe(
    'Read-only',
  );

  await tabTo(page, 'Show');
  await page.keyboard.press('Enter');
  const diagnostics = page.getByRole('textbox', { name: 'Diagnostics' });
  expect(await diagnostics.inputValue()).toMatch(/"browser": "Chrome \d+"/);
  await tabTo(page, 'Copy diagnostics');
  await expectGood(page);
});
