import { changeTabs } from '#lib/storage.ts';

/** So many are kept; a change that is forgotten here is compared with every open dashboard. */
const KEPT = 50;

/** Keeps in which tab of the dashboard a change was confirmed: tabs have other ids after the browser ends, so no longer than that. */
export const keepTab = (changeId: string, tabId: number): Promise<void> =>
  changeTabs.update(({ [changeId]: _, ...others }) => ({
    ...Object.fromEntries(Object.entries(others).slice(1 - KEPT)),
    [changeId]: tabId,
  }));

/** The tab that a change was confirmed in; null when it belongs to none, or that is not known any more. */
export async function tabOf(changeId: string): Promise<number | null> {
  const tabId = (await changeTabs.read())[changeId];
  return typeof tabId === 'number' ? tabId : null;
}

/** Lets go of it: the change is over. */
export const forgetTab = (changeId: string): Promise<void> =>
  changeTabs.update(({ [changeId]: _, ...others }) => others);
