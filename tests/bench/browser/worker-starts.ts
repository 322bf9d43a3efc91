import type { CDPSession } from 'playwright-core';
import { poll } from '../../e2e/harness/poll.ts';

interface Versions {
  versions: { versionId: string; runningStatus: string }[];
}

/** The workers of the browser's extensions. `devTools` belongs to a page of one of them, which has to stay open. */
export async function watchWorkers(devTools: CDPSession) {
  const status = new Map<string, string>();
  let starts = 0;
  devTools.on('ServiceWorker.workerVersionUpdated' as never, ({ versions }: Versions) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === 'starting' && status.get(versionId) !== 'starting') starts += 1;
      status.set(versionId, runningStatus);
    }
  });
  await devTools.send('ServiceWorker.enable' as never);
  return {
    /** How often one of them was started, for a message or for any other event. */
    starts: () => starts,
    /** Stops all of them and waits until they are gone. */
    async stopAll(): Promise<void> {
      await poll('the end of the workers', async () => {
        // One that was just being started is not stopped by it.
        await devTools.send('ServiceWorker.stopAllWorkers' as never);
        return [...status.values()].every((one) => one === 'stopped');
      });
    },
  };
}
