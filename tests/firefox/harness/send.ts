import type { Page } from './page.ts';

/** Sends a message about the demo's control plane from a page of ours, as our own views do, and answers what the event page says. */
export const send = (page: Page, message: object): Promise<unknown> =>
  page.evaluate(
    (one) => browser.runtime.sendMessage({ version: browser.runtime.getManifest().version, ...one }),
    { controlPlaneId: 'zenml-cloud', ...message },
  );
