// @vitest-environment node
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCounter } from './rate-limit/counters.ts';
import { parseRateLimit, type RateLimitSpec } from './rate-limit/rate-limit-spec.ts';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { clientOf } from './testing/client.ts';

const SPEC: RateLimitSpec = {
  algorithm: 'fixed-window',
  limit: 3,
  windowSeconds: 10,
  retryAfter: 'seconds',
  headers: 'none',
};
const ALGORITHMS = ['token-bucket', 'fixed-window', 'sliding-window'] as const;

describe('counters', () => {
  const take = (algorithm: RateLimitSpec['algorithm'], times: readonly number[]) => {
    const counter = createCounter({ ...SPEC, algorithm });
    return times.map((time) => counter.take(time).allowed);
  };

  it('differ in when they forget', () => {
    expect(take('fixed-window', [9000, 9000, 9000, 9000, 10_000])).toEqual([true, true, true, false, true]);
    expect(take('sliding-window', [9000, 9000, 9000, 10_000, 19_000])).toEqual([
      true,
      true,
      true,
      false,
      true,
    ]);
    expect(take('token-bucket', [0, 0, 0, 0, 3334, 3335])).toEqual([true, true, true, false, true, false]);
  });

  it('let everybody in who waits as long as they are told, and never more than promised', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALGORITHMS),
        fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 60 }),
        (algorithm, gaps) => {
          const counter = createCounter({ ...SPEC, algorithm });
          let now = 1_000_000;
          let allowed = 0;
          const start = now;
          for (const gap of gaps) {
            now += gap;
            const decision = counter.take(now);
            if (decision.allowed) allowed += 1;
            else {
              now += Math.ceil(decision.waitMs);
              expect(counter.take(now).allowed).toBe(true);
              allowed += 1;
            }
          }
          const windows = Math.floor((now - start) / 10_000) + 2;
          expect(allowed).toBeLessThanOrEqual(windows * SPEC.limit);
        },
      ),
    );
  });
});

describe('limited answers', () => {
  let controlPlane: ControlPlane;
  let now = Date.parse('2026-03-02T10:00:00.500Z');
  beforeAll(async () => {
    controlPlane = await startControlPlane({ http: true, now: () => now });
  });
  afterAll(() => controlPlane.close());

  const exhausted = async (spec: Partial<RateLimitSpec>) => {
    controlPlane.setRateLimit({ ...SPEC, limit: 1, ...spec });
    const ada = clientOf(controlPlane, ADMIN_EMAIL);
    return { first: await ada.get('/users/me'), second: await ada.get('/users/me'), ada };
  };

  it('say how long in seconds, as a date, or not at all', async () => {
    const { first, second } = await exhausted({});
    expect([first.status, second.status]).toEqual([200, 429]);
    expect(second.body).toEqual({ detail: 'Too Many Requests' });
    expect(second.headers['retry-after']).toBe('10');
    const dated = await exhausted({ retryAfter: 'date' });
    expect(dated.second.headers['retry-after']).toBe('Mon, 02 Mar 2026 10:00:10 GMT');
    expect(dated.second.headers.date).toBe('Mon, 02 Mar 2026 10:00:00 GMT');
    expect((await exhausted({ retryAfter: 'none' })).second.headers['retry-after']).toBeUndefined();
  });

  it('count in every kind of header', async () => {
    const structured = (await exhausted({ headers: 'structured' })).first.headers;
    expect(structured.ratelimit).toBe('"session";r=0;t=10');
    expect(structured['ratelimit-policy']).toBe('"session";q=1;w=10');
    const fields = (await exhausted({ headers: 'fields', limit: 2 })).first.headers;
    expect([fields['ratelimit-limit'], fields['ratelimit-remaining'], fields['ratelimit-reset']]).toEqual([
      '2',
      '1',
      '10',
    ]);
    expect((await exhausted({ headers: 'legacy' })).second.headers['x-ratelimit-remaining']).toBe('0');
  });

  it('are counted for each session alone', async () => {
    const { ada } = await exhausted({});
    expect((await clientOf(controlPlane, ADMIN_EMAIL).get('/users/me')).status).toBe(200);
    expect((await ada.get('/users/me')).status).toBe(429);
    now += 10_000;
    expect((await ada.get('/users/me')).status).toBe(200);
    controlPlane.setRateLimit(null);
    expect((await ada.get('/users/me')).headers['retry-after']).toBeUndefined();
  });
});

describe('parseRateLimit', () => {
  it('reads what the command line says', () => {
    expect(parseRateLimit('sliding:100/60')).toEqual({
      algorithm: 'sliding-window',
      limit: 100,
      windowSeconds: 60,
      retryAfter: 'seconds',
      headers: 'none',
    });
    expect(parseRateLimit('bucket:10/1:date:structured')).toMatchObject({
      retryAfter: 'date',
      headers: 'structured',
    });
    expect(() => parseRateLimit('often')).toThrow(/Not a rate limit/);
  });
});
