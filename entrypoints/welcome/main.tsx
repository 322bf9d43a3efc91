import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { WelcomePage } from '#components/welcome/WelcomePage.tsx';
import { changing } from '#lib/changing.ts';
import { controlPlanes } from '#lib/control-planes.ts';
import { policy } from '#lib/policy.ts';
import { keyCommands } from '../own-page/key-commands.ts';
import { beginPage } from '../own-page/own-page.ts';
import { startPage } from '../own-page/start-page.tsx';
import { hostAccess } from './host-access.ts';

/** The page, once it is known what it is about. The build puts it into a script that is no module, where nothing is awaited. */
async function read(): Promise<ComponentChildren> {
  const [controlPlane] = await controlPlanes.read();

  if (!controlPlane) return null;
  const access = hostAccess(controlPlane);
  return (
    <WelcomePage
      platform={{
        browser: import.meta.env.FIREFOX ? 'firefox' : 'chromium',
        controlPlane,
        policy,
        editing: changing(controlPlane).editing,
        hostAccess: access,
        requestHostAccess: access.request,
        shortcuts: keyCommands.read,
        openOptions: () => void browser.runtime.openOptionsPage(),
      }}
    />
  );
}

// In this order: the page begins while the browser reads.
void startPage(read);
beginPage();
