import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { painted } from '#components/ui/painted.ts';

const frames: FrameRequestCallback[] = [];
const done = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  frames.length = 0;
  done.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is the frame after the next one', async () => {
  void painted().then(done);
  for (let frame = 0; frame < 2; frame += 1) {
    await vi.advanceTimersByTimeAsync(0);
    expect(done).not.toHaveBeenCalled();
    frames.shift()?.(0);
  }
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledTimes(1);
});

it('is not waited for where nothing is painted', async () => {
  void painted().then(done);
  await vi.advanceTimersByTimeAsync(99);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledTimes(1);
});
