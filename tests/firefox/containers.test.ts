import { afterEach, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { DASHBOARD } from './harness/launch-firefox.ts';
import { createPage, type Page } from './harness/page.ts';
import { useFirefox } from './harness/use-firefox.ts';

const firefox = useFirefox();
const containers: string[] = [];
afterEach(async () => {
  for (const userContext of containers.splice(0)) {
    await firefox().bidi.send('browser.removeUserContext', { userContext });
  }
});

/** A tab in a container of its own, with a dashboard that somebody has signed in to there. */
async function dashboardInContainer(email: string): Promise<Page> {
  const { bidi, signInByHand } = firefox();
  const userContext = String((await bidi.send('browser.createUserContext', {})).userContext);
  containers.push(userContext);
  const { context } = await bidi.send('browsingContext.create', { type: 'tab', userContext });
  const page = createPage(bidi, String(context));
  await page.goto(`${DASHBOARD}/login`);
  await signInByHand(page, email);
  return page;
}

test('a session that only a container has is used inside that tab', async () => {
  const { openPopupPage, controlPlane } = firefox();
  const page = await dashboardInContainer(ADMIN_EMAIL);
  controlPlane.clearLog();
  const popup = await openPopupPage(page);
  await popup.waitForText('Ada Okafor');
  await popup.click('tab', 'Workspaces');
  await popup.waitForText('Vision production');
  const asked = controlPlane.requests.filter(({ path }) => path === '/workspaces');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every(({ origin, status }) => origin === DASHBOARD && status === 200)).toBe(true);
});

test('a container that is signed in as somebody else is told apart', async () => {
  const { openPopupPage, signIn } = firefox();
  await signIn(ADMIN_EMAIL);
  const page = await dashboardInContainer('bram@northwind.example');
  const popup = await openPopupPage(page);
  await popup.waitForText(
    'This page is signed in as Bram Visser. Sidecar asks as Ada Okafor. Changes are switched off here.',
  );
});
