import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/app/App.tsx';
import { START, type ViewState } from '#components/app/platform.ts';
import { viewOfRequest } from '#components/app/view-of-request.ts';
import css from '#components/ui/style.css?inline';
import { dashboardPage, onUrlChange } from '#lib/dashboard-page.ts';
import { setMessageSource, t } from '#lib/i18n.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { locate } from '#lib/model/locate.ts';
import { createSidebarHost } from '#lib/sidebar-host.ts';
import { sidebarOpen } from '#lib/storage.ts';
import { parseViewRequest } from '#lib/view-request.ts';

/** Makes the sidebar and leaves its handle in the isolated world, where the launcher and the worker find it. */
export function startSidebar(): void {
  // Put in a second time (a click while it is there): the first one goes on.
  if (globalThis.zenmlSidecar) return;
  setMessageSource(browser.i18n);
  const host = createSidebarHost({
    label: t('extension_name'),
    css,
    isOpenToTests: import.meta.env.MODE === 'e2e',
  });
  const page = dashboardPage(ZENML_CLOUD);
  let request: { view: ViewState; nonce: number } | null = null;
  let stopWatching: (() => void) | null = null;

  const paint = () =>
    render(
      <App
        initial={START}
        request={request}
        platform={{ ...page, surface: 'sidebar', location: locate(location.href, [ZENML_CLOUD]), close }}
      />,
      host.root,
    );

  function open(json: string | null) {
    // Only the launcher knows whether this is a click or the sidebar that was left open.
    const isByItself = json === null && globalThis.zenmlSidecarQuiet === true;
    globalThis.zenmlSidecarQuiet = false;
    const asked = parseViewRequest(json);
    if (asked) request = { view: viewOfRequest(asked), nonce: (request?.nonce ?? 0) + 1 };
    stopWatching ??= onUrlChange(paint);
    paint();
    host.show({ focus: !isByItself });
    void sidebarOpen.write(true);
  }

  function close() {
    stopWatching?.();
    stopWatching = null;
    host.hide();
    render(null, host.root);
    void sidebarOpen.write(false);
  }

  globalThis.zenmlSidecar = { open, toggle: () => (host.isShown() ? close() : open(null)) };
}
