import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { sidebarFiles } from '#lib/parts.ts';
import type {} from '#lib/sidebar-handle.ts';
import type { ViewRequest } from '#lib/view-request.ts';
import { openDashboards } from './roads/dashboard-tabs.ts';

/**
 * Puts the sidebar into the top frame of a tab, if it is not there yet, and opens it at what was asked. False
 * when the browser does not let us into the tab.
 */
export async function openSidebar(tabId: number, request: ViewRequest | null = null): Promise<boolean> {
  const target = { tabId, frameIds: [0] };
  try {
    await browser.scripting.executeScript({ target, files: sidebarFiles().map(packaged) });
    await browser.scripting.executeScript({
      target,
      func: (asked: string | null) => globalThis.zenmlSidecar?.open(asked),
      // As text: Chromium leaves out every property whose value is null.
      args: [request && JSON.stringify(request)],
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs parts of the sidebar's own code in the isolated world of a page, or, where the browser does not tell pages of one tab
 * apart, of the tab's top frame. False where the browser does not let us in, or the page is gone.
 */
export async function runSidebarParts(
  tabId: number,
  documentId: string | undefined,
  parts: readonly string[],
): Promise<boolean> {
  const target = documentId === undefined ? { tabId, frameIds: [0] } : { tabId, documentIds: [documentId] };
  const files = parts.map((part) => packaged(`views/${part}.js`));
  return browser.scripting.executeScript({ target, files }).then(
    () => true,
    () => false,
  );
}

/** A file of ours. Most are not known to the types: their names are made while building. */
const packaged = (file: string) => `/${file}` as '/sidebar.js';

/**
 * Puts the launcher into the dashboards that were open before the extension was there, or was this version. After an update
 * what the older version left in the page goes, and the launcher has a notice beside it that says so.
 */
export async function launchInOpenTabs(
  controlPlanes: readonly ControlPlane[],
  { isUpdate }: { isUpdate: boolean },
): Promise<void> {
  const tabs = await Promise.all(controlPlanes.map((one) => openDashboards(one)));
  for (const tabId of tabs.flat()) {
    const target = { tabId, frameIds: [0] };
    try {
      if (isUpdate) await browser.scripting.executeScript({ target, func: leaveOlderVersion });
      await browser.scripting.executeScript({
        target,
        files: isUpdate ? ['/launcher.js', '/update-notice.js'] : ['/launcher.js'],
      });
    } catch {
      // A tab that the browser closes to us has no launcher, as before.
    }
  }
}

/** In the page: the sidebar of the older version cannot be used any more. A script of its own, so it stands alone. */
function leaveOlderVersion(): void {
  for (const old of document.querySelectorAll('zenml-sidecar')) old.remove();
  globalThis.zenmlSidecar = undefined;
}

/** Closes the sidebar of a tab where it is open, else opens it. False when the browser does not let us into the tab. */
export async function toggleSidebar(tabId: number): Promise<boolean> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [0] },
      func: () => {
        globalThis.zenmlSidecarQuiet = false;
        globalThis.zenmlSidecar?.toggle();
        return globalThis.zenmlSidecar !== undefined;
      },
    });
    return injection?.result === true || (await openSidebar(tabId));
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
