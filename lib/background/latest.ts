/**
 * Shows one value after the other. Of those that come while one is being shown only the last is: a list that
 * arrives page by page would be stored whole for each of them.
 */
export function createLatest<T>(show: (value: T) => Promise<unknown>) {
  let waiting: { value: T } | null = null;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting) {
      const { value } = waiting;
      waiting = null;
      await show(value);
    }
  }

  return {
    /** Answers when nothing waits any more. */
    show(value: T): Promise<void> {
      waiting = { value };
      running ??= run().finally(() => {
        running = null;
      });
      return running;
    },
    /** Drops what waits; answers when what is being shown has been. */
    async end(): Promise<void> {
      waiting = null;
      await running;
    },
  };
}
