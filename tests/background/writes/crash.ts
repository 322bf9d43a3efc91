import type { WriteDependencies } from '#lib/background/writes/settle.ts';

export type CrashMode = 'before' | 'during' | 'after';

/**
 * Ends a performer forever at its `n`-th step, a step being anything that it waits for: before the step begins,
 * while it is on its way (it goes on without the performer), or when it is over and its answer not yet seen.
 */
export function createCrash(n: number, mode: CrashMode) {
  let steps = 0;
  let isDead = false;
  let onDeath = () => {};
  const underway: Promise<unknown>[] = [];
  const dead = new Promise<void>((resolve) => {
    onDeath = resolve;
  });
  /** Between the turn of a write and its way: who ends then has a request that waits forever and never leaves. */
  let isLeaving = false;
  let onKept = () => {};
  const kept = new Promise<void>((resolve) => {
    onKept = resolve;
  });
  const die = (): Promise<never> => {
    isDead = true;
    if (isLeaving) onKept();
    onDeath();
    return new Promise(() => undefined);
  };

  const step =
    <Arguments extends unknown[], T>(work: (...values: Arguments) => Promise<T>) =>
    async (...values: Arguments): Promise<T> => {
      steps += 1;
      const isMine = steps === n;
      if (isDead || (isMine && mode === 'before')) return die();
      const working = work(...values);
      underway.push(Promise.race([working, kept]).catch(() => undefined));
      if (isMine && mode === 'during') return die();
      const value = await working;
      return isDead || isMine ? die() : value;
    };

  /** The write is on its way: a step of its own, whose end is the performer's and not the request's. */
  async function leave(beforeSend: (() => Promise<unknown>) | undefined): Promise<void> {
    isLeaving = true;
    await beforeSend?.();
    steps += 1;
    if (steps === n && mode === 'before') await die();
    isLeaving = false;
    if (steps === n) void die();
  }

  return {
    dead,
    steps: () => steps,
    /** Makes a step of anything else that a performer waits for. */
    step,
    /** What the performer had begun is over, on the server too. */
    over: () => Promise.all(underway),
    within: (dependencies: WriteDependencies): WriteDependencies => {
      const { api, journal } = dependencies;
      return {
        ...dependencies,
        signedInAs: step(dependencies.signedInAs),
        api: {
          callNamed: step((controlPlane, name, params, options) =>
            api.callNamed(controlPlane, name, params, {
              ...options,
              ...(options.beforeSend && { beforeSend: () => leave(options.beforeSend) }),
            }),
          ),
          listNamed: step(api.listNamed),
          dialect: step(api.dialect),
          clockAhead: api.clockAhead,
        },
        journal: {
          ...journal,
          get: step(journal.get),
          put: step(journal.put),
          open: step(journal.open),
          prune: step(journal.prune),
        },
      };
    },
  };
}
