import type { Guard } from '#lib/model/change/plan.ts';
import type { Failure, FailureKind } from '#lib/model/failure.ts';

/** What is in the way of every read, or was only for a moment: then there is no plan, and another try may have one. */
const OF_THE_MOMENT: ReadonlySet<FailureKind> = new Set([
  'signed-out',
  'no-dashboard-tab',
  'other-identity',
  'no-host-permission',
  'offline',
  'timeout',
  'rate-limited',
  'interrupted',
  'cancelled',
]);

/** Whether ZenML keeps something to itself: a guard then says that it does not know, rather than nothing. */
export const isGap = ({ kind }: Failure): boolean => !OF_THE_MOMENT.has(kind);

/** Something that speaks for or against the steps could not be read. `about`: the name of what it is of. */
export const notKnown = (steps: readonly number[], about: string | null): Guard => ({
  kind: 'not-known',
  severity: 'warns',
  steps: [...steps],
  type: null,
  about,
});
