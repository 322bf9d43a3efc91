import type { Priority } from '#lib/api/queue/job.ts';
import type { OperationContext } from '../answers.ts';

/** How ZenML is asked for a person's question: with their session, and as much anew as they want it. */
export const asPerson = <P extends Priority>(
  { userId, isForced, source }: OperationContext,
  priority: P,
) => ({
  priority,
  identity: userId,
  isForced,
  source,
});
