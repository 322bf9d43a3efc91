import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onPageAlarm, watchPages } from '#lib/background/roads/page-session-alarm.ts';

const NOW = Date.parse('2025-03-14T12:00:00Z');
const NAME = 'page-sessions';
const due = async () => (await browser.alarms.get(NAME))?.scheduledTime;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => vi.useRealTimers());

it.each([3, 26])('looks in a minute although the clock was put back by %i h', async (hours) => {
  await watchPages();
  const now = NOW - hours * 3_600_000;
  vi.setSystemTime(now);
  onPageAlarm(async () => true);
  await vi.waitFor(async () => expect(await due()).toBeLessThanOrEqual(Date.now() + 60_000));
});

it('puts off no look that is due within a minute, and begins none by itself', async () => {
  const create = vi.spyOn(browser.alarms, 'create');
  onPageAlarm(async () => true);
  await vi.advanceTimersByTimeAsync(100);
  expect(await due()).toBeUndefined();
  await watchPages();
  vi.setSystemTime(NOW + 20_000);
  onPageAlarm(async () => true);
  await vi.advanceTimersByTimeAsync(100);
  expect(create).toHaveBeenCalledTimes(1);
  create.mockRestore();
});
