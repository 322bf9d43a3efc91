import { environmentManager, QueryClient } from '@tanstack/query-core';
import type { Client } from './client.ts';
import { MOST_RETRIES, sendOrThrow } from './refusal.ts';

// https://tanstack.com/query/v5/docs/framework/vue/reference/variables/environmentManager: without a window it takes itself
// for a server, and does not retry.
environmentManager.setIsServer(() => false);

/**
 * https://tanstack.com/query/latest/docs/reference/QueryClient#queryclientfetchquery (equal keys in flight are one request)
 * and https://tanstack.com/query/latest/docs/framework/react/guides/query-retries (1 s x 2^n, at most 30 s). No queue, no
 * priorities, no Retry-After.
 */
export const queryCorePeer: Client = {
  name: 'TanStack query-core',
  start({ send }) {
    const client = new QueryClient();
    return (key) =>
      client.fetchQuery({ queryKey: [key], queryFn: () => sendOrThrow(send, key), retry: MOST_RETRIES });
  },
};
