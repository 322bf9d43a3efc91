import type { Limit } from './limits.ts';

/** A family of headers by which a server tells its limit. */
export type HeaderFamily = 'structured' | 'legacy' | 'x' | 'remaining' | 'retry-after';
export type Dialect = readonly HeaderFamily[];

export const DIALECTS = {
  /** draft-ietf-httpapi-ratelimit-headers as it is now, its older form, and Retry-After on 429. */
  full: ['structured', 'legacy', 'retry-after'],
  'retry-after': ['retry-after'],
  none: [],
} as const satisfies Record<string, Dialect>;

const seconds = (ms: number): string => String(Math.ceil(ms / 1000 - 1e-9));

/** What an answer tells about the limit. Whole seconds, rounded up, as the fields demand. */
export function headersOf(
  limit: Limit,
  dialect: Dialect,
  now: number,
  isRefused: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const family of dialect) {
    const r = String(limit.remaining(now));
    const t = seconds(limit.reset(now));
    const q = String(limit.quota);
    if (family === 'structured') {
      headers.ratelimit = `"default";r=${r};t=${t}`;
      headers['ratelimit-policy'] = `"default";q=${q};w=${seconds(limit.window)}`;
    } else if (family === 'legacy' || family === 'x') {
      const prefix = family === 'x' ? 'x-ratelimit' : 'ratelimit';
      headers[`${prefix}-limit`] = q;
      headers[`${prefix}-remaining`] = r;
      headers[`${prefix}-reset`] = t;
    } else if (family === 'remaining') {
      headers['ratelimit-remaining'] = r;
    } else if (isRefused) {
      headers['retry-after'] = seconds(limit.wait(now));
    }
  }
  return headers;
}
