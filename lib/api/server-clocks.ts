import type { Result } from '#lib/model/result.ts';
import type { Answer } from './road.ts';

/** How far the clock of each control plane is ahead of ours, as its last answer says: neither has to be right. */
export function createServerClocks() {
  const ahead = new Map<string, number>();
  return {
    /** Takes note of an answer, and answers it. */
    noted(controlPlaneId: string, answer: Result<Answer>): Result<Answer> {
      if (!answer.ok) return answer;
      const date = Date.parse(answer.value.headers.date ?? '');
      // What an earlier one said may be from before our clock was set.
      if (Number.isNaN(date)) ahead.delete(controlPlaneId);
      else ahead.set(controlPlaneId, date - Date.now());
      return answer;
    },
    /** ms; null when it is not known, as in a page, where no `Date` can be read. */
    aheadOf: (controlPlaneId: string): number | null => ahead.get(controlPlaneId) ?? null,
  };
}
