// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueueRequest } from '#lib/api/queue/job.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import type { Answer, Send } from '#lib/api/road.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { answer } from '../fake-server.ts';
import { virtualTime } from '../virtual-time.ts';

/** The queue in front of servers without any reason: whatever they do, these things hold. */

const HOUR = 3_600_000;
const LONGEST_SLEEP = 10_000;

interface Reply {
  what: number | 'never' | 'throws' | Failure;
  takes: number;
  headers: Record<string, string>;
  /** A road that does not care that nobody wants the answer any more. */
  isDeaf: boolean;
}
interface Ask {
  after: number;
  path: number;
  request: Partial<QueueRequest>;
  leavesAfter: number | null;
}
type Act = Ask | { after: number; act: 'freeze' | 'resume' | 'cancel' | 'keepOnly' };

const seconds = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map(String),
  fc.integer({ min: 0, max: 100_000 }).map(String),
  fc.constant('9'.repeat(400)),
);
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.record({ 'retry-after': seconds }),
  fc.record({ 'ratelimit-remaining': seconds, 'ratelimit-reset': seconds }),
  fc
    .tuple(seconds, seconds, seconds, seconds)
    .map(([r, t, q, w]) => ({ ratelimit: `"a";r=${r};t=${t}`, 'ratelimit-policy': `"a";q=${q};w=${w}` })),
  fc.dictionary(fc.constantFrom('retry-after', 'ratelimit', 'x-ratelimit-reset', 'date'), fc.string()),
);
const reply: fc.Arbitrary<Reply> = fc.record({
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Reply['what']>(200) },
    { weight: 2, arbitrary: fc.constant<Reply['what']>(429) },
    fc.constantFrom<Reply['what']>(204, 302, 401, 403, 404, 408, 409, 500, 502, 503, 504),
    fc.constantFrom<Reply['what']>(
      'never',
      'throws',
      { kind: 'offline' },
      { kind: 'not-zenml', reason: 'html' },
    ),
  ),
  takes: fc.integer({ min: 0, max: 25_000 }),
  headers,
  isDeaf: fc.boolean(),
});
const ask: fc.Arbitrary<Ask> = fc.record({
  after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15_000 })),
  path: fc.integer({ min: 0, max: 12 }),
  request: fc.record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'DELETE'),
    priority: fc.constantFrom('interactive', 'visible', 'prefetch'),
    identity: fc.constantFrom('me', 'them', ''),
    source: fc.constantFrom('a', 'b', undefined),
    evenFrozen: fc.boolean(),
  }),
  leavesAfter: fc.option(fc.integer({ min: 0, max: 30_000 }), { freq: 4 }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: ask },
  fc.record({
    after: fc.integer({ min: 0, max: 5_000 }),
    act: fc.constantFrom('freeze', 'resume', 'cancel', 'keepOnly'),
  }),
);

/** Runs `acts` against a server that answers with `replies`, over and over, and holds what holds always. */
async function run(acts: readonly Act[], replies: readonly Reply[], dice: number): Promise<void> {
  const clock = virtualTime(() => dice);
  const { time, advance } = clock;
  const onTheWay = new Set<{ method: string }>();
  const sentAt: number[] = [];
  const writesSent = new Map<string, number>();
  const told: { at: number; until: number }[] = [];
  /** Rules that were broken. What is thrown while something is sent would only be a bad road. */
  const broken: string[] = [];
  let deaf = 0;

  const send: Send = async ({ method, url }, signal): Promise<Result<Answer>> => {
    const how = replies[sentAt.length % replies.length] as Reply;
    const mine = { method };
    // What the queue says of itself, and what it was told, agree with what it does.
    if (queue.status('cloud').pausedUntil !== null) broken.push(`sent in a pause: ${url}`);
    sentAt.push(time.now());
    onTheWay.add(mine);
    if (onTheWay.size > 6) broken.push(`${onTheWay.size} on their way`);
    if (method !== 'GET') {
      writesSent.set(url, (writesSent.get(url) ?? 0) + 1);
      if ([...onTheWay].filter((one) => one.method !== 'GET').length > 1) broken.push('two writes at once');
    }
    // Whatever the road does, an attempt is over when it is cut: it takes no place any more.
    signal.addEventListener('abort', () => onTheWay.delete(mine), { once: true });
    if (how.what === 'throws') {
      onTheWay.delete(mine);
      throw new Error('no road');
    }
    if (how.isDeaf) deaf += 1;
    const takes = how.what === 'never' ? HOUR : how.takes;
    await time.sleep(takes, how.isDeaf ? undefined : signal);
    if (how.isDeaf) deaf -= 1;
    onTheWay.delete(mine);
    if (how.what === 'never' || signal.aborted) return fail({ kind: 'interrupted' });
    if (typeof how.what === 'object') return fail(how.what);
    const wait = Number(/^\d+$/.exec(how.headers['retry-after'] ?? '')?.[0] ?? 0);
    if (how.what === 429 && wait > 0)
      told.push({ at: time.now(), until: time.now() + Math.min(wait * 1000, 24 * HOUR) });
    return ok(answer(how.what, {}, how.headers));
  };
  const queue = createQueue({
    send,
    time,
    longestSleep: LONGEST_SLEEP,
    persistence: { read: async () => ({}), write: async () => undefined },
  });

  const asked: Promise<Result<Answer>>[] = [];
  let settled = 0;
  for (const [number, one] of acts.entries()) {
    await advance(one.after);
    if ('act' in one) {
      if (one.act === 'keepOnly') queue.keepOnly('cloud', 'me');
      else queue[one.act]('cloud');
      continue;
    }
    const leaving = new AbortController();
    const method = one.request.method ?? 'GET';
    const answered = queue.request({
      controlPlaneId: 'cloud',
      url: `https://api.test/${method === 'GET' ? one.path : `write-${number}`}`,
      body: null,
      effect: method === 'GET' ? 'read' : 'write',
      identity: 'me',
      priority: 'visible',
      ...one.request,
      method,
      signal: leaving.signal,
    });
    if (one.leavesAfter !== null) void time.sleep(one.leavesAfter).then(() => leaving.abort());
    asked.push(answered);
    void answered.then(() => (settled += 1));
  }
  await advance(2 * HOUR);

  expect(broken).toEqual([]);
  expect(settled).toBe(asked.length);
  expect([...writesSent.values()].filter((count) => count > 1)).toEqual([]);
  // A later 429 of the burst that was cut is only believed when it says more than a second more.
  for (const { at, until } of told)
    expect(sentAt.filter((one) => one > at && one < until - 1000)).toEqual([]);
  expect(deaf).toBe(0);
  expect(clock.sleepers()).toBe(0);
  expect(queue.status('cloud').sent).toBe(sentAt.length);
}

test('everybody is answered, and no rule is broken, whatever the server does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 1, maxLength: 40 }),
      fc.array(reply, { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      run,
    ),
    { numRuns: 400 },
  );
}, 30_000);
