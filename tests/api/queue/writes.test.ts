// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { answer, gist, queueAndServer, type Reply } from '../fake-server.ts';

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];
const HOUR = 3_600_000;
const writes = (seen: { method: string }[]) => seen.filter(({ method }) => method !== 'GET').length;

/** The server's answer to a write, and what the asker is told of it. */
const ANSWERS: [Reply, number | string][] = [
  [200, 200],
  [408, 408],
  [answer(429, {}, { 'retry-after': '1' }), 'rate-limited'],
  [429, 'rate-limited'],
  [500, 500],
  [502, 502],
  [answer(503, {}, { 'retry-after': '1' }), 503],
  [504, 504],
  [401, 401],
  [{ kind: 'offline' }, 'offline'],
  [{ kind: 'outcome-unknown' }, 'outcome-unknown'],
  ['never', 'outcome-unknown'],
];

describe('a write is sent once', () => {
  test.each(METHODS)('%s, whatever the answer is', async (method) => {
    for (const [reply, told] of ANSWERS) {
      const { ask, advance, seen } = queueAndServer(() => reply);
      const asked = ask('/x', { method });
      await advance(HOUR);
      expect(gist(await asked)).toBe(told);
      expect(seen).toHaveLength(1);
    }
  });

  test.each(METHODS)('%s, whatever happened before it', async (method) => {
    for (const [reply] of ANSWERS) {
      const { ask, advance, seen } = queueAndServer((_, n) => (n === 1 ? reply : 200));
      void ask('/read');
      const asked = ask('/x', { method });
      await advance(HOUR);
      await asked;
      expect(writes(seen)).toBeLessThanOrEqual(1);
    }
  });

  type Run = ReturnType<typeof queueAndServer>;
  const FAULTS: [string, (run: Run, leave: () => void) => void][] = [
    ['the asker leaves', (_, leave) => leave()],
    ['everything is cancelled', ({ queue }) => queue.cancel('cloud')],
    ['the session ends', ({ queue }) => queue.freeze('cloud')],
    [
      'the session ends and is back',
      ({ queue }) => {
        queue.freeze('cloud');
        queue.resume('cloud');
      },
    ],
    ['another account comes', ({ queue }) => queue.keepOnly('cloud', 'another')],
  ];

  // Before it is queued, while it waits for another, while it is on its way, when it is answered, and after.
  test.each(FAULTS)('whenever %s', async (_, fault) => {
    for (const moment of [0, 1, 99, 100, 101, 150, 199, 200, 201, 500]) {
      const run = queueAndServer(() => 200);
      const leaving = new AbortController();
      const first = run.ask('/first', { method: 'POST', identity: '' });
      const asked = run.ask('/x', { method: 'POST', signal: leaving.signal });
      if (moment > 0) await run.advance(moment);
      fault(run, () => leaving.abort());
      await run.advance(HOUR);
      const found = gist(await asked);
      const sent = run.paths().filter((path) => path === '/x').length;
      expect(sent).toBeLessThanOrEqual(1);
      // What is said is so: only an answer says that it was done, and nothing is said not to have been sent that was.
      if (found === 200 || found === 'outcome-unknown') expect(sent).toBe(1);
      else expect(sent).toBe(0);
      await first;
    }
  });

  test('whenever the worker dies: its next life knows of no write', async () => {
    for (const moment of [0, 1, 100, 150, 200, 300]) {
      const { ask, advance, kept, seen } = queueAndServer(() => (moment === 300 ? 429 : 200));
      void ask('/x', { method: 'POST', body: '{"secret":1}' });
      void ask('/y', { method: 'POST', body: '{"secret":1}' });
      await advance(moment);
      const before = writes(seen);
      expect(JSON.stringify(kept())).not.toMatch(/secret|api\.test|POST/);
      const next = queueAndServer(() => 200, { kept: structuredClone(kept()) });
      await next.advance(HOUR);
      expect(next.seen).toEqual([]);
      expect(before).toBeLessThanOrEqual(2);
    }
  });

  test('also when the road throws', async () => {
    const { ask, advance, seen } = queueAndServer(() => {
      throw new Error('no road');
    });
    const asked = ask('/x', { method: 'POST' });
    await advance(HOUR);
    expect(gist(await asked)).toBe('outcome-unknown');
    expect(seen).toHaveLength(1);
  });

  test('also when nothing can be kept', async () => {
    const { ask, advance, seen } = queueAndServer(() => 200, { persistence: 'broken' });
    const asked = ask('/x', { method: 'POST' });
    await advance(HOUR);
    expect(gist(await asked)).toBe(200);
    expect(seen).toHaveLength(1);
  });
});

test('a write that waits in an outage is told that it was not sent, and counts as no read that waits', async () => {
  const { ask, advance, queue, seen, time } = queueAndServer(() => 503, { random: () => 0.99 });
  const isLong = () => (queue.status('cloud').pausedUntil ?? 0) - time.now() > 12_000;
  for (let n = 0; !isLong() && n < 200; n += 1) {
    void ask(`/${n}`);
    await advance(500);
  }
  expect(isLong()).toBe(true);
  queue.cancel('cloud');
  const write = ask('/w', { method: 'POST' });
  await advance(10);
  expect(gist(await write)).toBe('rate-limited');
  expect(writes(seen)).toBe(0);
  expect(queue.status('cloud').waiting).toBe(0);
});

test('a question that is asked by POST is a read: refused, it is asked again', async () => {
  const { ask, advance, seen } = queueAndServer((_, n) =>
    n === 1 ? answer(429, {}, { 'retry-after': '1' }) : 200,
  );
  const asked = ask('/check', { method: 'POST', effect: 'read' });
  await advance(3000);
  expect(gist(await asked)).toBe(200);
  expect(seen).toHaveLength(2);
});
