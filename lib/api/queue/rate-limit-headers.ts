/** Nobody is asked to wait longer than this; a header that says more is a mistake or a punishment. */
export const MAX_WAIT = 24 * 60 * 60_000;

type Headers = Readonly<Record<string, string>>;

/**
 * Milliseconds to wait as `Retry-After` says (RFC 9110, 10.2.3): seconds, or an HTTP date judged against the
 * answer's own `Date`, so that neither clock has to be right. Null when absent or unreadable; capped at 24 h.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers['retry-after']?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return capped(Number(value) * 1000);
  // Without a letter it is no HTTP date, though `Date.parse` would make one of it ("-5").
  if (!/[a-z]/i.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : capped(at - serverNow(headers, now));
}

/**
 * Milliseconds until the limit resets, when an answer says that nothing remains of it: the structured
 * `RateLimit` of the IETF draft (several policies: the longest wait binds), `RateLimit-*` or `X-RateLimit-*`,
 * whose reset is seconds from now, epoch seconds or epoch milliseconds. Null while something remains.
 */
export function exhaustedFor(headers: Headers, now: number): number | null {
  const waits = [structured(headers.ratelimit)];
  for (const prefix of ['ratelimit', 'x-ratelimit']) {
    const remaining = numberOf(headers[`${prefix}-remaining`]);
    const reset = numberOf(headers[`${prefix}-reset`]);
    if (remaining !== null && remaining <= 0 && reset !== null)
      waits.push(untilReset(reset, serverNow(headers, now)));
  }
  const known = waits.filter((wait) => wait !== null);
  return known.length > 0 ? capped(Math.max(...known)) : null;
}

/** `"default";r=0;t=30, "daily";r=900;t=4000` → 30,000. */
function structured(value: string | undefined): number | null {
  if (!value) return null;
  const waits = value.split(',').flatMap((policy) => {
    const remaining = numberOf(/;\s*r=(\d+)/.exec(policy)?.[1]);
    const seconds = numberOf(/;\s*t=(\d+)/.exec(policy)?.[1]);
    return remaining === 0 && seconds !== null ? [seconds * 1000] : [];
  });
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** A number this large can only be an epoch; in ms when larger still. */
function untilReset(reset: number, serverTime: number): number {
  if (reset > 1e11) return reset - serverTime;
  if (reset > 1e9) return reset * 1000 - serverTime;
  return reset * 1000;
}

const serverNow = (headers: Headers, now: number): number => {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? now : date;
};

/** Legacy fields may carry a policy behind a comma or semicolon: `0, 0;w=60`. */
const numberOf = (value: string | undefined): number | null => {
  const found = /^\s*(\d+(?:\.\d+)?)/.exec(value ?? '');
  return found ? Number(found[1]) : null;
};

const capped = (ms: number): number => Math.min(Math.max(0, ms), MAX_WAIT);
