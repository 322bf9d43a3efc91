import type { Queue } from '#lib/api/queue/queue.ts';
import { fail, type Result } from '#lib/model/result.ts';

/**
 * Lets a person stop what is being asked of a control plane. An answer takes several requests, so it is not enough
 * to cancel those that the queue has: until everything that was being answered has come to its end, what it still
 * wants to read is `cancelled` too. A later question waits for that moment. Writes are left alone, and what they have to
 * know first goes through `unstopped`.
 */
export function createStopping(queue: Queue) {
  const answering = new Map<string, Set<Promise<unknown>>>();
  const stopping = new Map<string, Promise<unknown>>();
  return {
    /** The queue as the operations are to use it. */
    queue: {
      ...queue,
      request: (request) =>
        stopping.has(request.controlPlaneId) && request.effect === 'read'
          ? Promise.resolve(fail({ kind: 'cancelled' }))
          : queue.request(request),
    } satisfies Queue as Queue,

    /** Answers one question of a view. Not to be nested: the inner one would wait for the outer one. */
    async answer<T>(controlPlaneId: string, work: () => Promise<T>): Promise<T> {
      await stopping.get(controlPlaneId);
      const all = answering.get(controlPlaneId) ?? new Set();
      answering.set(controlPlaneId, all);
      const answer = work().finally(() => all.delete(answer));
      all.add(answer);
      return answer;
    },

    /** Work that nobody may stop: what was stopped along with the questions of views is done again. */
    async unstopped<T>(controlPlaneId: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
      for (;;) {
        await stopping.get(controlPlaneId);
        const result = await work();
        if (result.ok || result.failure.kind !== 'cancelled') return result;
      }
    },

    /** Stops what is being answered; settles when all of it has come to its end. */
    async cancel(controlPlaneId: string): Promise<void> {
      const ended = Promise.allSettled(answering.get(controlPlaneId) ?? []).then(() => {
        if (stopping.get(controlPlaneId) === ended) stopping.delete(controlPlaneId);
      });
      stopping.set(controlPlaneId, ended);
      queue.cancel(controlPlaneId);
      await ended;
    },
  };
}
