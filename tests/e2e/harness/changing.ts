import type { Page } from 'playwright-core';
import type { Change } from '#lib/changes.ts';
import type { Extension } from './launch-extension.ts';

/** Turns editing on, as the switch does. */
export const turnEditingOn = ({ worker }: Extension): Promise<void> =>
  worker.evaluate(() => chrome.storage.local.set({ editing: ['zenml-cloud'] }), null);

/** Sends a message from a page of ours, as our own views do, and answers what the worker says. */
export const send = (page: Page, message: object): Promise<unknown> =>
  page.evaluate(
    (one) => chrome.runtime.sendMessage({ version: chrome.runtime.getManifest().version, ...one }),
    { controlPlaneId: 'zenml-cloud', ...message },
  );

/** Has changes drafted, and answers the manage window in which they are reviewed. */
export async function review(extension: Extension, changes: readonly Change[]): Promise<Page> {
  const { context, pageUrl } = extension;
  const from = await context.newPage();
  await from.goto(pageUrl('/manage.html'));
  const opened = context.waitForEvent('page');
  await send(from, { type: 'draft', changes });
  const page = await opened;
  await from.close();
  await page.getByRole('heading', { name: 'Review changes' }).waitFor();
  return page;
}

/** Types what a plan asks for. */
export async function fillIn(page: Page, password: string | undefined): Promise<void> {
  await applyButton(page).waitFor();
  const named = page.getByRole('textbox', { name: /^Type .* to confirm$/ });
  for (const field of await named.all()) {
    const name = (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? '';
    await field.fill(name.replace(/^Type (.*) to confirm$/, '$1'));
  }
  if (password !== undefined) await page.locator('input[autocomplete=new-password]').fill(password);
}

/** The one button of a plan. */
export const applyButton = (page: Page) => page.getByRole('button', { name: /^(Apply|Undo) \d+ changes?$/ });

/** Confirms, and waits until the change is over. */
export async function confirm(page: Page): Promise<void> {
  await applyButton(page).click();
  await page
    .getByText(/^(Finished|Cancelled)$/)
    .first()
    .waitFor();
}

/** The writes that reached the API since the log was cleared. */
export const writesOf = ({ controlPlane }: Extension) =>
  controlPlane.requests.filter(
    ({ method, path }) => method !== 'GET' && method !== 'OPTIONS' && !path.includes('/rbac/'),
  );
