import { expect, test } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { ADMIN_EMAIL, SUPER_USER_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { applyButton, review, send, turnEditingOn, writesOf } from './harness/changing.ts';
import { openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';

const extension = useExtension();

const createTeam = (name: string): Change => {
  const { id } = demoIds(extension().controlPlane.state).organization('Northwind ML');
  return { kind: 'createTeam', input: { organizationId: id, name, description: null } };
};
const teamsNamed = (name: string) =>
  extension()
    .controlPlane.state.teams.all()
    .filter((team) => team.name === name).length;

/** A plan on screen, and its id, which only our own pages can read. */
async function reviewed(name: string) {
  await extension().signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const page = await review(extension(), [createTeam(name)]);
  await applyButton(page).waitFor();
  const plans = await extension().worker.evaluate(
    async () => Object.keys((await chrome.storage.session.get('plans')).plans as object),
    null,
  );
  return { page, id: plans.at(-1) ?? '' };
}
const confirmation = (id: string) => ({
  type: 'change',
  request: { do: 'confirm', id, typed: {}, secrets: {} },
});

test('a double click and a replayed message apply a change once', async () => {
  const { page, id } = await reviewed('Double');
  await applyButton(page).dblclick();
  await page.getByText('Finished').first().waitFor();
  for (let times = 0; times < 3; times += 1) {
    expect(await send(page, confirmation(id))).toMatchObject({ answer: { is: 'applied' } });
  }
  await page.reload();
  expect(await send(page, confirmation(id))).toMatchObject({ answer: { is: 'applied' } });
  expect(writesOf(extension())).toHaveLength(1);
  expect(teamsNamed('Double')).toBe(1);
});

test('a plan whose “before” no longer holds is planned again, and nothing is sent', async () => {
  const { page, id } = await reviewed('Stale');
  const { state } = extension().controlPlane;
  const { organizationId } = createTeam('Stale').input as { organizationId: string };
  const [now, made] = [Date.now(), { id: crypto.randomUUID(), description: null }];
  state.teams.add({ ...made, name: 'Stale', organization_id: organizationId, created: now, updated: now });
  expect(await send(page, confirmation(id))).toMatchObject({
    answer: { is: 'planned-again', why: 'changed' },
  });
  await applyButton(page).click();
  await page.getByText(/planned again\. Nothing was sent\./).waitFor();
  expect(writesOf(extension())).toEqual([]);
  state.teams.remove(made.id);
});

test('another identity cannot confirm what somebody planned', async () => {
  const { page, id } = await reviewed('Other');
  await extension().context.clearCookies();
  await extension().signIn(SUPER_USER_EMAIL);
  expect(await send(page, confirmation(id))).toMatchObject({ failure: { kind: 'other-identity' } });
  expect(writesOf(extension())).toEqual([]);
});

test('nothing is confirmed while editing is off', async () => {
  const { page, id } = await reviewed('Off');
  await page.getByRole('switch', { name: /Editing/ }).click();
  await poll('the switch', () =>
    extension().worker.evaluate(
      async () => ((await chrome.storage.local.get('editing')).editing as string[]).length === 0,
      null,
    ),
  );
  expect(await send(page, confirmation(id))).toMatchObject({ failure: { kind: 'read-only' } });
  expect(writesOf(extension())).toEqual([]);
});

test('a script in the dashboard’s page can have a draft looked at, and nothing confirmed or planned', async () => {
  const { id } = await reviewed('Forged');
  const { context, worker, openDashboard } = extension();
  const dashboard = await openDashboard();
  const tabId = await worker.tabOf(dashboard);
  // As our own script in that page would, and so whoever had taken it over.
  const forge = (message: object) =>
    worker.evaluate(
      async ([tab, forged]) => {
        const { version } = chrome.runtime.getManifest();
        const [injected] = await chrome.scripting.executeScript({
          target: { tabId: tab },
          func: async (json: string, own: string) =>
            (await chrome.runtime.sendMessage({ version: own, ...JSON.parse(json) })) ?? 'no answer',
          // As text: Chromium leaves out every property whose value is null.
          args: [forged, version],
        });
        return injected?.result;
      },
      [tabId, JSON.stringify({ controlPlaneId: 'zenml-cloud', ...message })] as const,
    );
  const plan = { type: 'change', request: { do: 'plan', changes: [createTeam('Forged')] } };
  const journal = { type: 'change', request: { do: 'journal' } };
  for (const message of [confirmation(id), plan, journal]) expect(await forge(message)).toBe('no answer');
  expect(await forge({ type: 'draft', changes: [{ kind: 'deleteEverything', input: {} }] })).toMatchObject({
    failure: { kind: 'invalid' },
  });
  const opened = context.waitForEvent('page');
  expect(await forge({ type: 'draft', changes: [createTeam('Forged')] })).toEqual({ answer: null });
  const window = await opened;
  await applyButton(window).waitFor();
  expect(writesOf(extension())).toEqual([]);
  expect(teamsNamed('Forged')).toBe(0);
});

test('the page itself reaches nothing of it', async () => {
  await reviewed('Page');
  const dashboard = await extension().openDashboard();
  await openSidebar(dashboard);
  const reach = await dashboard.evaluate(async () => ({
    runtime: typeof (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime
      ?.sendMessage,
    databases: (await indexedDB.databases()).length,
  }));
  expect(reach).toEqual({ runtime: 'undefined', databases: 0 });
});

test('a sign-out midway leaves the rest, says so, and it goes on after the sign-in', async () => {
  const { controlPlane, context, signIn } = extension();
  await signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const names = Array.from({ length: 20 }, (_, index) => `Sign-out ${index}`);
  const page = await review(extension(), names.map(createTeam));
  // All of them take longer than a busy machine takes to forget the cookies.
  controlPlane.setFault({ kind: 'latency', ms: 500, method: 'POST' });
  await applyButton(page).click();
  await poll('the first writes', () => names.filter(teamsNamed).length > 2);
  await context.clearCookies();
  await page.getByText('You are signed out of ZenML').first().waitFor();
  const done = names.filter(teamsNamed).length;
  expect(done).toBeLessThan(names.length);
  controlPlane.setFault(null);
  // On the dashboard, which is what tells the views of it.
  await extension().signInByHand(await extension().openDashboard('/login'), ADMIN_EMAIL);
  await poll('the rest', () => names.every((name) => teamsNamed(name) > 0));
  expect(names.map(teamsNamed)).toEqual(names.map(() => 1));
});
