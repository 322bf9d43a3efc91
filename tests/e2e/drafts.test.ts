import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { applyButton, confirm, turnEditingOn, writesOf } from './harness/changing.ts';
import { keysTo, pressByKeys } from './harness/keys.ts';
import { openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, settled, showPeople, showTab, type View } from './harness/views.ts';

const extension = useExtension();

const ORGANIZATION = 'Northwind ML';
const state = () => extension().controlPlane.state;
const press = (view: View, name: string) => view.getByRole('button', { name, exact: true }).click();
const field = (view: View, name: string) => view.getByRole('textbox', { name, exact: true });
const WORKSPACE_PAGE = '/workspaces/prod-vision';

test('in the popup: editing is switched on, a team is renamed, and its name given back', async () => {
  await extension().signIn(ADMIN_EMAIL);
  const popup = await extension().openPopupPage(await extension().openDashboard(WORKSPACE_PAGE));
  const team = demoIds(state()).team(ORGANIZATION, 'ml-core');
  await showPeople(popup, ORGANIZATION);
  await row(popup, 'ml-core').click();
  await settled(popup);
  expect(await popup.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);

  await popup.getByRole('switch', { name: /Editing/ }).click();
  await press(popup, 'Edit');
  await field(popup, 'Name').fill('ml-platform');
  await press(popup, 'Review');
  await applyButton(popup).waitFor();
  expect(writesOf(extension())).toEqual([]);
  await confirm(popup);
  expect(state().teams.require(team.id).name).toBe('ml-platform');

  await press(popup, 'Undo');
  await applyButton(popup).waitFor();
  await confirm(popup);
  expect(state().teams.require(team.id).name).toBe('ml-core');
  expect(writesOf(extension())).toHaveLength(2);
});

test('addresses pasted in the popup outlive it, and are invited from the full page', async () => {
  await extension().signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const dashboard = await extension().openDashboard(WORKSPACE_PAGE);
  const addresses = 'Ines <ines@new.example>, jo@new.example; kim@new.example';
  const openForm = async (): Promise<Page> => {
    const popup = await extension().openPopupPage(dashboard);
    await settled(popup);
    if ((await field(popup, 'E-mail addresses').count()) === 0) {
      await showPeople(popup, ORGANIZATION);
      await press(popup, 'Invite people');
    }
    return popup;
  };
  const first = await openForm();
  await field(first, 'E-mail addresses').fill(addresses);
  await poll('the kept draft', () =>
    extension().worker.evaluate(
      async () =>
        JSON.stringify((await chrome.storage.session.get('form-drafts'))['form-drafts'] ?? {}).includes(
          'kim@new.example',
        ),
      null,
    ),
  );
  await first.close();

  const popup = await openForm();
  await poll(
    'what was typed',
    async () => (await field(popup, 'E-mail addresses').inputValue()) === addresses,
  );
  await popup.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Organization Member' });
  const opened = extension().context.waitForEvent('page');
  await press(popup, 'Review');
  const page = await opened;
  await confirm(page);
  const invited = ['ines@new.example', 'jo@new.example', 'kim@new.example'];
  expect(invited.map((email) => state().invitations.by('email', email).length)).toEqual([1, 1, 1]);
});

test('the sidebar drafts, and only our own window beside it confirms', async () => {
  await extension().signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const dashboard = await extension().openDashboard(WORKSPACE_PAGE);
  const sidebar = await openSidebar(dashboard);
  await settled(sidebar);
  await showTab(sidebar, 'People');
  await sidebar.getByRole('combobox', { name: 'Organization' }).selectOption(ORGANIZATION);
  await settled(sidebar);
  await press(sidebar, 'New team');
  await field(sidebar, 'Name').fill('edge');
  const opened = extension().context.waitForEvent('page');
  await press(sidebar, 'Review');
  const page = await opened;
  await applyButton(page).waitFor();
  expect(await sidebar.getByRole('button', { name: /^Apply/ }).count()).toBe(0);
  expect(writesOf(extension())).toEqual([]);
  await confirm(page);
  expect(
    state()
      .teams.all()
      .filter(({ name }) => name === 'edge'),
  ).toHaveLength(1);
});

test('from the full page by keys alone: to a team, its form, what is reviewed, and its end', async () => {
  const { signIn, openDashboard, context, pageUrl, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const tab = await worker.tabOf(await openDashboard(WORKSPACE_PAGE));
  const page = await context.newPage();
  await page.goto(pageUrl(`/manage.html?tab=${tab}`));
  await settled(page);
  await keysTo(page, page.getByRole('switch', { name: /Editing/ }));
  await page.keyboard.press('Space');
  await page.getByRole('switch', { name: /Editing/, checked: true }).waitFor();
  await keysTo(page, page.getByRole('tab', { selected: true }));
  await keysTo(page, page.getByRole('tab', { name: 'People', exact: true }), 'ArrowRight');
  await settled(page);
  await keysTo(page, page.getByRole('list', { name: 'Teams' }).getByRole('button').first());
  await keysTo(page, row(page, 'ml-core'), 'ArrowDown');
  await page.keyboard.press('Enter');
  await settled(page);
  await pressByKeys(page, page.getByRole('button', { name: 'Edit', exact: true }));
  await keysTo(page, field(page, 'Description (optional)'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Typed, not clicked');
  await pressByKeys(page, page.getByRole('button', { name: 'Review', exact: true }));
  await pressByKeys(page, applyButton(page));
  await page.getByText('Finished').first().waitFor();
  expect(demoIds(state()).team(ORGANIZATION, 'ml-core').description).toBe('Typed, not clicked');
  expect(writesOf(extension())).toHaveLength(1);
});
