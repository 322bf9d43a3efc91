import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createWakes } from '#lib/background/changes/wakes.ts';

const NOW = Date.parse('2025-03-14T12:00:00Z');
const goOn = vi.fn();
const alarm = async () => (await browser.alarms.get('changes:one'))?.scheduledTime;

beforeEach(() => {
  fakeBrowser.reset();
  goOn.mockClear();
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => vi.useRealTimers());

it('a change is gone on with by the next worker, and by this one at the same time', async () => {
  await createWakes(goOn)('one', NOW + 45_000);
  expect(await alarm()).toBe(NOW + 45_000);
  await vi.advanceTimersByTimeAsync(45_000);
  expect(goOn).toHaveBeenCalledTimes(1);
});

it.each([3, 26])('a change waits no longer because the clock was put back by %i h', async (hours) => {
  await createWakes(goOn)('one', NOW + 45_000);
  vi.setSystemTime(NOW - hours * 3_600_000);
  await vi.advanceTimersByTimeAsync(45_000);
  expect(goOn).toHaveBeenCalledTimes(1);
});

it('the last time that is said counts, and none', async () => {
  const wakeAt = createWakes(goOn);
  await wakeAt('one', NOW + 10_000);
  await wakeAt('one', NOW + 30_000);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(goOn).not.toHaveBeenCalled();
  await wakeAt('one', null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(goOn).not.toHaveBeenCalled();
  expect(await alarm()).toBeUndefined();
});
