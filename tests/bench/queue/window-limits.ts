import type { Limit, LimitSpec } from './limits.ts';

/** Windows of the server's clock; `phase` is how much of one has passed at the start. */
export function fixed({ quota, window, phase }: Extract<LimitSpec, { kind: 'fixed' }>): Limit {
  let current = 0;
  let used = 0;
  const enter = (now: number): void => {
    const index = Math.floor((now + phase) / window);
    if (index !== current) used = 0;
    current = index;
  };
  const left = (now: number) => window - ((now + phase) % window);
  return {
    quota,
    window,
    take(now) {
      enter(now);
      // Whether refused requests count makes no difference: the next window begins with none.
      used += 1;
      return used <= quota;
    },
    remaining(now) {
      enter(now);
      return Math.max(0, quota - used);
    },
    wait(now) {
      enter(now);
      return used < quota ? 0 : left(now);
    },
    reset: left,
  };
}

/** At most `quota` in any `window`: a log of the times. The reset told is when the oldest leaves it. */
export function sliding({ quota, window, refusedCount }: Extract<LimitSpec, { kind: 'sliding' }>): Limit {
  let log: number[] = [];
  const forget = (now: number): void => {
    const first = log.findIndex((time) => time + window > now);
    log = first < 0 ? [] : first === 0 ? log : log.slice(first);
  };
  /** The time in the log that has to leave before one more fits. */
  const blocking = () => log[log.length - quota];
  return {
    quota,
    window,
    take(now) {
      forget(now);
      const isAllowed = log.length < quota;
      if (isAllowed || refusedCount) log.push(now);
      return isAllowed;
    },
    remaining(now) {
      forget(now);
      return Math.max(0, quota - log.length);
    },
    wait(now) {
      forget(now);
      return Math.max(0, (blocking() ?? now - window) + window - now);
    },
    reset(now) {
      forget(now);
      return Math.max(0, (blocking() ?? log[0] ?? now - window) + window - now);
    },
  };
}
