// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { classifyAnswer, type RawAnswer } from '#lib/api/classify-answer.ts';
import { failureFromResponse, isRouteMissing } from '#lib/api/failure-from-response.ts';
import type { Answer } from '#lib/api/road.ts';

const raw = (status: number, text: string, type = 'application/json') => ({
  isRedirect: false,
  status,
  headers: new Headers({ 'content-type': type }),
  text,
});
const read = (status: number, text: string, type?: string): Answer => {
  const result = classifyAnswer(raw(status, text, type), 'read');
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
};

const BODIES: [string, string, string | null][] = [
  ['a string detail', '{"detail":"No such thing"}', 'No such thing'],
  ['class and message', '{"detail":["IllegalOperationError","Not in your scope"]}', 'Not in your scope'],
  ['a list of problems', '{"detail":[{"loc":["query","user_id"],"msg":"required","type":"missing"}]}', null],
  ['an OAuth error', '{"error":"access_denied","error_description":"Denied by Ada"}', 'Denied by Ada'],
  ['an OAuth error without words', '{"error":"slow_down"}', 'slow_down'],
  ['a bare JSON string', '"Sorry"', 'Sorry'],
  ['bare text', 'Internal Server Error', 'Internal Server Error'],
  ['nothing', '', null],
  ['an empty detail', '{"detail":""}', null],
  ['an odd detail', '{"detail":{"a":1}}', null],
  ['an odd list', '{"detail":[5,null]}', null],
  ['a number', '5', null],
  ['null', 'null', null],
];

const KINDS: [number, string][] = [
  [400, 'invalid'],
  [401, 'signed-out'],
  [402, 'limit-reached'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'server'],
  [408, 'server'],
  [409, 'conflict'],
  [410, 'not-found'],
  [418, 'server'],
  [422, 'invalid'],
  [429, 'rate-limited'],
  [500, 'server'],
  [501, 'server'],
  [502, 'server'],
  [503, 'server'],
  [504, 'server'],
];

describe.each(BODIES)('%s', (_, body, reason) => {
  test.each(KINDS)('with %i is %s', (status, kind) => {
    const failure = failureFromResponse(
      read(status, body, body.startsWith('I') ? 'text/plain' : undefined),
      'read',
    );
    expect(failure?.kind).toBe(kind);
    if (failure && 'reason' in failure) expect(failure.reason).toBe(reason);
  });
});

test('what the server calls wrong is named by its field', () => {
  const body = JSON.stringify({
    detail: [
      { loc: ['body', 'zenml_service', 0, 'version'], msg: 'too old', type: 'value_error', input: 'SECRET' },
      { loc: ['query', 'user_id'], msg: 'not a UUID' },
      { loc: 'odd' },
      'odd',
    ],
  });
  const failure = failureFromResponse(read(422, body), 'read');
  expect(failure).toEqual({
    kind: 'invalid',
    reason: null,
    fields: [
      { path: 'zenml_service.0.version', message: 'too old' },
      { path: 'user_id', message: 'not a UUID' },
      { path: '', message: 'invalid' },
    ],
  });
});

test.each([401, 403, 404, 400])(
  'a page with %i is not ZenML’s: it says nothing about the session or the right',
  (status) => {
    const failure = failureFromResponse(read(status, '<html>Blocked</html>', 'text/html'), 'read');
    expect(failure).toEqual({ kind: 'not-zenml', reason: 'html' });
  },
);

test.each([500, 502, 503])('a page with %i says that the server is unwell', (status) => {
  expect(failureFromResponse(read(status, '<html>Bad gateway</html>', 'text/html'), 'read')).toEqual({
    kind: 'server',
    status,
    reason: null,
  });
});

test.each([408, 500, 502, 503, 504, 520])('a write that met %i may have been done', (status) => {
  expect(failureFromResponse(read(status, '{}'), 'write')).toEqual({ kind: 'outcome-unknown' });
});

test.each([400, 401, 403, 404, 405, 409, 422, 501])('a write that met %i was not done', (status) => {
  expect(failureFromResponse(read(status, '{}'), 'write')?.kind).not.toBe('outcome-unknown');
});

test.each([200, 201, 202, 204])('%i is no failure', (status) => {
  expect(failureFromResponse(read(status, ''), 'write')).toBeNull();
});

test('a missing route is told from a missing object', () => {
  expect(isRouteMissing(read(404, '{"detail":"Not Found"}'))).toBe(true);
  expect(isRouteMissing(read(404, '{"detail":["KeyError","Workspace x not found."]}'))).toBe(false);
  expect(isRouteMissing(read(403, '{"detail":"Not Found"}'))).toBe(false);
});

describe('whether ZenML answered', () => {
  const judge = (answer: Partial<RawAnswer>, effect: 'read' | 'write' = 'read') => {
    const result = classifyAnswer({ ...raw(200, ''), ...answer }, effect);
    return result.ok
      ? result.value.body
      : 'reason' in result.failure
        ? result.failure.reason
        : result.failure.kind;
  };
  const html = new Headers({ 'content-type': 'text/html; charset=utf-8' });

  test.each<[string, Parameters<typeof judge>, unknown]>([
    ['JSON', [{ text: '{"a":1}' }], 'json'],
    ['nothing', [{ text: ' ' }], 'empty'],
    ['a page', [{ text: '<!doctype html>', headers: html }], 'html'],
    ['JSON that is called a page', [{ text: '{"a":1}', headers: html }], 'html'],
    ['a page that is called JSON', [{ text: ' <html>' }], 'html'],
    ['half of some JSON', [{ text: '{"a":' }], 'not-json'],
    ['half of some JSON, of a write', [{ text: '{"a":' }, 'write'], 'outcome-unknown'],
    ['too much', [{ text: null }], 'too-large'],
    ['too much, of a write', [{ text: null }, 'write'], 'outcome-unknown'],
    ['a redirect that the browser hides', [{ text: '', status: 0, isRedirect: true }], 'redirect'],
    ['a redirect', [{ text: '', status: 307 }], 'redirect'],
  ])('%s', (_, args, expected) => {
    expect(judge(...args)).toBe(expected);
  });

  test('keys that reach a prototype are dropped, however they are spelt', () => {
    const text = '{"__proto__":{"a":1},"ok":{"constructor":1,"\\u005f_proto__":2,"prototype":3,"kept":[4]}}';
    expect(JSON.stringify(read(200, text).json)).toBe('{"ok":{"kept":[4]}}');
  });

  test('only headers that say when to come back are kept', () => {
    const headers = new Headers({
      'Set-Cookie': 'a=b',
      'X-RateLimit-Reset': '5',
      Date: 'today',
      Server: 'x',
    });
    const result = classifyAnswer({ ...raw(200, '{}'), headers }, 'read');
    expect(result.ok && result.value.headers).toEqual({ 'x-ratelimit-reset': '5', date: 'today' });
  });
});
