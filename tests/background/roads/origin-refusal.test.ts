// @vitest-environment node
import { expect, it } from 'vitest';
import type { Answer } from '#lib/api/road.ts';
import { originRefusal } from '#lib/background/roads/origin-refusal.ts';
import { fail, ok } from '#lib/model/result.ts';

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: {},
  body: 'json',
  json: value,
  text: null,
});
const text = (status: number, words: string): Answer => ({
  ...json(status, null),
  body: 'text',
  text: words,
});
const bare = (body: 'empty' | 'html'): Answer => ({ ...json(403, null), body });

it.each([
  ['its Origin', json(403, { detail: 'Origin not allowed' }), 'said'],
  ['its Origin, with a class', json(403, { detail: ['IllegalOperation', 'Untrusted origin.'] }), 'said'],
  ['no CSRF token', json(403, { error: 'CSRF token missing' }), 'said'],
  ['no CSRF token, as text', text(403, 'CSRF token verification failed'), 'said'],
  ['its referer', text(403, 'Referer checking failed'), 'said'],
  ['a cross-site request', json(403, { message: 'Cross-site requests are forbidden' }), 'said'],
  ['a right', json(403, { detail: ['IllegalOperation', 'Insufficient permissions'] }), null],
  ['a right in an organization', json(403, { detail: 'Not an organization admin' }), null],
  ['a right to the original', json(403, { detail: 'The original is read-only' }), null],
  ['its Origin, which is named', json(403, { detail: "Origin 'https://x.example' is not allowed" }), 'said'],
  [
    'its Origin, which is checked',
    json(403, { detail: 'Origin checking failed - x is not trusted' }),
    'said',
  ],
  ['its Origin, which is not the right one', json(403, { detail: 'Request origin mismatch' }), 'said'],
  ['no CSRF token, in Django’s words', json(403, { detail: 'CSRF Failed: CSRF token missing.' }), 'said'],
  ['a thing called origin', json(403, { detail: 'You may not read project "origin"' }), null],
  [
    'a thing called so, in other quotes',
    json(403, { detail: "Project 'origin' is not allowed to you" }),
    null,
  ],
  ['a thing called a refusal', json(403, { detail: 'No access to “Origin not allowed”' }), null],
  ['a thing called csrf', json(403, { detail: 'You don’t own team `csrf token`' }), null],
  ['a thing called origin, without quotes', json(403, { detail: 'No write access to project origin' }), null],
  ['a thing called cross-site', json(403, { detail: 'Not a member of cross-site' }), null],
  [
    'its Origin, after an apostrophe',
    json(403, { detail: "It's the origin that isn't: not allowed" }),
    'said',
  ],
  ['something in front, that says nothing', bare('empty'), 'likely'],
  ['something in front, in a word', text(403, 'Forbidden'), 'likely'],
  ['something in front, as JSON', json(403, { message: 'Forbidden' }), 'likely'],
  ['a page of somebody’s', bare('html'), null],
  ['the session', json(401, { detail: 'Origin not allowed' }), null],
  ['what was sent', json(422, { detail: 'origin: not a URL' }), null],
  ['nothing', json(200, { origin: 'x' }), null],
])('a write that was refused for %s', (_, answer, told) => {
  expect(originRefusal(ok(answer))).toBe(told);
});

it('is no refusal when nobody knows what became of it', () => {
  expect(originRefusal(fail({ kind: 'outcome-unknown' }))).toBeNull();
  expect(originRefusal(fail({ kind: 'forbidden', reason: 'Origin not allowed' }))).toBeNull();
});
