import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { poll } from '../e2e/harness/poll.ts';
import type { Page } from './harness/page.ts';
import { useFirefox } from './harness/use-firefox.ts';

const firefox = useFirefox({ signedInAs: ADMIN_EMAIL });
const SAID = 'Sidecar was updated: reload this tab';
const notice = (page: Page) =>
  page.evaluate(
    () =>
      document.querySelector('zenml-sidecar-launcher')?.shadowRoot?.querySelector('[role=status]')
        ?.textContent ?? null,
    null,
  );

test('after an update pages that are open say so once, and their sidebar is a new one', async () => {
  const { openDashboard, installAgain } = firefox();
  const page = await openDashboard('/workspaces/prod-vision');
  await page.openSidebar();
  await page.sidebar.waitForText('Vision production');
  await page.evaluate(() => document.querySelector('zenml-sidecar')?.setAttribute('data-older', ''), null);
  await installAgain();
  await poll('the notice', async () => (await notice(page))?.includes(SAID));
  const counts = () =>
    page.evaluate(
      () =>
        ['zenml-sidecar', 'zenml-sidecar[data-older]', 'zenml-sidecar-launcher'].map(
          (name) => document.querySelectorAll(name).length,
        ),
      null,
    );
  await poll('a new sidebar', async () => JSON.stringify(await counts()) === '[1,0,1]');
  await page.sidebar.waitForText('Vision production');
  await page.reload();
  await page.sidebar.waitForText('Vision production');
  expect(await notice(page)).toBe(null);
});
