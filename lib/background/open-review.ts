import { browser } from 'wxt/browser';
import { managePage } from './manage-page.ts';

/** px. */
const SIZE = { width: 760, height: 860 };

/**
 * Opens the manage window beside the dashboard to review a draft. A window of our own and not a tab: who drafts in the
 * sidebar goes on looking at the page. `controlPlane`: the id of that which the draft is for; `tabId`: the tab that it
 * was drafted in.
 */
export async function openReview(draft: string, controlPlane: string, tabId: number | null): Promise<void> {
  const url = managePage({ draft, controlPlane, ...(tabId !== null && { tab: String(tabId) }) });
  await browser.windows.create({ url, type: 'popup', ...SIZE });
}
