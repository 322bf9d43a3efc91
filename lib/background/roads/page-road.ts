import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { classifyAnswer } from '#lib/api/classify-answer.ts';
import { fetchInit } from '#lib/api/fetch-init.ts';
import { parseJson } from '#lib/api/parse-json.ts';
import { maxBytes } from '#lib/api/read-capped.ts';
import type { Answer, RoadRequest, Send } from '#lib/api/road.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { maxLength, minLength } from '#lib/model/length.ts';
import { fail, type Result } from '#lib/model/result.ts';
import { wholeNumber } from '#lib/model/whole-number.ts';
import { isDashboardTab } from './dashboard-tabs.ts';
import { cutPageFetch, type PageRequest, pageFetch } from './page-fetch.ts';

/** What comes back: a page cannot reach our isolated world, but its service worker can answer in the server's place. */
const FromPage = z.discriminatedUnion('is', [
  z.object({ is: z.literal('elsewhere') }),
  z.object({ is: z.literal('cut') }),
  z.object({ is: z.literal('failed') }),
  z.object({
    is: z.literal('answer'),
    isRedirect: z.boolean(),
    status: wholeNumber().check(z.gte(0), z.lte(999)),
    headers: z.array(z.array(z.string()).check(minLength(2), maxLength(2))),
    text: z.nullable(z.string()),
  }),
]);

/**
 * The road through the page of a dashboard's tab: the same requests, with that page's session and Origin. Response headers that the
 * server does not expose to pages are not seen, `Retry-After` among them.
 *
 * Failures: `no-dashboard-tab` (the tab is gone or shows something else: nothing was sent), `interrupted` (a read that was cut, or whose
 * page went away), `offline` (of a read), `outcome-unknown` (of a write that may have left), and those of `classifyAnswer`.
 */
export const pageRoad =
  (controlPlane: ControlPlane, tabId: number): Send =>
  async (request, signal) => {
    const isOurs = new URL(request.url).origin === controlPlane.apiOrigin;
    if (!isOurs || !(await isDashboardTab(controlPlane, tabId))) return fail({ kind: 'no-dashboard-tab' });
    if (signal.aborted) return lost(request);
    const id = crypto.randomUUID();
    const asked: PageRequest = {
      id,
      origin: controlPlane.dashboardOrigin,
      url: request.url,
      init: fetchInit(request),
      maxBytes: maxBytes(request),
    };
    const target = { tabId, frameIds: [0] };
    const cut = () =>
      void browser.scripting
        .executeScript({ target, func: cutPageFetch, args: [id], injectImmediately: true })
        .catch(() => undefined);
    signal.addEventListener('abort', cut, { once: true });
    try {
      const [injection] = await browser.scripting.executeScript({
        target,
        world: 'ISOLATED',
        injectImmediately: true,
        func: pageFetch,
        args: [JSON.stringify(asked)],
      });
      return read(injection?.result, request);
    } catch {
      // The tab was closed or went elsewhere, and what it sent may have arrived.
      return lost(request);
    } finally {
      signal.removeEventListener('abort', cut);
    }
  };

function read(result: unknown, request: RoadRequest): Result<Answer> {
  const json = typeof result === 'string' ? parseJson(result) : null;
  const got = json?.ok ? z.safeParse(FromPage, json.value).data : undefined;
  switch (got?.is) {
    case 'elsewhere':
      return fail({ kind: 'no-dashboard-tab' });
    case 'answer':
      return classifyAnswer({ ...got, headers: headersOf(got.headers) }, request.effect);
    case 'failed':
      return fail({ kind: request.effect === 'write' ? 'outcome-unknown' : 'offline' });
    default:
      return lost(request);
  }
}

/** Not `Headers`, which throw at names that are none. */
function headersOf(pairs: string[][]): { get(name: string): string | null } {
  const byName = new Map(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value]));
  return { get: (name) => byName.get(name) ?? null };
}

const lost = ({ effect }: RoadRequest): Result<Answer> =>
  fail({ kind: effect === 'write' ? 'outcome-unknown' : 'interrupted' });
