import type { Event } from './event-heap.ts';
import { EPOCH, type VirtualClock } from './virtual-clock.ts';

type Callback = (...args: unknown[]) => void;

/** What Node's `setTimeout` returns, as far as libraries use it. */
class Timer {
  event: Event | null = null;
  unref = () => this;
  ref = () => this;
  hasRef = () => true;
}

/**
 * Makes `clock` the time of everybody who uses the global timers, `Date` and `performance.now()`, and the dice of
 * everybody who uses `Math.random`. Returns what undoes it.
 */
export function installClock(clock: VirtualClock): () => void {
  const stop = (timer: unknown): void => {
    if (timer instanceof Timer && timer.event) timer.event.fire = null;
  };
  // Whole ms, and 1 for 0, as in Node: who calls `setTimeout(0)` in a loop lets time pass.
  const delay = (ms: unknown): number => Math.max(1, Math.trunc(Number(ms)) || 1);
  const start = (callback: Callback, ms?: unknown, ...args: unknown[]): Timer => {
    const timer = new Timer();
    timer.event = clock.after(delay(ms), () => callback(...args));
    return timer;
  };
  const repeat = (callback: Callback, ms?: unknown, ...args: unknown[]): Timer => {
    const timer = new Timer();
    const again = () => {
      timer.event = clock.after(delay(ms), () => {
        again();
        callback(...args);
      });
    };
    again();
    return timer;
  };
  const RealDate = Date;
  class VirtualDate extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      super(...((args.length > 0 ? args : [clock.now()]) as [number]));
    }
    static override now = () => clock.now();
  }
  return replace([
    [globalThis, 'setTimeout', start],
    [globalThis, 'setInterval', repeat],
    [globalThis, 'clearTimeout', stop],
    [globalThis, 'clearInterval', stop],
    [globalThis, 'Date', VirtualDate],
    [performance, 'now', () => clock.now() - EPOCH],
    [Math, 'random', clock.random],
  ]);
}

function replace(properties: [target: object, name: string, value: unknown][]): () => void {
  const undo = properties.map(([target, name, value]) => {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
    return () => {
      if (before) Object.defineProperty(target, name, before);
      else Reflect.deleteProperty(target, name);
    };
  });
  return () => {
    for (const one of undo) one();
  };
}
