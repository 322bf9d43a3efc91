import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane.ts';
import { poll } from '../e2e/harness/poll.ts';
import { axeViolations, walk } from './harness/accessible.ts';
import { useFirefox } from './harness/use-firefox.ts';

const firefox = useFirefox({ signedInAs: ADMIN_EMAIL });
const HOST = 'zenml.example.test';

let own: ControlPlane;
beforeAll(async () => {
  own = await startControlPlane({ mode: 'self-hosted', cookie: { domain: null } });
});
afterAll(() => own?.close());

test('the options page is as without any policy, accessible, and all of it is reached by Tab', async () => {
  const { bidi, newPage, pageUrl } = firefox();
  const page = await newPage(pageUrl('/options.html'));
  // Firefox opens its own page of shortcuts from 137 on.
  await page.waitFor('button', 'Change keys');
  // Nobody has written a policy here: Firefox refuses to tell one, and nothing is said to be administered.
  const told = await page.evaluate(
    () =>
      browser.storage.managed.get().then(
        () => 'a policy',
        (error: Error) => error.message,
      ),
    null,
  );
  expect(told).toMatch(/manifest not found/i);
  await page.waitFor('textbox', 'Address of its dashboard');
  expect(await page.text()).not.toContain('administrator');
  expect(await axeViolations(bidi, page)).toEqual([]);
  const { wanted, reached } = await walk(bidi, page);
  expect(wanted.length).toBeGreaterThan(12);
  expect(reached).toEqual(wanted);
});

test('the welcome page says how Firefox pins, is accessible, and all of it is reached by Tab', async () => {
  const { bidi, newPage, pageUrl } = firefox();
  const page = await newPage(pageUrl('/welcome.html'));
  await page.waitForText('then the gear beside Sidecar, then Pin to Toolbar');
  await page.waitForText('Sidecar');
  await page.waitFor('button', 'Open options');
  expect(await axeViolations(bidi, page)).toEqual([]);
  const { wanted, reached } = await walk(bidi, page);
  expect(wanted.length).toBeGreaterThan(1);
  expect(reached).toEqual(wanted);
});

test('the popup is accessible', async () => {
  const { bidi, openDashboard, openPopupPage } = firefox();
  const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  await popup.waitForText('Vision production');
  await popup.waitFor('button', 'Refresh');
  expect(await axeViolations(bidi, popup)).toEqual([]);
});

test('a self-hosted control plane is added with the permission that Firefox asks for, and takes it along when it goes', async () => {
  const { newPage, pageUrl, scope } = firefox();
  const origin = `https://${HOST}:${own.port}`;
  const page = await newPage(pageUrl('/options.html#control-planes'));
  const given = () =>
    page.evaluate(
      async (host) => ({
        origins: ((await browser.permissions.getAll()).origins ?? []).filter((one) => one.includes(host))
          .length,
        scripts: (await browser.scripting.getRegisteredContentScripts()).length,
      }),
      HOST,
    );
  expect(await given()).toEqual({ origins: 0, scripts: 0 });
  await page.fill('Address of its dashboard', `${origin}/workspaces`);
  await page.click('button', 'Add');
  await scope.allowPermissions();
  await page.waitForText('is added. Nobody is signed in there yet.');
  await poll('the launcher’s script', async () => (await given()).scripts === 1);
  expect(await given()).toEqual({ origins: 1, scripts: 1 });

  const dashboard = await newPage(`${origin}/`);
  await dashboard.openSidebar();
  await dashboard.sidebar.waitForText(HOST);

  await dashboard.close();
  await page.activate();
  await page.click('button', `Remove ${HOST}:${own.port}`);
  await page.click('button', 'Remove it');
  await poll('nothing to be left', async () => {
    const { origins, scripts } = await given();
    return origins + scripts === 0;
  });
});
