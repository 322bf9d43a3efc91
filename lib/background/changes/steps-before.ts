import type { Change } from '#lib/changes.ts';
import type { Step } from '#lib/model/change/plan.ts';
import { stableJson } from '#lib/model/stable-json.ts';

type Planned = Pick<Step, 'differences'> & { change: Change };

/**
 * The indexes of the earlier steps that have to be done before a step is sent: nobody loses a role before they hold what they
 * are given at the same place instead. A step that sends nothing is no condition.
 */
export const stepsBefore = ({ change }: Planned, earlier: readonly Planned[]): number[] =>
  change.kind !== 'revokeRole'
    ? []
    : earlier.flatMap((before, index) => {
        const isInstead = before.change.kind === 'assignRole' && placeOf(before.change) === placeOf(change);
        return isInstead && before.differences.length > 0 ? [index] : [];
      });

/** Who holds a role, and where. */
function placeOf({ input }: Extract<Change, { kind: 'assignRole' | 'revokeRole' }>): string {
  const { roleId: _, ...place } = input;
  return stableJson(place);
}
