import type { Locator, Page } from 'playwright-core';
import { poll } from './poll.ts';

/** Our views, wherever they are: a page of our own, or the sidebar in a dashboard's page. */
export type View = Page | Locator;

export type TabName = 'This page' | 'Workspaces' | 'Tenants' | 'Organizations' | 'People' | 'Permissions';

/** Waits until nothing is on its way any more. */
export async function settled(view: View): Promise<void> {
  await poll('the answers on their way', async () => {
    // A place whose code is on its way is busy too; when that has come, the view begins to ask.
    const unread = view.locator('[aria-busy="true"]');
    if ((await unread.count()) > 0) return false;
    if ((await view.getByRole('button', { name: 'Refresh', exact: true }).count()) !== 1) return false;
    return (await unread.count()) === 0;
  });
}

/** Waits until nothing is on its way any more, and answers what the open tab shows, by roles and names. */
export async function shown(view: View): Promise<string> {
  return poll('all to be shown', async () => {
    await settled(view);
    const text = await view.getByRole('tabpanel').ariaSnapshot();
    // What was loaded meanwhile may have begun to ask.
    return !text.includes('status: Loading') && text;
  });
}

/** Clicks a tab and answers what it shows in the end. */
export async function showTab(view: View, name: TabName): Promise<string> {
  await view.getByRole('tab', { name, exact: true }).click();
  await view.getByRole('tab', { name, exact: true, selected: true }).waitFor();
  return shown(view);
}

/** Clicks the row of a list and answers what it leads to in the end. */
export async function openRow(view: View, name: string): Promise<string> {
  await row(view, name).click();
  return shown(view);
}

/** Shows the people of an organization and answers them. */
export async function showPeople(view: View, organization: string): Promise<string> {
  await showTab(view, 'People');
  await view.getByRole('combobox', { name: 'Organization' }).selectOption(organization);
  return shown(view);
}

/** Waits for a text of the view. */
export const waitForText = (view: View, text: string | RegExp): Promise<void> =>
  view.getByText(text).first().waitFor();

/** The row of a list that starts with this name. */
export const row = (view: View, name: string): Locator =>
  view.getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}\\b`) });
