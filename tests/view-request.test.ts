// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOWHERE } from '#lib/model/place.ts';
import { parseViewRequest, type ViewRequest } from '#lib/view-request.ts';

const place = { ...NOWHERE, workspace: 'dev', resource: { type: 'pipeline_run', id: 'a' } };
const REQUESTS: ViewRequest[] = [
  { show: 'permissions', place, question: 'can' },
  { show: 'permissions', place, question: 'why-not' },
  { show: 'permissions', place, question: 'who' },
  { show: 'place', place },
  { show: 'selection', text: 'ada@northwind.example', goal: 'details' },
  { show: 'selection', text: '', goal: 'can' },
];

describe('a request written into a URL', () => {
  it.each(REQUESTS)('$show $goal $question is read as it was written', (request) => {
    expect(parseViewRequest(JSON.stringify(request))).toEqual(request);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['an unknown question', { show: 'permissions', place, question: 'may' }],
    ['no question', { show: 'permissions', place }],
    ['an unknown goal', { show: 'selection', text: 'a', goal: 'permissions' }],
    ['a place with a number in it', { show: 'place', place: { ...place, workspace: 7 } }],
    ['a place without its parts', { show: 'place', place: {} }],
    ['a text of a thousand letters', { show: 'selection', text: 'a'.repeat(1000), goal: 'can' }],
  ])('%s is none', (_, request) => {
    expect(
      parseViewRequest(typeof request === 'string' || request === null ? request : JSON.stringify(request)),
    ).toBe(null);
  });

  it('takes anything without throwing, and lets only what it knows through', () => {
    const allowed = ['show', 'place', 'question', 'text', 'goal'];
    fc.assert(
      fc.property(fc.json(), fc.dictionary(fc.constantFrom(...allowed), fc.jsonValue()), (json, record) => {
        for (const text of [json, JSON.stringify(record)]) {
          const request = parseViewRequest(text);
          if (request) expect(allowed).toEqual(expect.arrayContaining(Object.keys(request)));
        }
      }),
    );
  });
});
