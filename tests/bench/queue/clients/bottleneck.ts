import Bottleneck from 'bottleneck';
import type { LimitSpec } from '../limits.ts';
import type { Client } from './client.ts';
import { GUESS_PER_SECOND, ratePerSecond } from './known-limit.ts';
import { askedToWait, MOST_RETRIES, sendOrThrow } from './refusal.ts';

/**
 * https://github.com/SGrondin/bottleneck#readme: "Reservoir Intervals" (refresh for windows, increase for buckets; must be
 * divisible by 250 ms), "Job Options" (priority 0 to 9, 0 first), "Retries" (the `failed` event returns ms).
 */
const setUp =
  (options: (limit: LimitSpec) => Bottleneck.ConstructorOptions): Client['start'] =>
  ({ clock, send, limit }) => {
    const limiter = new Bottleneck({ maxConcurrent: 6, ...options(limit) });
    limiter.on('failed', async (error, { retryCount }) => {
      if (retryCount >= MOST_RETRIES) return null;
      return askedToWait(error) || (1 + clock.random()) * 1000 * 2 ** retryCount;
    });
    return (key, priority) =>
      limiter.schedule({ priority: priority === 'interactive' ? 0 : 5 }, () => sendOrThrow(send, key));
  };

function known(limit: LimitSpec): Bottleneck.ConstructorOptions {
  if (limit.kind !== 'bucket')
    return {
      reservoir: limit.quota,
      reservoirRefreshAmount: limit.quota,
      reservoirRefreshInterval: Math.ceil(limit.window / 250) * 250,
    };
  return {
    reservoir: limit.burst,
    reservoirIncreaseAmount: Math.max(1, Math.floor(ratePerSecond(limit))),
    reservoirIncreaseInterval: 1000,
    reservoirIncreaseMaximum: limit.burst,
  };
}

export const bottleneckPeers: readonly Client[] = [
  { name: 'Bottleneck, guess 5/s', start: setUp(() => ({ minTime: 1000 / GUESS_PER_SECOND })) },
  { name: 'Bottleneck, told the limit', knowsLimit: true, start: setUp(known) },
];
