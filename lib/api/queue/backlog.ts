import type { Job, Priority } from './job.ts';

const RANK: Record<Priority, number> = { interactive: 0, visible: 1, prefetch: 2 };
/** Having waited so long (ms), a job may pass more urgent ones … */
const AGED = 10_000;
/** … with one of so many sends, so that nothing starves and people hardly notice. */
const AGED_EVERY = 4;

export type Backlog = ReturnType<typeof createBacklog>;

/**
 * The jobs that wait, and which of them is next: the most urgent; of equally urgent ones those who ask take turns
 * (start-time fair queueing), so that a view with a hundred questions does not shut out one with two.
 */
export function createBacklog() {
  const waiting = new Set<Job>();
  /** The last turn that each source was given, and the last that was taken. */
  const given = new Map<string, number>();
  let taken = 0;
  let picked = 0;

  const before = (a: Job, b: Job): number =>
    RANK[a.request.priority] - RANK[b.request.priority] || a.turn - b.turn || a.number - b.number;

  const ready = (now: number, mayWrite: boolean): Job[] =>
    [...waiting].filter((job) => job.notBefore <= now && (mayWrite || job.request.effect === 'read'));

  return {
    add(job: Job): void {
      const source = job.request.source ?? '';
      if (waiting.size === 0) given.clear();
      job.turn ||= Math.max(given.get(source) ?? 0, taken) + 1;
      given.set(source, Math.max(given.get(source) ?? 0, job.turn));
      waiting.add(job);
    },
    delete: (job: Job): boolean => waiting.delete(job),
    size: (): number => waiting.size,
    jobs: (): Job[] => [...waiting],

    /** The job that is to be sent next, or null. A write goes only when `mayWrite`. */
    next: (now: number, mayWrite: boolean): Job | null => first(before, ready(now, mayWrite)),

    /** The one that has waited longest, if it has waited long and this is the turn of such ones; else null. */
    nextAged(now: number, mayWrite: boolean): Job | null {
      if (picked % AGED_EVERY !== AGED_EVERY - 1) return null;
      const aged = ready(now, mayWrite).filter(({ queuedAt }) => now - queuedAt > AGED);
      return first((a, b) => a.number - b.number, aged);
    },

    /** `job` is sent. */
    take(job: Job): void {
      waiting.delete(job);
      picked += 1;
      taken = Math.max(taken, job.turn);
    },

    /** Epoch ms at which the first of those that are not to be tried yet may be; null without any. */
    nextRetryAt(now: number): number | null {
      const later = [...waiting].map((job) => job.notBefore).filter((at) => at > now);
      return later.length > 0 ? Math.min(...later) : null;
    },
  };
}

/** The more urgent of two. */
export const moreUrgent = (a: Priority, b: Priority): Priority => (RANK[a] <= RANK[b] ? a : b);

const first = (order: (a: Job, b: Job) => number, jobs: readonly Job[]): Job | null =>
  jobs.reduce<Job | null>((best, job) => (best && order(best, job) <= 0 ? best : job), null);
