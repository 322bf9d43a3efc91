import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane.ts';
import { poll } from '../e2e/harness/poll.ts';
import type { Page } from './harness/page.ts';
import { useFirefox } from './harness/use-firefox.ts';

const firefox = useFirefox({ signedInAs: ADMIN_EMAIL });
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOST = 'zenml.example.test';

let own: ControlPlane;
beforeAll(async () => {
  own = await startControlPlane({ mode: 'self-hosted', cookie: { domain: null } });
});
afterAll(() => own?.close());

/** Evaluated by the browser's own tools, since the policy of our pages lets no text become a script. */
async function axeViolations(page: Page): Promise<string[]> {
  await firefox().bidi.send('script.evaluate', {
    expression: `${AXE};0`,
    target: { context: page.context },
    awaitPromise: false,
  });
  const { found, passes } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations, passes } = await axe.run();
    return {
      found: violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`),
      passes: passes.length,
    };
  }, null);
  expect(passes).toBeGreaterThan(5);
  return found;
}

/** Goes once through the page with Tab; answers what can be reached and what was, each by its place in the document. */
async function walk(page: Page): Promise<{ wanted: number[]; reached: number[] }> {
  const wanted = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ];
    const shown = all.filter((one) => one.checkVisibility() && !one.matches(':disabled'));
    // Of a group of radio buttons Tab reaches the one that is chosen.
    const stops = shown.filter((one) => !one.matches('input[type=radio]:not(:checked)'));
    for (const [at, one] of stops.entries()) one.setAttribute('data-stop', String(at));
    return stops.map((_, at) => at);
  }, null);
  const reached: number[] = [];
  for (const _ of wanted) {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: '\uE004' }));
    await firefox().bidi.send('input.performActions', {
      context: page.context,
      actions: [{ type: 'key', id: 'keys', actions }],
    });
    reached.push(
      await page.evaluate(() => Number(document.activeElement?.getAttribute('data-stop') ?? -1), null),
    );
  }
  return { wanted, reached };
}

test('the options page is as without any policy, accessible, and all of it is reached by Tab', async () => {
  const { newPage, pageUrl } = firefox();
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
  expect(await axeViolations(page)).toEqual([]);
  const { wanted, reached } = await walk(page);
  expect(wanted.length).toBeGreaterThan(12);
  expect(reached).toEqual(wanted);
});

test('the welcome page says how Firefox pins, is accessible, and all of it is reached by Tab', async () => {
  const { newPage, pageUrl } = firefox();
  const page = await newPage(pageUrl('/welcome.html'));
  await page.waitForText('then the gear beside Sidecar, then Pin to Toolbar');
  await page.waitForText('Sidecar');
  await page.waitFor('button', 'Open options');
  expect(await axeViolations(page)).toEqual([]);
  const { wanted, reached } = await walk(page);
  expect(wanted.length).toBeGreaterThan(1);
  expect(reached).toEqual(wanted);
});

test('the popup is accessible', async () => {
  const { openDashboard, openPopupPage } = firefox();
  const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  await popup.waitForText('Vision production');
  await popup.waitFor('button', 'Refresh');
  expect(await axeViolations(popup)).toEqual([]);
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
