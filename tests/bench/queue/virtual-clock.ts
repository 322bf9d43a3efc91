import { type Event, EventHeap } from './event-heap.ts';
import type { Random } from './random.ts';

/** Any moment would do; it is not 0, so that nobody mistakes an epoch for a duration. */
export const EPOCH = Date.parse('2025-03-20T12:00:00Z');

// Kept before a clock is installed: `setImmediate` comes round after every promise that can go on has gone on.
const realSetImmediate = globalThis.setImmediate;
const settle = () => new Promise<void>((resolve) => realSetImmediate(resolve));

/** Time that passes only when everybody waits for it. Has the shape of the queue's `Time`. */
export class VirtualClock {
  readonly random: Random;
  #now = EPOCH;
  #heap = new EventHeap();
  #count = 0;

  constructor(random: Random) {
    this.random = random;
  }

  /** Epoch ms. */
  now = (): number => this.#now;

  /** Ms since the start of the run. */
  elapsed = (): number => this.#now - EPOCH;

  after(ms: number, fire: () => void): Event {
    // As real timers do. Less would not move this clock at all: near its epoch a double is 0.0002 ms wide.
    const delay = ms > 0 ? Math.max(1, ms) : 0;
    const event: Event = { at: this.#now + delay, number: ++this.#count, fire };
    this.#heap.push(event);
    return event;
  }

  /** Resolves after `ms`, or when `signal` aborts; never rejects. */
  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const event = this.after(ms, done);
      signal?.addEventListener('abort', done, { once: true });
      function done(): void {
        event.fire = null;
        signal?.removeEventListener('abort', done);
        resolve();
      }
    });

  /** Lets time pass until `work` settles; false when it had not by `limit` ms, or nothing is left that could end it. */
  async run(work: Promise<unknown>, limit: number): Promise<boolean> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    work.then(end, end);
    for (;;) {
      await settle();
      if (isDone) return true;
      const event = this.#next();
      if (!event || event.at > EPOCH + limit) return false;
      this.#now = Math.max(this.#now, event.at);
      const { fire } = event;
      event.fire = null;
      fire?.();
    }
  }

  #next(): Event | undefined {
    for (;;) {
      const event = this.#heap.pop();
      if (!event || event.fire) return event;
    }
  }
}
