import type { Page } from 'playwright-core';
import { createSeedBuilder } from '../../control-plane/seeds/seed-builder.ts';
import type { ControlPlane } from '../../control-plane/start-control-plane.ts';
import type { OrganizationRecord } from '../../control-plane/state/records.ts';
import type { Extension } from '../../e2e/harness/launch-extension.ts';
import { median } from '../browser/middle.ts';
import type { Verdict } from '../queue/bars.ts';
import { number, printTable } from '../queue/table.ts';

const MB = 1_000_000;
/** Browsers give 10 MB. */
const STORAGE_BAR = 8;
/** What answers and pages of lists may take together (`cache-limits.ts`). */
const CACHE_BAR = 4.194_304;
/** Organizations as large whose people are asked for besides: more than the cache keeps. */
const MORE = 9;

/** What is kept of a large organization, and what a stopped worker has to do with it before it answers. */
export async function fullCache(extension: Extension, runs: number): Promise<Verdict[]> {
  const { context, controlPlane, pageUrl } = extension;
  const page = await context.newPage();
  await page.goto(pageUrl('/welcome.html'));
  const [organization] = controlPlane.state.organizations.all();
  if (!organization) throw new Error('The seed has no organization.');
  const organizationId = organization.id;
  const questions = {
    'who is signed in': { query: 'session', input: {} },
    'all workspaces': { query: 'workspaces', input: {} },
    'all people': { query: 'people', input: { organizationId } },
  };
  const askAll = async () => {
    for (const question of Object.values(questions)) await page.evaluate(ask, question);
  };
  await page.evaluate(() => chrome.storage.session.clear());
  await askAll();
  const few = await page.evaluate(keepFresh);
  for (const { id } of addLike(controlPlane, organization))
    await page.evaluate(ask, { query: 'people', input: { organizationId: id } });
  await askAll();
  const full = await page.evaluate(keepFresh);

  controlPlane.clearLog();
  const rows = [];
  const verdicts: Verdict[] = [];
  for (const [name, question] of Object.entries(questions)) {
    const took = { few: [] as number[], full: [] as number[] };
    for (let run = 0; run <= runs; run += 1) {
      for (const [state, stored] of [['few', few] as const, ['full', full] as const]) {
        const ms = await restart(extension, page, stored, question);
        // The first of all reads files that no cache has yet.
        if (run > 0) took[state].push(ms);
      }
    }
    const ratio = median(took.full) / median(took.few);
    rows.push({
      name,
      cells: [number(median(took.few), 1), number(median(took.full), 1), number(ratio, 2)],
    });
    verdicts.push({
      what: `large: first reply with a full cache / with three answers: ${name}`,
      value: ratio,
      bar: 2,
    });
  }
  const sent = controlPlane.requests.length;
  if (sent > 0) throw new Error(`${sent} requests were measured, too.`);
  await page.close();
  printTable(
    `The same: a stopped worker’s first reply, ${runs} times in turns, ms`,
    ['3 answers', 'full', 'ratio'],
    rows,
  );
  printTable(
    `The same: storage.session, and after the people of ${MORE} more organizations were read`,
    ['3 answers', 'full'],
    [
      { name: 'all, MB', cells: [few.bytes, full.bytes].map((bytes) => number(bytes / MB, 2)) },
      { name: 'the cache, MB', cells: [few.cache, full.cache].map((bytes) => number(bytes / MB, 2)) },
      { name: 'people of organizations', cells: [few.people, full.people].map(String) },
    ],
  );
  if (full.people > MORE) throw new Error('Nothing was let go of.');
  return [
    { what: 'large: kept in storage.session, full, MB', value: full.bytes / MB, bar: STORAGE_BAR },
    { what: 'large: kept by the cache, full, MB', value: full.cache / MB, bar: CACHE_BAR },
    ...verdicts,
  ];
}

interface Question {
  query: string;
  input: object;
}
interface Stored {
  items: Record<string, unknown>;
  /** Of everything, … */
  bytes: number;
  /** … and of answers and pages of lists. */
  cache: number;
  /** Organizations whose people are kept. */
  people: number;
}

/** Has only these things stored, stops the worker and asks it: ms of the clock. */
async function restart({ worker }: Extension, page: Page, { items }: Stored, question: Question) {
  await page.evaluate(async (wanted) => {
    await chrome.storage.session.clear();
    await chrome.storage.session.set(wanted);
  }, items);
  await worker.stop();
  return page.evaluate(ask, question);
}

/** In a page of ours: a question, and ms of the clock until its answer. Throws when there is none. */
async function ask({ query, input }: Question): Promise<number> {
  const { version } = chrome.runtime.getManifest();
  const message = { type: 'ask', controlPlaneId: 'zenml-cloud', version, query, input, force: false };
  const begin = performance.now();
  const reply = await chrome.runtime.sendMessage(message);
  const took = performance.now() - begin;
  if (!reply?.answer?.data || reply.answer.failure) throw new Error(`${query}: ${JSON.stringify(reply)}`);
  return took;
}

/** In a page of ours: has every answer stay fresh for an hour, so that none is asked again, and answers all that is kept. */
async function keepFresh(): Promise<Stored> {
  const items = await chrome.storage.session.get(null);
  for (const [key, value] of Object.entries(items))
    if (key.startsWith('cache/')) Object.assign(value as object, { staleAt: Date.now() + 3_600_000 });
  await chrome.storage.session.set(items);
  const keys = Object.keys(items);
  return {
    items,
    bytes: await chrome.storage.session.getBytesInUse(null),
    cache: await chrome.storage.session.getBytesInUse(keys.filter((key) => /^(cache|walk)\//.test(key))),
    people: keys.filter((key) => /^cache\/.*\/people\//.test(key)).length,
  };
}

/** More organizations of the same people. */
function addLike({ state }: ControlPlane, large: OrganizationRecord): OrganizationRecord[] {
  const builder = createSeedBuilder(state, 11, Date.now());
  const members = state.assignments
    .by('organization', large.id)
    .filter(({ user_id, workspace_id }) => user_id !== null && workspace_id === null);
  return Array.from({ length: MORE }, (_, index) => {
    const other = builder.organization(`Other ${index}`, state.users.require(large.owner_id));
    for (const { user_id } of members)
      builder.assign(other, 'Organization Member', { user: state.users.require(user_id ?? '') });
    return other;
  });
}
