import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { axeViolations } from './harness/axe.ts';
import { applyButton, confirm, fillIn, review, turnEditingOn, writesOf } from './harness/changing.ts';
import { useExtension } from './harness/use-extension.ts';

const extension = useExtension();

/** Nothing to complain of, in both colour schemes, and nothing that has to be scrolled sideways. */
async function expectReadable(page: Page, of: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), `${of}, ${colorScheme}`).toEqual([]);
  }
  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll('.app, .pane')].filter((part) => part.scrollWidth > part.clientWidth),
  );
  expect(tooWide, of).toHaveLength(0);
}

test('a plan, its change, its undo and the journal read well in 320 and 1280 px, and lead from one to the other', async () => {
  const { signIn, openPopupPage, context, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const { id: organizationId } = demoIds(controlPlane.state).organization('Northwind ML');
  const workspace = demoIds(controlPlane.state).workspace('prod-vision');
  const changes: Change[] = [
    { kind: 'createTeam', input: { organizationId, name: 'Seen', description: 'To be looked at' } },
    { kind: 'setWorkspaceState', input: { workspaceId: workspace.id, state: 'deactivated' } },
    {
      kind: 'enrollWorkspace',
      input: { organizationId, name: 'seen', displayName: 'Seen', description: null, logoUrl: null },
    },
  ];
  const page = await review(extension(), changes);
  await applyButton(page).waitFor();
  await page.getByText('Requests as curl commands').click();
  await page.getByText(/^curl -X POST/).waitFor();
  await page
    .getByText(/^You may do this/)
    .first()
    .waitFor();
  await expectReadable(page, 'the plan');
  await page.setViewportSize({ width: 320, height: 700 });
  await expectReadable(page, 'the narrow plan');
  await fillIn(page, undefined);
  await confirm(page);
  await page.getByRole('button', { name: 'Show the enrollment key' }).click();
  const key = page.getByRole('textbox', { name: 'Enrollment key of Seen' });
  expect((await key.inputValue()).length).toBeGreaterThan(8);
  await expectReadable(page, 'the narrow change');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectReadable(page, 'the change');
  // What was shown once is gone with the view that showed it.
  await page.reload();

  const popup = await openPopupPage();
  await popup.getByRole('button', { name: 'Changes', exact: true }).click();
  await popup.getByRole('button', { name: /^3 changes:/ }).click();
  await popup.getByText(/^The enrollment key is no longer here/).waitFor();
  await expectReadable(popup, 'the change in the popup');
  await popup.getByRole('button', { name: 'Undo', exact: true }).click();
  await popup.getByText('1 of the changes cannot be undone and stays as it is.').waitFor();
  expect(await applyButton(popup).count()).toBe(0);
  const opened = context.waitForEvent('page');
  await popup.getByRole('tabpanel').getByRole('button', { name: 'Open in full page' }).click();
  const full = await opened;
  await full.getByRole('heading', { name: 'Review the undo' }).waitFor();
  await fillIn(full, undefined);
  await expectReadable(full, 'the undo');
  const before = writesOf(extension()).length;
  await confirm(full);
  expect(writesOf(extension()).length - before).toBe(2);
  await full.getByRole('button', { name: 'Changes', exact: true }).click();
  await full.getByRole('button', { name: /^Undo: 2 changes/ }).waitFor();
  await full.getByText('Undone', { exact: true }).waitFor();
  await expectReadable(full, 'the journal');
});
