import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { turnEditingOn } from './changing.ts';
import { DASHBOARD } from './launch-extension.ts';
import { ADMIN, type LEAD, seedPayloads } from './payload-seed.ts';
import { useExtension } from './use-extension.ts';
import { settled, type View } from './views.ts';
import { expectText, watchPayloads } from './walk-payloads.ts';

const API = 'https://cloudapi.zenml.io';

/** A browser for a test file, with a control plane in which everything that can have a name has each of the payloads. */
export function usePayloads() {
  const extension = useExtension();
  let seed: ReturnType<typeof seedPayloads>;
  const loaded: string[] = [];
  beforeAll(async () => {
    const { controlPlane, context } = extension();
    seed = seedPayloads(controlPlane.state);
    await context.addInitScript(watchPayloads);
    context.on('request', (request) => loaded.push(request.url()));
  });

  /** What a payload names to be loaded: another host, or a file `x` beside a page of ours or the dashboard's. */
  const foreign = () =>
    loaded.filter((url) => {
      const { protocol, origin, pathname } = new URL(url);
      const isKnown = protocol === 'chrome-extension:' || [DASHBOARD, API].includes(origin);
      return !isKnown || /\/x(\.css)?$/.test(pathname);
    });

  return {
    extension,
    seed: () => seed,

    /** Signs in who may see and change all of it. */
    async start(as: typeof ADMIN | typeof LEAD = ADMIN): Promise<void> {
      await extension().signIn(as);
      await turnEditingOn(extension());
    },

    /** What a view has to paint, once nothing is on its way any more. */
    reads: (view: View, page: Page) =>
      async function read(where: string, ...texts: readonly (readonly string[])[]): Promise<void> {
        if (page.url().includes('/options.html')) await page.getByRole('heading', { level: 1 }).waitFor();
        else await settled(view);
        await expectText({ page, isSidebar: view !== page }, where, ...texts);
        expect(foreign(), where).toEqual([]);
      },
  };
}
