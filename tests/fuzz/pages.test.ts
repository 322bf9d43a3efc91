// @vitest-environment node
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MAX_WAIT, retryAfter } from '#lib/api/queue/rate-limit-headers.ts';
import type { RoadRequest } from '#lib/api/road.ts';
import { pageRoad } from '#lib/background/roads/page-road.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { EXAMPLES } from '../model/resource-examples.ts';
import { mutate, mutateText } from './mutate.ts';
import { feedInTurn, pick, type Random, upTo } from './random.ts';
import { staysUnpolluted } from './unpolluted.ts';

/** What comes out of a dashboard's page in place of an answer: the parser that stands nearest to a page that is not what it seems. */
const COUNT = 50_000;

/** What the page hands over this time. */
let handedOver: unknown;

staysUnpolluted();
beforeEach(() => {
  fakeBrowser.reset();
  const tab = { id: 7, url: 'https://cloud.zenml.io/workspaces', active: true, discarded: false };
  Object.assign(fakeBrowser.tabs, { get: async () => tab });
  Object.assign(fakeBrowser.scripting, { executeScript: async () => [{ result: handedOver }] });
});

const url = 'https://cloudapi.zenml.io/users/me';
const READ: RoadRequest = { method: 'GET', url, body: null, effect: 'read' };
const WRITE: RoadRequest = { ...READ, method: 'POST', body: '{}', effect: 'write' };
const send = (request: RoadRequest) => pageRoad(ZENML_CLOUD, 7)(request, new AbortController().signal);

/** The parser of what is in them has tests of its own. */
const shortTexts = EXAMPLES.map(({ wire }) => JSON.stringify(wire)).filter(({ length }) => length < 1_000);
const texts = [
  ...shortTexts,
  '{"id":"a","name":{"__proto__":{"isPolluted":true},"constructor":{"prototype":{"isPolluted":true}}}}',
];
const HEADERS = [
  ['Content-Type', 'application/json'],
  ['Retry-After', '30'],
  ['RateLimit', '"default";r=50;t=30'],
  ['X-Other', 'no'],
];
const answer = { is: 'answer', isRedirect: false, status: 200, headers: HEADERS, text: texts[0] };
const examples = [
  ...[answer, answer, answer, { ...answer, status: 429 }, { ...answer, isRedirect: true, status: 0 }],
  ...[{ is: 'elsewhere' }, { is: 'cut' }, { is: 'failed' }],
];

/** A key that reaches the prototype of whoever copies it: in a text of JSON its quotes would be escaped. */
const hasPrototypeKey = (value: unknown): boolean =>
  /(?<!\\)"(__proto__|constructor|prototype)":/.test(JSON.stringify(value) ?? '');

/** What is held against every result of a request that a page was asked for. */
async function judged(request: RoadRequest) {
  const result = await send(request);
  if (!result.ok) {
    const { kind } = result.failure;
    // Nobody may take a write that may have left for one that did not.
    if (request === WRITE && ['interrupted', 'offline'].includes(kind)) throw new Error(`a write is ${kind}`);
    return result;
  }
  const { status, headers, json } = result.value;
  if (!Number.isInteger(status) || status < 0 || status > 999) throw new Error(`status ${status}`);
  if (Object.getPrototypeOf(headers) !== Object.prototype) throw new Error('headers of another kind');
  for (const [name, value] of Object.entries(headers)) {
    if (!/^(date|retry-after|(x-)?ratelimit[a-z-]*)$/.test(name)) throw new Error(`header ${name}`);
    if (typeof value !== 'string' || value.length > 1000) throw new Error(`a value of ${name}`);
  }
  const wait = retryAfter(headers, 0);
  if (wait !== null && !(wait >= 0 && wait <= MAX_WAIT)) throw new Error(`waits ${wait} ms`);
  if (hasPrototypeKey(json)) throw new Error('a key of a prototype');
  return result;
}

test('what a page hands over in place of an answer is read, or counts as none', async () => {
  const from = (random: Random): unknown => {
    const got = random() < 0.1 ? pick(random, examples) : mutate(random, pick(random, examples), examples);
    if (random() < 0.05) return got;
    const text = JSON.stringify(got);
    return text !== undefined && random() < 0.3 ? mutateText(random, text) : text;
  };
  const came: Record<string, number> = {};
  await feedInTurn(
    COUNT,
    41,
    (random) => ({ handed: from(random), request: random() < 0.5 ? READ : WRITE }),
    async ({ handed, request }) => {
      handedOver = handed;
      const result = await judged(request);
      const what = result.ok ? result.value.body : result.failure.kind;
      came[what] = (came[what] ?? 0) + 1;
    },
  );
  // Each of its ways out is taken, and often.
  expect(Object.keys(came)).toEqual(
    expect.arrayContaining(['json', 'text', 'interrupted', 'outcome-unknown', 'not-zenml', 'offline']),
  );
  expect(came.json).toBeGreaterThan(COUNT / 20);
  expect(came.interrupted).toBeGreaterThan(COUNT / 20);
  expect(came['no-dashboard-tab']).toBeGreaterThan(COUNT / 100);
});

test('an answer with headers and a body of any text is judged, and not taken for one that was lost', async () => {
  let read = 0;
  const header = (random: Random): string[] => {
    const [name = '', value = ''] = pick(random, HEADERS);
    return [
      random() < 0.5 ? name : mutateText(random, name),
      random() < 0.5 ? value : mutateText(random, value),
    ];
  };
  await feedInTurn(
    COUNT,
    42,
    (random) => {
      const text = pick(random, texts);
      return {
        ...answer,
        isRedirect: random() < 0.02,
        status: random() < 0.7 ? 200 : upTo(random, 1000),
        headers: Array.from({ length: upTo(random, 6) }, () => header(random)),
        text: random() < 0.02 ? null : random() < 0.3 ? text : mutateText(random, text),
      };
    },
    async (got) => {
      handedOver = JSON.stringify(got);
      const result = await judged(READ);
      if (!result.ok && result.failure.kind !== 'not-zenml') throw new Error(`is ${result.failure.kind}`);
      if (result.ok && result.value.body === 'json') read += 1;
    },
  );
  expect(read).toBeGreaterThan(COUNT / 10);
});
