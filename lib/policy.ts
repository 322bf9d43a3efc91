import { browser } from 'wxt/browser';
import { earlyPolicy } from './early-reads.ts';
import { NO_POLICY, type Policy, parsePolicy } from './model/policy.ts';

/** What Firefox says where nobody has written a policy; Chromium answers an empty one. */
const NONE = /manifest not found/i;

/**
 * The managed policy (docs/POLICY.md), which pages cannot touch and people cannot change. It is read each time: only the browser keeps
 * it. Rejects when the browser can tell neither a policy nor that there is none.
 */
export const policy = {
  async read(): Promise<Policy> {
    try {
      return parsePolicy(await (earlyPolicy.take() ?? browser.storage.managed.get()));
    } catch (error) {
      if (NONE.test(error instanceof Error ? error.message : String(error))) return NO_POLICY;
      throw error;
    }
  },
  /** Calls back with every later policy, where the browser tells (Firefox reads it anew at its own start only); answers the function that stops it. */
  watch(listener: (policy: Policy) => void): () => void {
    const onChanged = () => {
      earlyPolicy.letGo();
      void policy.read().then(listener);
    };
    browser.storage.managed.onChanged.addListener(onChanged);
    return () => browser.storage.managed.onChanged.removeListener(onChanged);
  },
};
