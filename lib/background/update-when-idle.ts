import { browser } from 'wxt/browser';

/**
 * Installs an update of the extension once no write is being performed: the browser would stop the worker in the
 * middle of one. Where the browser does not tell of updates, it installs them at its own start. To be called at the
 * start, before anything is awaited.
 */
export function updateWhenIdle({ whenIdle }: { whenIdle(): Promise<void> }): void {
  // Not every browser has it.
  const updates: { addListener(listener: () => void): void } | undefined = browser.runtime.onUpdateAvailable;
  updates?.addListener(async () => {
    await whenIdle();
    browser.runtime.reload();
  });
}
