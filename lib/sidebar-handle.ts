import { onUrlChange } from './dashboard-page.ts';
import { ifThereIsRoom } from './if-there-is-room.ts';
import type { SidebarHost } from './sidebar-host.ts';
import { sidebarOpen } from './storage.ts';

/** What the sidebar's script leaves in its isolated world, where the launcher and the worker find it and the page cannot reach it. */
export interface SidebarHandle {
  /** `request`: a ViewRequest as JSON, or null to open what was shown last. */
  open(request: string | null): Promise<void>;
  toggle(): void;
}

declare global {
  /** Set by the launcher while a sidebar that was left open comes back by itself: it then leaves the focus to the page. */
  var zenmlSidecarQuiet: boolean | undefined;
  var zenmlSidecar: SidebarHandle | undefined;
}

/** What the sidebar is to show, and which asking it was: the same view can be asked for again. */
export interface Asked<View> {
  view: View;
  nonce: number;
}

/**
 * Opens and closes the sidebar, keeps what it shows at the page's address while it is open, and has stored whether it was left
 * open. It counts only as long as it is the one in `zenmlSidecar`: after an update a newer one may have come.
 */
export function createSidebarHandle<Page, View>(options: {
  host: Pick<SidebarHost, 'show' | 'hide' | 'isShown'>;
  /** What the page lends its views, asked for once; null where the page is no known dashboard. */
  lent(): Promise<Page | null>;
  /** The view that a request asks for; null: none in particular. */
  viewOf(request: string | null): View | null;
  paint(page: Page, request: Asked<View> | null, close: () => void): void;
  clear(): void;
}): SidebarHandle {
  const { host } = options;
  let page: Page | null = null;
  let request: Asked<View> | null = null;
  let stopWatching: (() => void) | null = null;

  const paint = () => page && options.paint(page, request, close);

  async function open(json: string | null): Promise<void> {
    // Only the launcher knows whether this is a click or the sidebar that was left open.
    const isByItself = json === null && globalThis.zenmlSidecarQuiet === true;
    globalThis.zenmlSidecarQuiet = false;
    page ??= await options.lent();
    // Firefox runs the launcher of a new version by itself, too: the worker then may have cleared the page under this one.
    if (!page || globalThis.zenmlSidecar !== handle) return;
    const view = options.viewOf(json);
    if (view) request = { view, nonce: (request?.nonce ?? 0) + 1 };
    stopWatching ??= onUrlChange(paint);
    paint();
    host.show({ focus: !isByItself });
    void ifThereIsRoom(sidebarOpen.write(true));
  }

  function close() {
    stopWatching?.();
    stopWatching = null;
    host.hide();
    options.clear();
    void ifThereIsRoom(sidebarOpen.write(false));
  }

  const handle = { open, toggle: () => (host.isShown() ? close() : void open(null)) };
  return handle;
}
