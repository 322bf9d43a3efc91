import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RoadRequest } from '#lib/api/road.ts';
import { cutPageFetch, pageFetch } from '#lib/background/roads/page-fetch.ts';
import { pageRoad } from '#lib/background/roads/page-road.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';

/** The URL that the tab is at; null: there is no such tab. */
let tabUrl: string | null;
/** Where the page itself says to be. */
let pageOrigin: string;
let injected: { func: unknown; args: unknown[] }[];
/** What comes out of the page in place of what our function answers. */
let forged: { result: unknown } | 'gone' | null;

beforeEach(() => {
  tabUrl = 'https://cloud.zenml.io/workspaces';
  pageOrigin = 'https://cloud.zenml.io';
  injected = [];
  forged = null;
  fakeBrowser.reset();
  fakeBrowser.tabs.get = (async () => {
    if (tabUrl === null) throw new Error('No tab with id: 7.');
    return { id: 7, url: tabUrl, active: true, discarded: false };
  }) as never;
  fakeBrowser.scripting.executeScript = (async (injection: {
    func: (...args: never) => unknown;
    args: unknown[];
  }) => {
    injected.push(injection);
    if (forged === 'gone') throw new Error('Frame with ID 0 was removed.');
    // As the browser does it: from its text, in another world.
    const func = new Function('location', `return (${injection.func})(...arguments[1])`);
    return [forged ?? { result: await func({ origin: pageOrigin }, injection.args) }];
  }) as never;
});
afterEach(() => vi.unstubAllGlobals());

const READ: RoadRequest = {
  method: 'GET',
  url: 'https://cloudapi.zenml.io/users/me',
  body: null,
  effect: 'read',
};
const WRITE: RoadRequest = { ...READ, method: 'POST', body: '{"name":"x"}', effect: 'write' };
const send = (request: RoadRequest, signal = new AbortController().signal) =>
  pageRoad(ZENML_CLOUD, 7)(request, signal);

describe('a request in a page', () => {
  it('is the one that the queue made, and its answer is judged like any other', async () => {
    const fetch = vi.fn(async (_url: string, _init: RequestInit) =>
      Response.json({ id: 'team' }, { status: 201, headers: { 'X-Other': 'no', 'Retry-After': '3' } }),
    );
    vi.stubGlobal('fetch', fetch);
    expect(await send(WRITE)).toEqual({
      ok: true,
      value: { status: 201, headers: { 'retry-after': '3' }, body: 'json', json: { id: 'team' }, text: null },
    });
    expect(fetch).toHaveBeenCalledTimes(1);
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe(WRITE.url);
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"name":"x"}',
      credentials: 'include',
      redirect: 'manual',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    });
    expect(injected[0]).toMatchObject({ target: { tabId: 7, frameIds: [0] }, world: 'ISOLATED' });
  });

  it.each([
    ['a tab that is gone', null],
    ['a tab that is elsewhere', 'https://evil.example/workspaces'],
    ['a tab of a host that only begins alike', 'https://cloud.zenml.io.evil.example/'],
    ['a tab without encryption', 'http://cloud.zenml.io/'],
  ])('is not put into %s', async (_, url) => {
    tabUrl = url;
    expect(await send(WRITE)).toEqual({ ok: false, failure: { kind: 'no-dashboard-tab' } });
    expect(injected).toEqual([]);
  });

  it('is not sent by a page that has gone elsewhere meanwhile', async () => {
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    pageOrigin = 'https://evil.example';
    expect(await send(WRITE)).toEqual({ ok: false, failure: { kind: 'no-dashboard-tab' } });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is not put anywhere when it is for another host', async () => {
    const url = 'https://evil.example/users/me';
    expect(await send({ ...READ, url })).toEqual({ ok: false, failure: { kind: 'no-dashboard-tab' } });
    expect(injected).toEqual([]);
  });

  it('is cut, best effort, when nobody waits for it any more', async () => {
    let seen: AbortSignal | null | undefined;
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      seen = signal;
      return new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('cut'))),
      );
    });
    const abort = new AbortController();
    const answer = send(READ, abort.signal);
    await vi.waitFor(() => expect(seen).toBeTruthy());
    abort.abort();
    expect(await answer).toEqual({ ok: false, failure: { kind: 'interrupted' } });
    expect(injected.map(({ func }) => func)).toEqual([pageFetch, cutPageFetch]);
  });
});

const failureOf = async (request: RoadRequest) => {
  const result = await send(request);
  return result.ok ? 'none' : result.failure.kind;
};

describe('what comes of it', () => {
  it('is not known when the tab goes away', async () => {
    forged = 'gone';
    expect([await failureOf(READ), await failureOf(WRITE)]).toEqual(['interrupted', 'outcome-unknown']);
  });

  it('is not known when the network fails', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    expect([await failureOf(READ), await failureOf(WRITE)]).toEqual(['offline', 'outcome-unknown']);
  });

  it.each([
    ['nothing', undefined],
    ['no text', { is: 'answer', status: 200 }],
    ['no JSON', '<html>'],
    ['no answer', '{"is":"else"}'],
    ['a status that is none', '{"is":"answer","isRedirect":false,"status":"200","headers":[],"text":"{}"}'],
    [
      'headers that are none',
      '{"is":"answer","isRedirect":false,"status":200,"headers":{"a":1},"text":"{}"}',
    ],
    [
      'a header without a value',
      '{"is":"answer","isRedirect":false,"status":200,"headers":[["a"]],"text":"{}"}',
    ],
    [
      'a header with two values',
      '{"is":"answer","isRedirect":false,"status":200,"headers":[["a","1","2"]],"text":"{}"}',
    ],
    ['a body that is none', '{"is":"answer","isRedirect":false,"status":200,"headers":[],"text":{}}'],
  ])('is not believed when it is %s', async (_, result) => {
    forged = { result };
    expect([await failureOf(READ), await failureOf(WRITE)]).toEqual(['interrupted', 'outcome-unknown']);
  });

  it('is no answer of ZenML’s when it is a redirect, or another page', async () => {
    const told = (more: object) =>
      JSON.stringify({ is: 'answer', isRedirect: false, status: 200, headers: [], text: '{}', ...more });
    for (const more of [{ isRedirect: true, status: 0 }, { text: '<html>' }]) {
      forged = { result: told(more) };
      expect(await failureOf(READ)).toBe('not-zenml');
    }
  });

  it('is read up to 5 MB, or to 32 MB where it is a list', async () => {
    let bytes = 0;
    vi.stubGlobal('fetch', async () => new Response(new Uint8Array(bytes).fill(32)));
    for (const [request, mb] of [
      [READ, 5],
      [{ ...READ, isList: true }, 32],
    ] as const) {
      bytes = mb * 1024 * 1024;
      expect(await send(request)).toMatchObject({ value: { body: 'empty' } });
      bytes += 1;
      expect(await send(request)).toEqual({ ok: false, failure: { kind: 'not-zenml', reason: 'too-large' } });
    }
  });

  it('brings no prototype along', async () => {
    const text = '{"id":"a","__proto__":{"isAdmin":true}}';
    forged = { result: JSON.stringify({ is: 'answer', isRedirect: false, status: 200, headers: [], text }) };
    expect(await send(READ)).toMatchObject({ value: { json: { id: 'a' } } });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
