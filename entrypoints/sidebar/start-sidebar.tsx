import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/app/App.tsx';
import { viewOfRequest } from '#components/app/view-of-request.ts';
import { START, type ViewState } from '#components/app/view-state.ts';
import { styleSurface } from '#components/ui/surface-style.ts';
import { controlPlanes } from '#lib/control-planes.ts';
import { dashboardPage, onUrlChange } from '#lib/dashboard-page.ts';
import { setMessageSource, speakIn, t } from '#lib/i18n.ts';
import { ifThereIsRoom } from '#lib/if-there-is-room.ts';
import { lastingMessages } from '#lib/lasting-messages.ts';
import { runParts } from '#lib/messaging.ts';
import { locate } from '#lib/model/locate.ts';
import { fetchPartsWith } from '#lib/parts.ts';
import { createSidebarHost } from '#lib/sidebar-host.ts';
import { sidebarOpen } from '#lib/storage.ts';
import { parseViewRequest } from '#lib/view-request.ts';

/** Makes the sidebar and leaves its handle in the isolated world, where the launcher and the worker find it. */
export function startSidebar(): void {
  // Put in a second time (a click while it is there): the first one goes on.
  if (globalThis.zenmlSidecar) return;
  fetchPartsWith(runParts);
  setMessageSource(
    lastingMessages(browser.i18n, [
      'catalogue_language',
      'failure_stale_page',
      'failure_stale_page_help',
      'reload_page',
    ]),
  );
  const host = createSidebarHost({
    label: t('extension_name'),
    isOpenToTests: import.meta.env.MODE === 'e2e',
    // One that the worker took away, to put in a new one, does not come back.
    isAlive: () => browser.runtime?.id !== undefined && globalThis.zenmlSidecar === handle,
  });
  styleSurface(host.addStyle);
  // Not the host: which side of the page the sidebar is on is the page's matter.
  speakIn(host.root);
  let page: ReturnType<typeof dashboardPage> | null = null;
  let request: { view: ViewState; nonce: number } | null = null;
  let stopWatching: (() => void) | null = null;

  const paint = () => {
    if (!page) return;
    const location = locate(globalThis.location.href, [page.controlPlane]);
    render(
      <App initial={START} request={request} platform={{ ...page, surface: 'sidebar', location, close }} />,
      host.root,
    );
  };

  async function open(json: string | null): Promise<void> {
    // Only the launcher knows whether this is a click or the sidebar that was left open.
    const isByItself = json === null && globalThis.zenmlSidecarQuiet === true;
    globalThis.zenmlSidecarQuiet = false;
    page ??= await lentHere();
    // Firefox runs the launcher of a new version by itself, too: the worker then may have cleared the page under this one.
    if (!page || globalThis.zenmlSidecar !== handle) return;
    const asked = parseViewRequest(json);
    if (asked) request = { view: viewOfRequest(asked), nonce: (request?.nonce ?? 0) + 1 };
    stopWatching ??= onUrlChange(paint);
    paint();
    host.show({ focus: !isByItself });
    void ifThereIsRoom(sidebarOpen.write(true));
  }

  function close() {
    stopWatching?.();
    stopWatching = null;
    host.hide();
    render(null, host.root);
    void ifThereIsRoom(sidebarOpen.write(false));
  }

  const handle = { open, toggle: () => (host.isShown() ? close() : void open(null)) };
  globalThis.zenmlSidecar = handle;
}

/** What the page's own control plane is asked with; null where there is none (any more). */
async function lentHere() {
  const all = await controlPlanes.read();
  const controlPlane = all.find(({ dashboardOrigin }) => dashboardOrigin === location.origin);
  return controlPlane ? dashboardPage(controlPlane) : null;
}
