import type { Job } from './job.ts';

/** The reads that were told to ask again after the pause, until they do or it is over: views show how many. */
export function createHeld() {
  const keys = new Set<string>();
  /** Of an earlier worker, which keys are not known any more. */
  let before = 0;
  return {
    add(job: Job): void {
      if (job.key !== null) keys.add(job.key);
    },
    delete: (job: Job): void => void (job.key !== null && keys.delete(job.key)),
    clear(): void {
      keys.clear();
      before = 0;
    },
    /** Those of an earlier worker are asked again in the same pause: they are the same ones. */
    size(isPaused: boolean): number {
      if (!isPaused) this.clear();
      return Math.max(keys.size, before);
    },
    restore(count: number): void {
      before = count;
    },
  };
}
