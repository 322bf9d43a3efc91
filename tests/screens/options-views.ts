import type { Page } from 'playwright-core';
import { keptChange } from '../background/kept-change.ts';
import { administer } from '../e2e/harness/administer.ts';
import { keepChange } from '../e2e/harness/keep-change.ts';
import type { Extension } from '../e2e/harness/launch-extension.ts';
import type { OtherView } from './view.ts';

const HOST = 'zenml.example.test';

async function openOptions({ context, pageUrl }: Extension): Promise<Page> {
  const page = await context.newPage();
  await page.goto(pageUrl('/options.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function openErase(extension: Extension): Promise<Page> {
  const page = await openOptions(extension);
  await press(page, 'Erase everything…');
  await page.getByRole('dialog').waitFor();
  return page;
}

/** The options with a form or a question open, and under what an administrator decides. */
export const OPTIONS_VIEWS: Record<string, OtherView> = {
  'options environment form': {
    async open(extension) {
      const page = await openOptions(extension);
      await press(page, 'Mark prod* as production, in red');
      await press(page, 'Edit the rule prod*');
      await page.getByRole('textbox', { name: 'Called' }).fill('');
      await press(page, 'Save rule');
      await page.getByText(/^Type what to call it/).scrollIntoViewIfNeeded();
      return page;
    },
  },
  'options address that cannot be added': {
    async open(extension) {
      const page = await openOptions(extension);
      await page.getByLabel('Address of its dashboard').fill(`http://${HOST}`);
      await press(page, 'Add');
      await page.getByRole('alert').scrollIntoViewIfNeeded();
      return page;
    },
  },
  'options question before one is removed': {
    async open(extension) {
      const origins = { dashboardOrigin: `https://${HOST}`, apiOrigin: `https://${HOST}` };
      await extension.worker.evaluate(
        (added) => chrome.storage.local.set({ 'control-planes': added }),
        [origins],
      );
      const page = await openOptions(extension);
      await press(page, `Remove ${HOST}`);
      await page.getByRole('button', { name: 'Remove it' }).scrollIntoViewIfNeeded();
      return page;
    },
  },
  'options question before all is erased': { open: openErase },
  'options changes that erasing gives up': {
    async open(extension) {
      await extension.worker.evaluate(keepChange, keptChange('paused', 'zenml-cloud'));
      const page = await openErase(extension);
      await page.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click();
      await page.getByText(/Its outcome will stay unknown/).waitFor();
      return page;
    },
    // The journal outlives what is forgotten between two views.
    async after({ context }) {
      const page = context.pages().at(-1);
      await page?.getByRole('button', { name: 'Give up and erase everything' }).click();
      await page?.getByText(/Nothing is kept\.$/).waitFor();
    },
  },
  'options under a policy': {
    async open(extension) {
      const page = await openOptions(extension);
      administer(extension.extensionId, { readOnly: true });
      await page.getByText('Set by your administrator.').first().scrollIntoViewIfNeeded();
      return page;
    },
    async after({ extensionId }) {
      administer(extensionId, null);
    },
  },
};
