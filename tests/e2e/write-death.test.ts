import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { WriteEntry } from '#lib/background/writes/entry.ts';
import type { WriteIntent } from '#lib/background/writes/perform.ts';
import { addTeamMember } from '../background/writes/add-team-member.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createRandom } from '../control-plane/state/random.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';

const extension = useExtension();

/** What the worker of this build offers to the tests (`lib/background/start-worker.ts`). */
declare global {
  var sidecarTest: {
    perform(intent: WriteIntent): Promise<unknown>;
    recover(at?: number): Promise<void>;
    list(userId: string): Promise<{ entries: WriteEntry[]; unreadable: number }>;
  };
}

const DEATHS = 100;
/** Together fewer than the journal keeps. */
const WRITES_PER_LIFE = 2;
/** How long the control plane thinks before it does a write, and how long after the first one the worker lives at most. */
const LATENCY = 25;
const LONGEST_LIFE = 160;

type Intent = WriteIntent & { teamId: string };

/** Each write has a team of its own, so that the log names it; a member cannot be added twice. */
function writing() {
  const { state, requests } = extension().controlPlane;
  const organizationId = demoIds(state).organization('Northwind ML').id;
  const userId = demoIds(state).user(ADMIN_EMAIL).id;
  const newIntent = (): Intent => {
    const [teamId, now] = [randomUUID(), Date.now()];
    const team = { id: teamId, organization_id: organizationId, name: teamId, description: null };
    state.teams.add({ ...team, created: now, updated: now });
    return { teamId, ...addTeamMember(teamId, userId) };
  };
  /** Those that reached the control plane. */
  const writes = () => requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/members'));
  return { userId, newIntent, writes };
}

test(`no write is done twice or forgotten when the worker is stopped at ${DEATHS} random moments`, {
  timeout: 180_000,
}, async () => {
  const { controlPlane, worker, signIn } = extension();
  const { state } = controlPlane;
  const { userId, newIntent, writes } = writing();

  await signIn(ADMIN_EMAIL);
  controlPlane.setFault({ kind: 'latency', ms: LATENCY, method: 'POST' });
  const random = createRandom(20250320);
  const asked: Intent[] = [];
  for (let death = 0; death < DEATHS; death += 1) {
    const intents = Array.from({ length: WRITES_PER_LIFE }, newIntent);
    asked.push(...intents);
    await worker.evaluate((wanted) => {
      // Not waited for: the worker will not live to see the last of them.
      for (const intent of wanted) void globalThis.sidecarTest.perform(intent);
    }, intents);
    // The moment itself, and not a wait for something.
    await new Promise((resolve) => setTimeout(resolve, random.integer(0, LONGEST_LIFE)));
    await worker.stop();
  }

  await poll(
    'the end of what the server had begun',
    () => (writes().at(-1)?.at ?? 0) + 20 * LATENCY < Date.now(),
  );
  const entries = await worker.evaluate(async (user) => {
    // As of two minutes from now: what is not there then is not coming any more.
    await globalThis.sidecarTest.recover(Date.now() + 120_000);
    return (await globalThis.sidecarTest.list(user)).entries;
  }, userId);

  const counts: Record<string, number> = { 'never recorded': 0 };
  for (const { id, teamId } of asked) {
    const entry = entries.find((one) => one.id === id);
    const seen = writes().filter(({ path }) => path.includes(teamId)).length;
    const isThere = state.teamMembers.by('team', teamId).length > 0;
    const what = entry?.state ?? 'never recorded';
    counts[what] = (counts[what] ?? 0) + 1;
    expect(seen, what).toBeLessThanOrEqual(1);
    expect(['done', 'not-done', 'not-sent', 'never recorded']).toContain(what);
    expect(what === 'done', what).toBe(isThere);
    if (entry?.sentAt == null) expect(seen, what).toBe(0);
  }
  const reads = controlPlane.requests.filter(
    ({ method, path }) => method === 'GET' && path.endsWith('/members'),
  );
  expect(reads.length).toBeGreaterThan(0);
  console.log(
    `${reads.length} read back; ${writes().length} writes reached the server; of ${asked.length}:`,
    counts,
  );
  expect(counts.done).toBeGreaterThan(DEATHS / 4);
  expect(counts['not-sent']).toBeGreaterThan(0);
});

test('a write whose connection is lost after the server did it is done, and sent once by us', async () => {
  const { controlPlane, worker, signIn } = extension();
  const { newIntent, writes } = writing();
  await signIn(ADMIN_EMAIL);
  await worker.evaluate((intent) => globalThis.sidecarTest.perform(intent), newIntent());
  controlPlane.setFault({ kind: 'drop', when: 'after', method: 'POST', times: 1 });
  controlPlane.clearLog();
  const result = await worker.evaluate((intent) => globalThis.sidecarTest.perform(intent), newIntent());
  expect(result).toMatchObject({ value: { entry: { state: 'done' } } });
  // Chromium sends again, by itself, what met the end of a connection that it had used before (ARCHITECTURE.md, "Writing").
  expect(writes().map(({ status }) => status)).toEqual([0, 409]);
});

test('what Chromium itself makes twice is done, with the id of the first: its 409 is read back', async () => {
  const { controlPlane, worker, signIn } = extension();
  const { userId, newIntent } = writing();
  const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
  const name = randomUUID();
  const creation: WriteIntent = {
    id: randomUUID(),
    userId,
    endpoint: 'createTeam',
    params: { body: { name, organization_id: organizationId } },
    readBack: { endpoint: 'teams', params: { organizationId }, expect: { kind: 'row', match: { name } } },
  };
  await signIn(ADMIN_EMAIL);
  await worker.evaluate((intent) => globalThis.sidecarTest.perform(intent), newIntent());
  controlPlane.setFault({ kind: 'drop', when: 'after', method: 'POST', times: 1 });
  controlPlane.clearLog();
  const result = await worker.evaluate((intent) => globalThis.sidecarTest.perform(intent), creation);
  const sent = controlPlane.requests.filter(({ method, path }) => method === 'POST' && path === '/teams');
  expect(sent.map(({ status }) => status)).toEqual([0, 409]);
  const made = controlPlane.state.teams.all().filter((team) => team.name === name);
  expect(made).toHaveLength(1);
  expect(result).toMatchObject({ value: { entry: { state: 'done', failure: null, resultId: made[0]?.id } } });
});

test('the journal cannot be read where the dashboard and our scripts in it run', async () => {
  const { worker, signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  await worker.evaluate((intent) => globalThis.sidecarTest.perform(intent), writing().newIntent());
  const names = async () => (await indexedDB.databases()).map(({ name }) => name);
  expect(await worker.evaluate(names, null)).toContain('writes');
  const page = await openDashboard();
  // A content script has the page's databases, not the extension's.
  expect(await page.evaluate(names)).toEqual([]);
});
