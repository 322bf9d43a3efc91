// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from '#lib/background/operations/throttled.ts';

const HOUR = 3_600_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('shows what was read at once, and then not too often', async () => {
  const show = vi.fn(async () => undefined);
  const tell = throttled(show);
  await tell();
  await tell();
  expect([show.mock.calls.length, tell.isDue()]).toEqual([1, false]);
  vi.advanceTimersByTime(300);
  await tell();
  expect(show).toHaveBeenCalledTimes(2);
});

it('shows it the more seldom the longer that takes', async () => {
  const tell = throttled(() => new Promise((resolve) => setTimeout(resolve, 200)));
  const telling = tell();
  await vi.advanceTimersByTimeAsync(200);
  await telling;
  vi.advanceTimersByTime(700);
  expect(tell.isDue()).toBe(false);
  vi.advanceTimersByTime(100);
  expect(tell.isDue()).toBe(true);
});

it.each([-26, -3, 3, 26])('goes on with it when the clock is set by %i h', async (hours) => {
  const set = async () => void vi.setSystemTime(Date.now() + hours * HOUR);
  // While it is shown, and between.
  const tell = throttled(set);
  await tell();
  await set();
  vi.advanceTimersByTime(300);
  expect(tell.isDue()).toBe(true);
});
