// @vitest-environment node
import { expect, test } from 'vitest';
import { classifyAnswer } from '#lib/api/classify-answer.ts';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { endpoints, isListName, isReadName } from '#lib/api/endpoints.ts';
import { failureFromResponse, isRouteMissing } from '#lib/api/failure-from-response.ts';
import { parseJson } from '#lib/api/parse-json.ts';
import { budgets, exhaustedFor, MAX_WAIT, retryAfter } from '#lib/api/queue/rate-limit-headers.ts';
import { readOpenapi } from '#lib/api/read-openapi.ts';
import { readRows } from '#lib/api/read-rows.ts';
import { readSingle } from '#lib/api/read-single.ts';
import type { Answer } from '#lib/api/road.ts';
import { type Drift, isOurNote } from '#lib/model/told-drift.ts';
import { EXAMPLES, FORBIDDEN } from '../model/resource-examples.ts';
import { mutate, mutateText } from './mutate.ts';
import { feed, pick, type Random, upTo } from './random.ts';
import { staysUnpolluted } from './unpolluted.ts';

/** What ZenML answers, broken in every way: the worker lives on, and says what it got or that it cannot read it. */
const COUNT = 100_000;
const [TEXTS, SHAPES] = [0.6 * COUNT, 0.4 * COUNT];

const ERRORS: unknown[] = [
  { detail: 'Not Found' },
  { detail: ['IllegalOperationError', 'You may not do that.'] },
  { detail: [{ loc: ['body', 'user', 0, 'name'], msg: 'field required', type: 'missing' }] },
  { error: 'access_denied', error_description: 'Sign in first.' },
  'Internal Server Error',
];
const openapi = {
  openapi: '3.1.0',
  paths: {
    '/users/me': { get: { parameters: [] } },
    '/workspaces': { get: { parameters: [{ name: 'offset', in: 'query' }] } },
    '/rbac/check_permissions': { get: {}, post: {} },
  },
};
const wires = EXAMPLES.map(({ wire }) => wire);
const bodies: readonly unknown[] = [...wires, ...wires.map((wire) => [wire, wire]), ...ERRORS, openapi];
const texts = bodies.map((body) => JSON.stringify(body));
const all: Endpoint[] = Object.values(endpoints);

staysUnpolluted();

const statusOf = (random: Random): number =>
  pick(
    random,
    [200, 200, 200, 200, 201, 204, 302, 400, 401, 402, 403, 404, 408, 409, 422, 429, 500, 503, 0, 999],
  );
const textOf = (random: Random): string | null => {
  if (random() < 0.02) return null;
  if (random() < 0.05) return '['.repeat(upTo(random, 20_000));
  const text = pick(random, texts);
  return random() < 0.1 ? text : mutateText(random, random() < 0.5 ? text : mutateText(random, text));
};

test('a body of any text, status and headers is classified', () => {
  let read = 0;
  feed(
    TEXTS,
    1,
    (random) => ({
      raw: {
        isRedirect: random() < 0.02,
        status: statusOf(random),
        headers: new Map([
          ['content-type', mutateText(random, 'application/json')],
          ['retry-after', mutateText(random, '30')],
        ]),
        text: textOf(random),
      },
      endpoint: pick(random, all),
    }),
    ({ raw, endpoint }) => {
      const headers = { get: (name: string) => raw.headers.get(name) ?? null };
      const effect = endpoint.method === 'GET' ? 'read' : 'write';
      const answer = classifyAnswer({ ...raw, headers }, effect);
      if (!answer.ok) return;
      isRouteMissing(answer.value);
      const failure = failureFromResponse(answer.value, effect);
      if ((failure === null) !== (raw.status >= 200 && raw.status < 300))
        throw new Error(`taken for ${failure?.kind}`);
      if (failure) return;
      if (readBy(endpoint, answer.value).ok) read += 1;
      readOpenapi(answer.value.json, '');
    },
  );
  expect(read).toBeGreaterThan(TEXTS / 50);
});

