import type { Page } from 'playwright-core';
import type { Extension } from './launch-extension.ts';

/** Keeps an answer as often again as for that many more organizations, past the worker. Answers the bytes of all that is kept. */
export const keepCopies = ({ worker }: Extension, query: string, copies: number): Promise<number> =>
  worker.evaluate(
    async ([name, count]) => {
      const kept = Object.entries(await chrome.storage.session.get(null));
      const [key, value] = kept.find(([one]) => one.split('/')[3] === name) ?? [];
      if (!key) throw new Error(`Nothing is kept of ${name}.`);
      for (let copy = 0; copy < count; copy += 1)
        await chrome.storage.session.set({ [key.replace(/{.*/, `{"organizationId":"${copy}"}`)]: value });
      return chrome.storage.session.getBytesInUse(null);
    },
    [query, copies] as const,
  );

/** Has the worker keep one small answer more: the questions whose answers are kept then, and the bytes of what the cache keeps. */
export const keepOneMore = (ownPage: Page): Promise<{ questions: string[]; bytes: number }> =>
  ownPage.evaluate(async () => {
    const { version } = chrome.runtime.getManifest();
    const question = { type: 'ask', query: 'releases', input: {}, force: true };
    await chrome.runtime.sendMessage({ ...question, version, controlPlaneId: 'zenml-cloud' });
    const all = Object.keys(await chrome.storage.session.get(null));
    const kept = all.filter((key) => /^(cache|walk)\//.test(key));
    return {
      questions: kept.map((key) => key.split('/')[3] ?? ''),
      bytes: await chrome.storage.session.getBytesInUse(kept),
    };
  });
