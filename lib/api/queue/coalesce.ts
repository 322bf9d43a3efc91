/** Does `work` soon after each call, never twice at once; calls that come meanwhile are one more. Failures are dropped. */
export function coalesce(work: () => Promise<void>): () => void {
  let isWanted = false;
  let isRunning = false;
  return () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    void (async () => {
      while (isWanted) {
        isWanted = false;
        // Let what happens in the same turn happen first.
        await Promise.resolve();
        await work().catch(() => undefined);
      }
      isRunning = false;
    })();
  };
}