test('JSON of any shape is read, refused or left out row by row', () => {
  let read = 0;
  feed(
    SHAPES,
    2,
    (random) => ({ json: mutate(random, pick(random, bodies), bodies), endpoint: pick(random, all) }),
    ({ json, endpoint }) => {
      const parsed = parseJson(toJson(json));
      if (!parsed.ok) return;
      const result = readBy(endpoint, {
        status: 200,
        headers: {},
        body: 'json',
        json: parsed.value,
        text: null,
      });
      readOpenapi(parsed.value, '/api/v1');
      if (result.ok) read += 1;
    },
  );
  expect(read).toBeGreaterThan(SHAPES / 20);
});

test('what must not leave the parser does not, however the answer around it is broken', () => {
  let kept = 0;
  let told = 0;
  feed(
    COUNT / 2,
    3,
    (random) => {
      const { wire, schema } = pick(random, EXAMPLES);
      return { json: mutate(random, { ...Object(wire), ...FORBIDDEN }, [null]), schema };
    },
    ({ json, schema }) => {
      const parsed = parseJson(toJson(json));
      const page = readRows(schema, parsed.ok ? [parsed.value] : [], 'teams');
      const notes = Object.keys((page.ok && page.value.drifted) || {});
      for (const note of notes) if (!isOurNote(note, isListName)) throw new Error(note);
      told += notes.length;
      if (!page.ok || page.value.rows[0]?.item == null) return;
      kept += 1;
      const text = JSON.stringify(page.value.rows[0].item);
      if (text.includes('SECRET-')) throw new Error(text);
    },
  );
  expect(kept).toBeGreaterThan(COUNT / 20);
  expect(told).toBeGreaterThan(COUNT / 20);
});

test('headers of any text tell a time to wait between nothing and a day, or none', () => {
  const now = Date.parse('2026-11-27T12:00:00Z');
  const examples: Record<string, string> = {
    date: 'Fri, 27 Nov 2026 12:00:00 GMT',
    'retry-after': '120',
    ratelimit: '"default";r=50;t=30',
    'ratelimit-policy': '"default";q=100;w=60, "hour";q=1000;w=3600',
    'ratelimit-limit': '100, 100;w=60',
    'ratelimit-remaining': '7',
    'ratelimit-reset': '30',
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1795780800',
  };
  let told = 0;
  feed(
    COUNT,
    4,
    (random) =>
      Object.fromEntries(
        Object.entries(examples).flatMap(([name, value]) =>
          random() < 0.3 ? [] : [[name, random() < 0.4 ? value : mutateText(random, value)]],
        ),
      ),
    (headers) => {
      const [wait, exhausted] = [retryAfter(headers, now), exhaustedFor(headers, now)];
      for (const ms of [wait, exhausted]) {
        if (ms === null) continue;
        told += 1;
        if (!(ms >= 0 && ms <= MAX_WAIT)) throw new Error(`waits ${ms} ms`);
      }
      for (const { window, quota } of budgets(headers, now)) {
        if (Number.isNaN(window) || Number.isNaN(quota)) throw new Error('a budget that is no number');
      }
    },
  );
  expect(told).toBeGreaterThan(COUNT / 10);
});

function readBy({ method, effect, response, rows }: Endpoint, answer: Answer) {
  if (rows) return readRows(rows, answer.json, 'teams');
  if (!response) throw new Error('an endpoint that answers nothing');
  return readSingle({ method, ...(effect && { effect }), response }, answer, 'workspace', tellsOurs);
}

function tellsOurs({ drifted = {} }: Drift): void {
  for (const note of Object.keys(drifted)) if (!isOurNote(note, isReadName)) throw new Error(note);
}

/** As a body holds it; an empty one for what none can hold. */
const toJson = (value: unknown): string => JSON.stringify(value) ?? '';
