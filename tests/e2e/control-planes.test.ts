import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startControlPlane } from '../control-plane/start-control-plane.ts';
import { violationsInBoth } from './harness/axe.ts';
import { grantedBuild } from './harness/granted-build.ts';
import { type Extension, launchExtension, openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { inDatabases, storedItems } from './harness/what-is-there.ts';

const HOST = 'zenml.example.test';
const OTHER = 'other.example.test';
/** A dashboard alone: its API is at `HOST`. */
const APART = 'dashboard.example.test';
const ID = `at-${HOST}`;

let extension: Extension;
let own: Awaited<ReturnType<typeof startControlPlane>>;

beforeAll(async () => {
  own = await startControlPlane({ mode: 'self-hosted', cookie: { domain: null } });
  const { port } = new URL(own.apiUrl);
  extension = await launchExtension({
    build: grantedBuild([HOST, OTHER, APART]),
    moreHostRules: `MAP ${HOST}:443 127.0.0.1:${port}, MAP ${APART}:443 127.0.0.1:${port}`,
  });
});
afterAll(async () => {
  await extension?.close();
  await own?.close();
});
beforeEach(async () => {
  await extension.reset();
  own.clearLog();
  own.setFault(null);
});

async function signInThere(email: string): Promise<void> {
  const { cookie } = own.signInAs(email);
  await extension.context.addCookies([
    { ...cookie, domain: HOST, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
}

async function openOptions() {
  const page = await extension.context.newPage();
  await page.goto(extension.pageUrl('/options.html'));
  return page;
}

async function add(address: string) {
  const page = await openOptions();
  await page.getByLabel('Address of its dashboard').fill(address);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  return page;
}

const registered = () =>
  extension.worker.evaluate(
    async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
    null,
  );

describe('a self-hosted control plane', () => {
  it('is added by its address, used beside ZenML’s own as somebody else, and removed without a trace', async () => {
    await extension.signIn('ada@northwind.example');
    await signInThere('mei@northwind.example');
    const options = await add(`https://${HOST}/organizations/x?y`);
    await options.getByText(`${HOST} is added, and you are signed in there.`).waitFor();
    expect(await registered()).toEqual([`launcher-${HOST}`]);

    const dashboard = await extension.context.newPage();
    await dashboard.goto(`https://${HOST}/`);
    const sidebar = await openSidebar(dashboard);
    await sidebar.getByText(HOST, { exact: false }).first().waitFor();
    await sidebar.getByText('Mei', { exact: false }).first().waitFor();

    const there = await extension.context.newPage();
    await there.goto(extension.pageUrl(`/manage.html?controlPlane=${ID}`));
    await there.getByText('Signed in as Mei', { exact: false }).waitFor({ state: 'attached' });
    const here = await extension.context.newPage();
    await here.goto(extension.pageUrl('/manage.html?controlPlane=zenml-cloud'));
    await here.getByText('Signed in as Ada', { exact: false }).waitFor({ state: 'attached' });
    await here.getByRole('combobox', { name: 'Control plane' }).selectOption(ID);
    await here.getByText('Signed in as Mei', { exact: false }).waitFor({ state: 'attached' });

    for (const page of [there, here, dashboard]) await page.close();
    await options.getByRole('button', { name: `Remove ${HOST}` }).click();
    await options.getByRole('button', { name: 'Remove it' }).waitFor();
    expect(await violationsInBoth(options)).toEqual([]);
    await options.getByRole('button', { name: 'Remove it' }).click();
    await options
      .getByRole('region', { name: 'Control planes' })
      .getByText(HOST, { exact: true })
      .waitFor({ state: 'detached' });
    await poll('the end of the removal', async () => (await registered()).length === 0);
    await poll('nothing to be kept', async () => (await traces()) === '');
  });

  it('is asked for its API where the dashboard’s host has none, and used at both', async () => {
    // The cookie is the API's host's alone.
    await signInThere('mei@northwind.example');
    own.setFault({ kind: 'status', status: 404 });
    const options = await add(`https://${APART}`);
    await options.getByRole('alert').getByText('No ZenML Pro API answers there.').waitFor();
    own.setFault(null);
    await options.getByLabel('Address of its API').fill(HOST);
    await options.getByRole('button', { name: 'Add', exact: true }).click();
    await options.getByText(`${APART} is added, and you are signed in there.`).waitFor();
    expect(await registered()).toEqual([`launcher-${APART}`]);

    const dashboard = await extension.context.newPage();
    await dashboard.goto(`https://${APART}/`);
    const sidebar = await openSidebar(dashboard);
    await sidebar.getByText('Mei', { exact: false }).first().waitFor();
    await dashboard.close();
  });

  it('goes with everything else that is erased: from the list, from the browser and from its open pages', async () => {
    await signInThere('mei@northwind.example');
    const options = await add(`https://${HOST}`);
    await options.getByText(`${HOST} is added, and you are signed in there.`).waitFor();
    const dashboard = await extension.context.newPage();
    await dashboard.goto(`https://${HOST}/`);
    await dashboard.locator('zenml-sidecar-launcher').waitFor({ state: 'attached' });

    await options.bringToFront();
    await options.getByRole('button', { name: 'Erase everything…' }).click();
    await options.getByRole('dialog').getByRole('button', { name: 'Erase everything', exact: true }).click();
    await poll('the launcher to be unregistered', async () => (await registered()).length === 0);
    await dashboard.locator('zenml-sidecar-launcher').waitFor({ state: 'detached' });
    await poll('nothing to be kept', async () => (await traces()) === '');
  });

  it('is not added when nobody answers there or no API does, and what was typed stays', async () => {
    const options = await add(OTHER);
    const address = options.getByLabel('Address of its dashboard');
    await options.getByRole('alert').getByText('does not answer').waitFor();
    expect(await address.inputValue()).toBe(OTHER);

    own.setFault({ kind: 'status', status: 404 });
    await address.fill(HOST);
    await options.getByRole('button', { name: 'Add', exact: true }).click();
    await options.getByRole('alert').getByText('No ZenML Pro API answers there.').waitFor();
    await options.getByLabel('Address of its API').waitFor();
    expect(await violationsInBoth(options)).toEqual([]);
    expect(await address.inputValue()).toBe(HOST);
    expect(await registered()).toEqual([]);
  });
});

/** Where the host of the removed control plane still stands. */
const traces = async (): Promise<string> => {
  const { worker } = extension;
  const rows = await worker.evaluate(inDatabases, null);
  const kept = [(await storedItems(worker)).text, ...rows.map((one) => JSON.stringify(one))];
  return kept
    .filter((text) => text.includes(HOST))
    .join(' ')
    .slice(0, 600);
};
