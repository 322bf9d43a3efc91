import type { Priority } from '#lib/api/queue/job.ts';
import type { OperationContext } from '../operation.ts';

/**
 * How ZenML is asked for a person's question: with their session, as much anew as they want it, and as urgently as the
 * question is, unless `priority` says otherwise.
 */
export const asPerson = (
  { userId, isForced, source, finished, noteDrift, priority: own }: OperationContext,
  priority: Priority = own,
) => ({ priority, identity: userId, isForced, source, finished, onDrift: noteDrift });
