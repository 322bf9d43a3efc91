import { createQueue } from '#lib/api/queue/queue.ts';
import type { Answer } from '#lib/api/road.ts';
import type { Result } from '#lib/model/result.ts';
import type { Client, Environment } from './client.ts';

const MOST_ASKS = 20;

/**
 * The queue as the worker sets it up, on the virtual clock, with its memory in a variable. One thing differs: it sleeps
 * through a long pause, where the worker's tells who waits when to ask again. A to F are the same within 0.01 either way.
 */
export const ours: Client = {
  name: 'ours',
  start({ clock, send }) {
    let kept: Record<string, unknown> = {};
    const options = {
      time: clock,
      send: overRoad(send),
      // Nothing stops this worker, so it may sleep through a pause of any length.
      longestSleep: Number.POSITIVE_INFINITY,
      persistence: {
        read: async () => kept,
        write: async (state: Record<string, unknown>) => {
          kept = state;
        },
      },
    };
    const queue = createQueue(options);
    return async (key, priority) => {
      for (let asks = 1; ; asks += 1) {
        const result = await queue.request({
          controlPlaneId: 'bench',
          identity: 'bench',
          method: 'GET',
          url: `https://bench.test/${key}`,
          body: null,
          effect: 'read',
          priority: priority === 'bulk' ? 'visible' : priority,
        });
        if (result.ok) return result.value.status;
        if (result.failure.kind !== 'rate-limited' || asks === MOST_ASKS) return 0;
        // As views do: they count down and ask again.
        await clock.sleep(Date.parse(result.failure.retryAt ?? '') - clock.now());
      }
    };
  },
};

const overRoad =
  (send: Environment['send']) =>
  async ({ url }: { url: string }, signal: AbortSignal): Promise<Result<Answer>> => {
    const reply = await send(url.slice(url.lastIndexOf('/') + 1), signal);
    if (!reply) return { ok: false, failure: { kind: 'interrupted' } };
    return { ok: true, value: { ...reply, body: 'json', json: {}, text: null } };
  };
