import type { Page } from 'playwright-core';
import type { Extension } from '../../e2e/harness/launch-extension.ts';
import { median } from '../browser/middle.ts';
import type { Verdict } from '../queue/bars.ts';
import { number, printTable } from '../queue/table.ts';

const MB = 1_000_000;
/** Browsers give 10 MB; answers may take 4 of them (`cache-limits.ts`). */
const STORAGE_BAR = 8;
/** Organizations as large whose people are put in besides, by hand: more than the cache itself would keep. */
const MORE = 8;

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
  for (let other = 0; other < MORE; other += 1) await page.evaluate(addLike, `other-${other}`);
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
    `The same: storage.session, with the people of ${MORE} more organizations put in, MB`,
    ['3 answers', 'full'],
    [{ name: 'storage.session', cells: [few.bytes, full.bytes].map((bytes) => number(bytes / MB, 2)) }],
  );
  return [
    { what: 'large: kept in storage.session, MB', value: few.bytes / MB, bar: STORAGE_BAR },
    ...verdicts,
  ];
}

interface Question {
  query: string;
  input: object;
}
interface Stored {
  items: Record<string, unknown>;
  bytes: number;
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
  return { items, bytes: await chrome.storage.session.getBytesInUse(null) };
}

/** In a page of ours: the people of another organization, which are as many. */
async function addLike(other: string): Promise<void> {
  const items = Object.entries(await chrome.storage.session.get(null));
  const [key, value] = items.find(([key]) => /^cache\/.*\/people\//.test(key)) ?? [];
  if (!key) throw new Error('Nothing is kept of the people.');
  const otherKey = key.replace(/{.*$/, JSON.stringify({ organizationId: other }));
  await chrome.storage.session.set({ [otherKey]: value });
}
