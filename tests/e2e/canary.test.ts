import { rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { SUPER_USER_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { confirm, fillIn, review, send, turnEditingOn } from './harness/changing.ts';
import { makeProfile } from './harness/launch-chromium.ts';
import { type Extension, launchExtension, openSidebar } from './harness/launch-extension.ts';
import { clearClipboard, pasted } from './harness/pasted.ts';
import { poll } from './harness/poll.ts';
import { row, settled, showPeople, showTab, waitForText } from './harness/views.ts';
import { filesWith, storedItems, storedRows, textOfPages } from './harness/what-is-there.ts';

/** What must not be kept or told is looked for, after a session with writes, wherever it could be. */
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const PASSWORD = 'canary-password-5b1f0c9e';
const TYPED = 'canary-typed-77d0a3c2';
const HARMLESS = 'canary-harmless-e04d1b96';
/** As long as what is packed, and of the same form. */
const packedWith = (text: string) =>
  `~${gzipSync(JSON.stringify([text, 'x'.repeat(20_000)])).toString('base64')}`;
const PEOPLE = ['liam@northwind.example', 'Liam Byrne'];
const PLACE = {
  organization: null,
  workspace: 'prod-vision',
  project: null,
  resource: null,
  serverHost: null,
};

/** Opens the full page at a question about a workspace. */
async function askedIn({ context, pageUrl }: Extension, question: string): Promise<Page> {
  const page = await context.newPage();
  const request = JSON.stringify({ show: 'permissions', place: PLACE, question });
  await page.goto(pageUrl(`/manage.html?request=${encodeURIComponent(request)}`));
  return page;
}

/** What each of these buttons copies, which is no two times the same. */
async function copied(extension: Extension, page: Page, buttons: readonly string[]): Promise<string[]> {
  await clearClipboard(extension);
  await page.bringToFront();
  const texts: string[] = [];
  for (const name of buttons) {
    await page.getByRole('button', { name, exact: true }).click();
    const text = await poll(`what “${name}” copies`, async () => {
      const now = await pasted(extension, page);
      return now !== texts.at(-1) && now;
    });
    texts.push(text);
  }
  return texts;
}

/** A person's password is set, after ZenML has refused it and repeated it; answers the commands that were copied. */
async function setPassword(extension: Extension): Promise<string[]> {
  const { controlPlane } = extension;
  const { id: userId } = demoIds(controlPlane.state).user('nikhil@northwind.example');
  const page = await review(extension, [{ kind: 'resetPassword', input: { userId } }]);
  await fillIn(page, PASSWORD);
  // It would be found where it stands.
  expect(await textOfPages(extension.context)).toContain(PASSWORD);
  await page.getByText('Requests as curl commands').click();
  const commands = await copied(extension, page, ['Copy the commands']);
  const body = { detail: `The password ${PASSWORD} is too weak` };
  controlPlane.setFault(
    ['PATCH', 'POST', 'PUT'].map((method) => ({ kind: 'status', status: 422, method, body })),
  );
  await confirm(page);
  await page.getByText('Refused by ZenML').first().waitFor();
  controlPlane.setFault(null);
  await page.getByRole('button', { name: 'Plan the rest again' }).click();
  await fillIn(page, PASSWORD);
  await confirm(page);
  expect(controlPlane.state.passwords.get(userId)).toBe(PASSWORD);
  return commands;
}

/** A key is issued and shown; answers it, and the page that it stands in. */
async function issueKey(extension: Extension, called: string): Promise<{ page: Page; issued: string }> {
  const { state } = extension.controlPlane;
  const { id: organizationId } = demoIds(state).organization('Northwind ML');
  const account = state.users.all().find(({ username }) => username === 'nightly-reports');
  const of = { organizationId, accountId: account?.id ?? '' };
  const input = { ...of, name: called, description: null, expiresInMinutes: 60 };
  const page = await review(extension, [{ kind: 'createAccountKey', input }]);
  await confirm(page);
  const issued = state.apiKeys.all().find(({ name }) => name === called)?.key ?? '';
  expect(issued).toMatch(/^ZENPROKEY_/);
  await page.getByRole('button', { name: 'Show the key', exact: true }).click();
  await poll('the key', async () => (await page.locator('[data-once] input').inputValue()) === issued);
  // It would be found where it stands.
  expect(await textOfPages(extension.context)).toContain(issued);
  return { page, issued };
}

/** Leaves a page with a key on screen, one with a password that is typed and looked at, and one with something harmless. */
async function leaveOnScreen(extension: Extension): Promise<{ left: string; typed: string }> {
  const { context, controlPlane, pageUrl } = extension;
  const { page, issued } = await issueKey(extension, 'left on screen');
  const { id: userId } = demoIds(controlPlane.state).user('nikhil@northwind.example');
  const other = await review(extension, [{ kind: 'resetPassword', input: { userId } }]);
  await fillIn(other, TYPED);
  await other.getByRole('button', { name: /^Show New password/ }).click();
  const third = await context.newPage();
  await third.goto(pageUrl('/options.html'));
  await third.evaluate((value) => {
    Object.assign(document.body.appendChild(document.createElement('input')), { value });
  }, HARMLESS);
  // What stands in the fields of a page the browser writes down once it is left.
  for (const one of [page, other, third]) await one.goto(pageUrl('/manage.html'));
  return { left: issued, typed: TYPED };
}

/** Everything that the views can copy about access and changes. */
async function copiedOfViews(extension: Extension): Promise<string[]> {
  const who = await askedIn(extension, 'who');
  const texts = await copied(extension, who, ['Copy as CSV', 'Copy as JSON']);
  const reach = await askedIn(extension, 'reach');
  texts.push(...(await copied(extension, reach, ['Copy as text', 'Copy as CSV', 'Copy as JSON'])));

  const matrix = await askedIn(extension, 'matrix');
  await matrix.getByRole('button', { name: 'Someone else' }).click();
  await settled(matrix);
  await row(matrix, 'Liam Byrne').click();
  await matrix.getByText('What Liam Byrne may do').waitFor();
  await settled(matrix);
  texts.push(...(await copied(extension, matrix, ['Copy as Markdown'])));
  await matrix
    .getByRole('gridcell', { name: /: denied/ })
    .first()
    .click();
  texts.push(...(await copied(extension, matrix, ['Copy as text', 'Copy as JSON', 'Copy request'])));
  await matrix.keyboard.press('Escape');
  await matrix.getByRole('button', { name: 'Compare', exact: true }).click();
  await settled(matrix);
  await row(matrix, 'Bram Visser').click();
  await matrix.getByText('From Liam Byrne to Bram Visser').waitFor();
  texts.push(...(await copied(extension, matrix, ['Copy as text', 'Copy as JSON'])));

  await matrix.getByRole('button', { name: 'Changes', exact: true }).click();
  texts.push(...(await copied(extension, matrix, ['Copy as CSV', 'Copy as JSON'])));
  return texts;
}

/** The diagnostics as a message answers them, as the options show them, and as they are copied. */
async function diagnosticsOf(extension: Extension): Promise<string[]> {
  const page = await extension.context.newPage();
  await page.goto(extension.pageUrl('/options.html'));
  const answer = await send(page, { type: 'own', request: 'diagnostics' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const shown = await page.getByRole('textbox', { name: 'Diagnostics' }).inputValue();
  return [JSON.stringify(answer), shown, ...(await copied(extension, page, ['Copy diagnostics']))];
}

test('session, set passwords and issued keys are in no storage, page, copy, diagnostics, log or file, and people in no file', {
  timeout: 300_000,
}, async () => {
  const profile = makeProfile();
  closers.push(() => rm(profile, { recursive: true, force: true, maxRetries: 20 }));
  const extension = await launchExtension({ profile });
  closers.push(() => extension.close());
  const { context, worker, openPopupPage, openDashboard, problems } = extension;

  await extension.signIn(SUPER_USER_EMAIL);
  await turnEditingOn(extension);
  const session = (await context.cookies()).find(({ name }) => name === 'zenml-pro-session')?.value ?? '';
  expect(session.length).toBeGreaterThan(20);
  const dashboard = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(dashboard);
  await showTab(sidebar, 'Workspaces');
  await showPeople(sidebar, 'Northwind ML');
  const popup = await openPopupPage(dashboard);
  await waitForText(popup, 'Workspaces');
  await showTab(popup, 'Workspaces');

  const commands = await setPassword(extension);
  const { page, issued } = await issueKey(extension, 'canary');
  await page.getByRole('button', { name: 'I have it, put it away' }).click();
  await page.locator('[data-once] input').waitFor({ state: 'detached' });
  const left = await leaveOnScreen(extension);
  const secrets = { session, issued, password: PASSWORD };
  const copies = [...commands, ...(await copiedOfViews(extension))];
  const diagnostics = await diagnosticsOf(extension);

  /** Where which of the texts is found. */
  const found = async (texts: Record<string, string>): Promise<string[]> => {
    const stored = await storedItems(worker);
    const places = {
      storage: stored.text,
      databases: await storedRows(popup),
      pages: await textOfPages(context),
      copies: copies.join('\n'),
      diagnostics: diagnostics.join('\n'),
      logs: problems.logged().join('\n'),
    };
    return Object.entries(places).flatMap(([place, text]) =>
      Object.entries(texts).flatMap(([what, one]) => (text.includes(one) ? [`${what} in ${place}`] : [])),
    );
  };

  expect(await found(secrets)).toEqual([]);
  // What is there is found; and planted, also in what is packed, in the sidebar's shadow root and in what is logged.
  const known = {
    change: 'createAccountKey',
    person: 'liam@northwind.example',
    browser: '"browser": "Chrome',
  };
  expect(await found(known)).toEqual(
    expect.arrayContaining([
      'person in storage',
      'change in databases',
      'person in pages',
      'browser in pages',
      'change in copies',
      'person in copies',
      'browser in diagnostics',
    ]),
  );
  const planted = { session: packedWith(session), key: issued };
  await worker.evaluate(async (items) => {
    console.debug('planted', { deep: items.key });
    await chrome.storage.session.set({ planted: { packed: items.session } });
  }, planted);
  await dashboard.evaluate((key) => {
    document.querySelector('zenml-sidecar')?.shadowRoot?.append(key);
  }, issued);
  await poll('what is logged', () => problems.logged().some((text) => text.includes(issued)));
  expect(await found(secrets)).toEqual(['session in storage', 'issued in pages', 'issued in logs']);
  await worker.evaluate(() => chrome.storage.session.remove('planted'), null);

  const { localKeys, sessionKeys, packed } = await storedItems(worker);
  const ofAnswers = (keys: string[]) => keys.filter((key) => /^(cache|progress|walk)\//.test(key));
  expect(ofAnswers(localKeys)).toEqual([]);
  expect(ofAnswers(sessionKeys).length).toBeGreaterThan(0);
  expect(packed).toBeGreaterThan(0);
  expect(diagnostics.join('\n')).not.toMatch(/@|northwind|nightly|nikhil|zenml-pro-session/i);

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

  expect(problems.list()).toEqual([]);
  const isLeaked = (text: string) => Object.values(secrets).some((secret) => text.includes(secret));
  expect(problems.logged().filter((text) => isLeaked(text) && !text.includes('deep'))).toEqual([]);
  await extension.close();
  // The switch of editing, the journal and what is left in fields are on the disk, so that what is there is found.
  for (const kept of ['zenml-cloud', 'createAccountKey', HARMLESS])
    expect(filesWith(profile, kept).length, kept).toBeGreaterThan(0);
  for (const [what, secret] of Object.entries({ ...secrets, ...left }))
    expect(filesWith(profile, secret), what).toEqual([]);
  for (const person of PEOPLE) expect(filesWith(profile, person), person).toEqual([]);
});
