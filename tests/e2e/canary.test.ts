import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SUPER_USER_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { confirm, review, send, turnEditingOn } from './harness/changing.ts';
import { makeProfile } from './harness/launch-chromium.ts';
import { launchExtension } from './harness/launch-extension.ts';
import { pasted } from './harness/pasted.ts';
import { poll } from './harness/poll.ts';
import { showPeople, showTab, waitForText } from './harness/views.ts';

/** What must not be kept or told is looked for, after a session with a write, wherever it could be. */
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** In a page of the extension's origin: every row of every database. */
async function readDatabases(): Promise<unknown[]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const rows: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      rows.push(...(await done(database.transaction(store).objectStore(store).getAll())));
    }
    database.close();
  }
  return rows;
}

/** The files of a folder that hold a text, in either of the ways that Chromium writes text. */
function filesWith(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return forms.some((form) => content.includes(form));
    });
}

test('session, passwords and issued keys are in no storage, page, export, diagnostics or file, and people in no file', async () => {
  const profile = makeProfile();
  closers.push(() => rm(profile, { recursive: true, force: true, maxRetries: 20 }));
  const extension = await launchExtension({ profile });
  closers.push(() => extension.close());
  const { controlPlane, context, worker, openPopupPage, openDashboard, pageUrl } = extension;
  const { state } = controlPlane;
  const ids = demoIds(state);
  const organizationId = ids.organization('Northwind ML').id;

  await extension.signIn(SUPER_USER_EMAIL);
  await turnEditingOn(extension);
  const session = (await context.cookies()).find(({ name }) => name === 'zenml-pro-session')?.value ?? '';
  expect(session.length).toBeGreaterThan(20);
  const dashboard = await openDashboard('/login');
  const popup = await openPopupPage(dashboard);
  await waitForText(popup, 'Workspaces');
  await showTab(popup, 'Workspaces');
  await showPeople(popup, 'Northwind ML');

  const account = state.users.all().find(({ username }) => username === 'nightly-reports');
  const input = {
    organizationId,
    accountId: account?.id ?? '',
    name: 'canary',
    description: null,
    expiresInMinutes: 60,
  };
  const page = await review(extension, [{ kind: 'createAccountKey', input }]);
  await confirm(page);
  const issued = state.apiKeys.all().find(({ name }) => name === 'canary')?.key ?? '';
  expect(issued).toMatch(/^ZENPROKEY_/);
  await page.getByRole('button', { name: 'Show the key', exact: true }).click();
  await poll('the key', async () => (await page.locator('[data-once] input').inputValue()) === issued);
  await page.close();

  const manage = await context.newPage();
  const place = {
    organization: null,
    workspace: 'prod-vision',
    project: null,
    resource: null,
    serverHost: null,
  };
  const asked = JSON.stringify({ show: 'permissions', place, question: 'who' });
  await manage.goto(pageUrl(`/manage.html?request=${encodeURIComponent(asked)}`));
  await manage.getByRole('button', { name: 'Copy as CSV' }).click();
  const exported = await pasted(extension, manage);
  expect(exported).toContain('@northwind.example');

  const diagnostics = await send(manage, { type: 'own', request: 'diagnostics' });
  const kept = await worker.evaluate(
    async () =>
      JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
    null,
  );
  const rows = JSON.stringify(await manage.evaluate(readDatabases));
  const pages = (await Promise.all(context.pages().map((one) => one.content()))).join('\n');
  // They were looked for where something is.
  expect(kept).toContain('editing');
  expect(rows).toContain('createAccountKey');
  expect(pages).toContain('@northwind.example');
  const secrets = { session, issued };
  for (const [where, text] of Object.entries({
    kept,
    rows,
    pages,
    exported,
    diagnostics: JSON.stringify(diagnostics),
  })) {
    for (const [what, secret] of Object.entries(secrets))
      expect(text.includes(secret), `${what} in ${where}`).toBe(false);
  }
  expect(JSON.stringify(diagnostics)).not.toMatch(/@|northwind|nightly|zenml-pro-session/i);

  // A script of ours in a dashboard's page, taken over with the page, reads no answer about people.
  const readByScript = await worker.evaluate(
    async (tabId) => {
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId },
        func: () =>
          Promise.resolve()
            .then(() => chrome.storage.session.get(null))
            .then(
              (items) => `read ${Object.keys(items)}`,
              () => 'refused',
            )
            .then(async (session) => [session, JSON.stringify(await chrome.storage.local.get(null))]),
      });
      return injected?.result ?? [];
    },
    await worker.tabOf(dashboard),
  );
  expect(readByScript[0]).toBe('refused');
  expect(readByScript[1]).not.toMatch(/@|Ada|ZENPROKEY/);

  expect(extension.problems.list()).toEqual([]);
  await extension.close();
  // The switch of editing is on the disk, so that what is there is found.
  expect(filesWith(profile, 'zenml-cloud').length).toBeGreaterThan(0);
  for (const [what, secret] of Object.entries(secrets)) expect(filesWith(profile, secret), what).toEqual([]);
  for (const person of ['liam@northwind.example', 'Liam Byrne'])
    expect(filesWith(profile, person), person).toEqual([]);
});
