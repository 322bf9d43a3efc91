import type { ChangeRecord } from '#lib/background/changes/change-record.ts';

/** A confirmed change of Ada's as it is kept, of no step. */
export const keptChange = (
  state: ChangeRecord['state'],
  controlPlaneId: string,
  id = 'one',
): ChangeRecord => ({
  version: 1,
  id,
  plan: {
    version: 1,
    id,
    controlPlaneId,
    userId: 'ada',
    userName: 'Ada',
    plannedAt: 1,
    steps: [],
    guards: [],
    undoes: null,
  },
  state,
  pausedBy: null,
  confirmedAt: 2,
  finishedAt: state === 'finished' ? 3 : null,
  outcomes: null,
  undoneBy: null,
});
