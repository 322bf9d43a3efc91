import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/app/App.tsx';
import { viewOfRequest } from '#components/app/view-of-request.ts';
import { START } from '#components/app/view-state.ts';
import { styleSurface } from '#components/ui/surface-style.ts';
import { dashboardHere } from '#lib/dashboard-here.ts';
import { type MessageKey, setMessageSource, speakIn, t } from '#lib/i18n.ts';
import { lastingMessages } from '#lib/lasting-messages.ts';
import { runParts } from '#lib/messaging.ts';
import { locate } from '#lib/model/locate.ts';
import { fetchPartsWith } from '#lib/parts.ts';
import { createSidebarHandle } from '#lib/sidebar-handle.ts';
import { createSidebarHost } from '#lib/sidebar-host.ts';
import { parseViewRequest } from '#lib/view-request.ts';

/** Words for what is said once the extension is gone from under the sidebar. */
const LASTING: MessageKey[] = [
  'catalogue_language',
  'failure_stale_page',
  'failure_stale_page_help',
  'reload_page',
];

/** Makes the sidebar and leaves its handle in the isolated world, where the launcher and the worker find it. */
export function startSidebar(): void {
  // Put in a second time (a click while it is there): the first one goes on.
  if (globalThis.zenmlSidecar) return;
  fetchPartsWith(runParts);
  setMessageSource(lastingMessages(browser.i18n, LASTING));
  const host = createSidebarHost({
    label: t('extension_name'),
    isOpenToTests: import.meta.env.MODE === 'e2e',
    // One that the worker took away, to put in a new one, does not come back.
    isAlive: () => browser.runtime?.id !== undefined && globalThis.zenmlSidecar === handle,
  });
  styleSurface(host.addStyle);
  // Not the host: which side of the page the sidebar is on is the page's matter.
  speakIn(host.root);
  const handle = createSidebarHandle({
    host,
    lent: dashboardHere,
    viewOf(json) {
      const asked = parseViewRequest(json);
      return asked && viewOfRequest(asked);
    },
    paint(page, request, close) {
      const location = locate(globalThis.location.href, [page.controlPlane]);
      const platform = { ...page, surface: 'sidebar', location, close } as const;
      render(<App initial={START} request={request} platform={platform} />, host.root);
    },
    clear: () => render(null, host.root),
  });
  globalThis.zenmlSidecar = handle;
}
