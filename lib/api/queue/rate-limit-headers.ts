/** Nobody is asked to wait longer than this; a header that says more is a mistake or a punishment. */
export const MAX_WAIT = 24 * 60 * 60_000;

/**
 * Nor longer than this for a time of the server's when its answer does not say what its clock shows, as answers inside a page do not:
 * either clock may be hours off. Asked too soon it refuses again.
 */
const MOST_UNDATED = 60_000;

/** Above every epoch in ms; no limit is so large. */
const LARGEST = 1e15;

type Headers = Readonly<Record<string, string>>;

/** What an answer says of one limit: how many requests are left of it until it is renewed. */
export interface Budget {
  remaining: number;
  /** ms until `remaining` grows again. */
  resetIn: number;
  /** Requests that the limit allows in one `window`; null when not told. */
  quota: number | null;
  /** ms; null when not told. */
  window: number | null;
}

/**
 * Milliseconds to wait as `Retry-After` says (RFC 9110, 10.2.3): seconds, or an HTTP date judged against the
 * answer's own `Date`, so that neither clock has to be right. `wallNow`: what our clock shows. Null when absent or unreadable;
 * capped at 24 h.
 */
export function retryAfter(headers: Headers, wallNow: number): number | null {
  const value = headers['retry-after']?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return capped(Number(value) * 1000);
  // Without a letter it is no HTTP date, though `Date.parse` would make one of it ("-5").
  if (!/[a-z]/i.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : untilTime(at, headers, wallNow);
}

/**
 * Every limit that an answer tells of: the structured `RateLimit` with its `RateLimit-Policy` (IETF draft
 * httpapi-ratelimit-headers-11), `RateLimit-*` of its earlier drafts, and `X-RateLimit-*`, whose reset is seconds
 * from now, epoch seconds or epoch milliseconds. `wallNow`: what our clock shows.
 */
export function budgets(headers: Headers, wallNow: number): Budget[] {
  const found = structured(headers.ratelimit, headers['ratelimit-policy']);
  for (const prefix of ['ratelimit', 'x-ratelimit']) {
    const remaining = numberOf(headers[`${prefix}-remaining`]);
    const reset = numberOf(headers[`${prefix}-reset`]);
    if (remaining === null || reset === null) continue;
    const resetIn = untilReset(reset, headers, wallNow);
    const limit = headers[`${prefix}-limit`];
    found.push({ remaining, resetIn, quota: numberOf(limit), window: seconds(parameter(limit, 'w')) });
  }
  return found;
}

/** The limit that is reached first; of equal ones the one that stays closed longest. */
export const binding = (all: readonly Budget[]): Budget | null =>
  all.reduce<Budget | null>(
    (least, budget) =>
      !least ||
      budget.remaining < least.remaining ||
      (budget.remaining === least.remaining && budget.resetIn > least.resetIn)
        ? budget
        : least,
    null,
  );

/** Milliseconds until something is left again of every limit of which nothing is; null while something is. */
export function exhaustedFor(headers: Headers, wallNow: number): number | null {
  const waits = budgets(headers, wallNow).flatMap(({ remaining, resetIn }) =>
    remaining <= 0 ? [resetIn] : [],
  );
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** `"default";r=0;t=30, "daily";r=900;t=4000` with the policies `"default";q=100;w=60`. */
function structured(limits: string | undefined, policies: string | undefined): Budget[] {
  const policyOf = new Map((policies?.split(',') ?? []).map((policy) => [nameOf(policy), policy]));
  return (limits?.split(',') ?? []).flatMap((limit) => {
    const remaining = parameter(limit, 'r');
    const resetIn = seconds(parameter(limit, 't'));
    if (remaining === null || resetIn === null) return [];
    const policy = policyOf.get(nameOf(limit));
    return [{ remaining, resetIn, quota: parameter(policy, 'q'), window: seconds(parameter(policy, 'w')) }];
  });
}

const nameOf = (item: string): string => item.split(';')[0]?.trim() ?? '';

const parameter = (item: string | undefined, name: string): number | null =>
  numberOf(new RegExp(`;\\s*${name}=(\\d+)`).exec(item ?? '')?.[1]);

const seconds = (value: number | null): number | null => (value === null ? null : capped(value * 1000));

/** A number this large can only be an epoch; in ms when larger still. */
function untilReset(reset: number, headers: Headers, wallNow: number): number {
  if (reset > 1e11) return untilTime(reset, headers, wallNow);
  if (reset > 1e9) return untilTime(reset * 1000, headers, wallNow);
  return capped(reset * 1000);
}

/** ms until the server's clock shows `at`, epoch ms. */
function untilTime(at: number, headers: Headers, wallNow: number): number {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? Math.min(capped(at - wallNow), MOST_UNDATED) : capped(at - date);
}

/** Legacy fields may carry a policy behind a comma or semicolon: `0, 0;w=60`. */
const numberOf = (value: string | undefined): number | null => {
  const found = /^\s*(\d+(?:\.\d+)?)/.exec(value ?? '');
  return found ? Math.min(Number(found[1]), LARGEST) : null;
};

const capped = (ms: number): number => Math.min(Math.max(0, ms), MAX_WAIT);
