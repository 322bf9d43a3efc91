/** How requests are counted, and what the server lets its clients know about it. */
export interface RateLimitSpec {
  algorithm: 'token-bucket' | 'fixed-window' | 'sliding-window';
  /** Requests per window; for the bucket: its size. */
  limit: number;
  /** For the bucket: the time in which an empty one fills up. */
  windowSeconds: number;
  /** What a 429 says about waiting. */
  retryAfter: 'seconds' | 'date' | 'none';
  /** `structured` is RateLimit and RateLimit-Policy; `fields` is RateLimit-Limit and its sisters; `legacy` has X-. */
  headers: 'structured' | 'fields' | 'legacy' | 'none';
}

const ALGORITHMS: Record<string, RateLimitSpec['algorithm']> = {
  bucket: 'token-bucket',
  fixed: 'fixed-window',
  sliding: 'sliding-window',
};

export const RATE_LIMIT_HELP =
  'bucket|fixed|sliding:LIMIT/SECONDS[:seconds|date|none[:structured|fields|legacy|none]], as in sliding:100/60:date';

/** Reads a limit as it is written on the command line. */
export function parseRateLimit(text: string): RateLimitSpec {
  const match =
    /^(bucket|fixed|sliding):(\d+)\/(\d+)(?::(seconds|date|none))?(?::(structured|fields|legacy|none))?$/.exec(
      text,
    );
  const algorithm = ALGORITHMS[match?.[1] ?? ''];
  if (match === null || algorithm === undefined)
    throw new Error(`Not a rate limit: ${text}. Write ${RATE_LIMIT_HELP}`);
  return {
    algorithm,
    limit: Number(match[2]),
    windowSeconds: Number(match[3]),
    retryAfter: (match[4] ?? 'seconds') as RateLimitSpec['retryAfter'],
    headers: (match[5] ?? 'none') as RateLimitSpec['headers'],
  };
}
