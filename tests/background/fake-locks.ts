import { vi } from 'vitest';

/** Web Locks as far as they are used here: one holder of a name at a time, in the order of asking. */
export function installLocks(): void {
  const tails = new Map<string, Promise<unknown>>();
  const request = (name: string, work: () => Promise<unknown>) => {
    const result = (tails.get(name) ?? Promise.resolve()).then(work);
    tails.set(
      name,
      result.catch(() => undefined),
    );
    return result;
  };
  vi.stubGlobal('navigator', { ...globalThis.navigator, locks: { request } });
}
