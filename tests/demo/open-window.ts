import { ADMIN_EMAIL, DEMO_PASSWORD } from '../control-plane/seeds/demo-people.ts';
import { launchExtension } from '../e2e/harness/launch-extension.ts';

/** Opens a window with the release build, signed in, and stays until it is closed or Ctrl+C. */
export async function openWindow(): Promise<void> {
  const { context, close, signIn, openDashboard } = await launchExtension({
    build: 'chrome-mv3',
    headless: false,
  });
  const closed = new Promise<void>((resolve) => context.on('close', () => resolve()));
  await signIn(ADMIN_EMAIL);
  await openDashboard('/workspaces/prod-vision/projects');
  // The tab that every browser starts with has nothing to show.
  await context.pages()[0]?.close();
  console.log(`
Sidecar for ZenML Pro runs in the window that just opened, on a ZenML Pro of its own.

  Signed in as   ${ADMIN_EMAIL} (password ${DEMO_PASSWORD}), an organization admin
  Sidebar        the button at the right edge of the dashboard
  Popup          the extension's icon in the toolbar (the puzzle piece pins it)
  Context menu   right-click the page, a link or a selected id or e-mail address

Close the window to stop.`);
  process.once('SIGINT', () => void context.close());
  process.once('SIGTERM', () => void context.close());
  await closed;
  await close();
}
