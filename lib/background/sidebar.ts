import { browser } from 'wxt/browser';
import type { ViewRequest } from '#lib/view-request.ts';

/** What the sidebar's script leaves in its isolated world, where the page cannot reach it. */
declare global {
  var zenmlSidecar: { open(request: ViewRequest | null): void; toggle(): void } | undefined;
}

/**
 * Puts the sidebar into the top frame of a tab, if it is not there yet, and opens it at what was asked. False
 * when the browser does not let us into the tab.
 */
export async function openSidebar(tabId: number, request: ViewRequest | null = null): Promise<boolean> {
  const target = { tabId, frameIds: [0] };
  try {
    await browser.scripting.executeScript({ target, files: ['/sidebar.js'] });
    await browser.scripting.executeScript({
      target,
      func: (asked: ViewRequest | null) => globalThis.zenmlSidecar?.open(asked),
      args: [request],
    });
    return true;
  } catch {
    return false;
  }
}

/** Copies text in the tab, where the person just clicked. False when the page or the browser refused. */
export async function copyInTab(tabId: number, text: string): Promise<boolean> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [0] },
      func: (copied: string) =>
        navigator.clipboard.writeText(copied).then(
          () => true,
          () => false,
        ),
      args: [text],
    });
    return injection?.result === true;
  } catch {
    return false;
  }
}
