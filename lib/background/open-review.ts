import { browser } from 'wxt/browser';

/** px. */
const SIZE = { width: 760, height: 860 };

/**
 * Opens the manage window beside the dashboard to review a draft. A window of our own and not a tab: who drafts in the
 * sidebar goes on looking at the page. `tabId`: the tab that it was drafted in.
 */
export async function openReview(draftId: string, tabId: number | null): Promise<void> {
  const query = new URLSearchParams({ draft: draftId, ...(tabId !== null && { tab: String(tabId) }) });
  const url = `${browser.runtime.getURL('/manage.html')}?${query}`;
  await browser.windows.create({ url, type: 'popup', ...SIZE });
}
