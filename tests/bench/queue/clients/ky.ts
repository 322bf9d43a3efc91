import ky from 'ky';
import PQueue from 'p-queue';
import type { Client, Environment } from './client.ts';
import { fetchOver, MOST_RETRIES } from './refusal.ts';

/**
 * https://github.com/sindresorhus/ky#retry: GETs are tried again after 429 and 5xx, by Retry-After when there is one, else
 * after 0.3 s x 2^(n - 1). No `timeout`, which would cut waits of a minute; `jitter` as its documentation recommends for
 * many clients.
 */
const kyOver = (send: Environment['send']) => {
  const api = ky.create({
    fetch: fetchOver(send),
    timeout: false,
    retry: { limit: MOST_RETRIES, jitter: true },
  });
  return async (key: string) => (await api.get(`https://bench.test/${key}`)).status;
};

export const kyPeers: readonly Client[] = [
  { name: 'ky', start: ({ send }) => kyOver(send) },
  {
    // https://github.com/sindresorhus/p-queue#usage: a whole request, with its retries, is one task.
    name: 'p-queue + ky',
    start({ send }) {
      const queue = new PQueue({ concurrency: 6 });
      const get = kyOver(send);
      return (key, priority) => queue.add(() => get(key), { priority: priority === 'interactive' ? 1 : 0 });
    },
  },
];
