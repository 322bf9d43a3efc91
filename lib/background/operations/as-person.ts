import type { Priority } from '#lib/api/queue/job.ts';
import type { OperationContext } from '../answers.ts';

/** How a person's lists are asked for: with their session, and as much anew as they want it. */
export const asPerson = <P extends Priority>({ userId, isForced }: OperationContext, priority: P) => ({
  priority,
  identity: userId,
  isForced,
});
