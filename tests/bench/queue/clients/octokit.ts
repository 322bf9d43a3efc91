import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { Client } from './client.ts';
import { fetchOver, MOST_RETRIES } from './refusal.ts';

const Throttled = Octokit.plugin(throttling, retry);
let started = 0;
const log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * https://github.com/octokit/plugin-throttling.js#readme (both handlers are required and return whether to try again) and
 * https://github.com/octokit/plugin-retry.js#readme (`request.retries`). `request.fetch`:
 * https://github.com/octokit/request.js#request. No priorities. The plugin keeps its lanes in its module, by `id`.
 */
export const octokitPeer: Client = {
  name: 'octokit, throttling + retry',
  start({ send }) {
    started += 1;
    const octokit = new Throttled({
      baseUrl: 'https://bench.test',
      log,
      request: { fetch: fetchOver(send), retries: MOST_RETRIES },
      throttle: {
        id: `bench-${started}`,
        onRateLimit: (_after, _options, _octokit, retryCount) => retryCount < MOST_RETRIES,
        onSecondaryRateLimit: (_after, _options, _octokit, retryCount) => retryCount < MOST_RETRIES,
      },
    });
    return async (key) => (await octokit.request(`GET /${key}`)).status;
  },
};
