import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { expireCache, wasExpired } from '#lib/background/cache.ts';
import { installLocks } from './fake-locks.ts';

const ADA = { controlPlaneId: 'zenml-cloud', userId: 'ada' };
const CHANGED_AT = Date.parse('2025-03-14T12:00:00Z');

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  vi.setSystemTime(CHANGED_AT);
  await expireCache(ADA, ['people']);
});
afterEach(() => void vi.useRealTimers());

it('makes old what began to be read before the change, and nothing after it', async () => {
  vi.setSystemTime(CHANGED_AT + 60_000);
  expect(await wasExpired(ADA, 'people', CHANGED_AT - 1)).toBe(true);
  expect(await wasExpired(ADA, 'people', CHANGED_AT + 1)).toBe(false);
  expect(await wasExpired(ADA, 'teams', CHANGED_AT - 1)).toBe(false);
});

it('makes old what was being read while the clock was put back', async () => {
  vi.setSystemTime(CHANGED_AT + 1_000);
  expect(await wasExpired(ADA, 'people', CHANGED_AT + 3 * 3_600_000)).toBe(true);
  expect(await wasExpired(ADA, 'teams', CHANGED_AT + 3 * 3_600_000)).toBe(false);
});

it('makes nothing old for hours because the clock was put back: each answer would be asked for again at once', async () => {
  vi.setSystemTime(CHANGED_AT - 26 * 3_600_000);
  expect(await wasExpired(ADA, 'people', Date.now())).toBe(false);
});
