import { execFileSync } from 'node:child_process';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { launchExtension, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { waitForText } from './harness/views.ts';

/**
 * A right click with a real mouse, in a real window, on the menu that the browser draws. Not among the tests,
 * since it needs a display of its own: with Debian's xvfb, openbox and xdotool installed,
 *
 *     xvfb-run -s '-screen 0 1400x950x24' sh -c 'openbox & npx tsx tests/e2e/real-right-click.ts'
 */
async function main(): Promise<void> {
  const { signIn, openDashboard, close, problems } = await launchExtension({ headless: false });
  try {
    await signIn(ADMIN_EMAIL);
    const page = await openDashboard('/workspaces/prod-vision');
    const link = page.getByRole('link', { name: 'Northwind ML' });
    const box = await link.boundingBox();
    if (!box) throw new Error('The link is not on screen.');
    const window = await page.evaluate(() => ({
      left: screenX,
      // The page's own area begins below the tabs and the address.
      top: screenY + outerHeight - innerHeight,
    }));
    const at = [window.left + box.x + box.width / 2, window.top + box.y + box.height / 2];
    const before = windows();
    mouse('mousemove', ...at.map((value) => String(Math.round(value))), 'click', '3');
    // The menu is the browser's own, and a window of its own.
    await poll('the menu', () => windows() > before);
    // Our entries are the last above "Inspect"; the extension's own submenu opens to the right.
    mouse('key', 'Up', 'Up', 'Right', 'Return');
    await waitForText(sidebarOf(page), 'Northwind ML');
    if (problems.list().length > 0) throw new Error(JSON.stringify(problems.list()));
    console.log('A real right click on a link led to its check in the sidebar.');
  } finally {
    await close();
  }
}

/** How many windows are on the display. */
const windows = () =>
  execFileSync('xdotool', ['search', '--onlyvisible', '--name', '.*']).toString().split('\n').length;

const mouse = (...args: string[]) => execFileSync('xdotool', args);

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
