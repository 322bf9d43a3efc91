/** The clock and the dice, passed in so that tests need neither to wait nor to be lucky. */
export interface Time {
  /** Epoch ms; never goes back. */
  now(): number;
  /** Resolves after `ms`, or when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 <= random() < 1. */
  random(): number;
}

/** A clock that goes on where it stood when `wall` (epoch ms) is put back, so that no wait grows by it. */
export function steadyClock(wall: () => number): () => number {
  let last = wall();
  let putBack = 0;
  return () => {
    const now = wall() + putBack;
    if (now < last) putBack += last - now;
    last = Math.max(now, last);
    return last;
  };
}

export const systemTime: Time = {
  now: steadyClock(() => Date.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
    }),
  random: () => Math.random(),
};
