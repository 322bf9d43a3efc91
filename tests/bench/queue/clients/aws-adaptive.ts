import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import type { Client } from './client.ts';
import { askedToWait, MOST_RETRIES, Refusal, sendOrThrow } from './refusal.ts';

/** It returns a wider type than it takes back. */
type Token = Parameters<AdaptiveRetryStrategy['recordSuccess']>[0];

/**
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html ("adaptive"), driven as the SDK's middleware
 * does: a token, the request, a renewed token after each refusal. One client for one limit. No queue, no priorities.
 */
export const awsAdaptivePeer: Client = {
  name: 'AWS SDK, adaptive',
  start({ clock, send }) {
    const strategy = new AdaptiveRetryStrategy(async () => MOST_RETRIES + 1);
    return async (key) => {
      let token = (await strategy.acquireInitialRetryToken('bench')) as Token;
      for (;;) {
        try {
          const status = await sendOrThrow(send, key);
          strategy.recordSuccess(token);
          return status;
        } catch (error) {
          const isThrottling = error instanceof Refusal && error.reply.status === 429;
          const wait = askedToWait(error);
          // Waits by itself; rejects when there is nothing left to spend on retries.
          token = (await strategy.refreshRetryTokenForRetry(token, {
            errorType: isThrottling ? 'THROTTLING' : 'TRANSIENT',
            ...(wait > 0 && { retryAfterHint: new Date(clock.now() + wait) }),
          })) as Token;
        }
      }
    };
  },
};
