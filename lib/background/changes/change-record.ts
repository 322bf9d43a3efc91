import * as z from 'zod/mini';
import { Plan } from '#lib/model/change/plan.ts';
import { KeptFailure } from '../writes/entry.ts';

/**
 * A confirmed change, as it is kept on the disk: what was confirmed, and how far a person let it go. What became of each step
 * is in the journal of writes, under `writeId`. Times are epoch ms.
 */
export const ChangeRecord = z.object({
  version: z.literal(1),
  /** The plan's: one plan is confirmed once. */
  id: z.string(),
  plan: Plan,
  state: z.literal(['applying', 'paused', 'cancelled', 'finished']),
  /** What is in the way; null when a person paused it, or nothing is. */
  pausedBy: z.nullable(KeptFailure),
  confirmedAt: z.number(),
  finishedAt: z.nullable(z.number()),
  /** What became of each step in the end, which outlives the journal of writes; null until it is over. */
  outcomes: z.nullable(
    z.array(
      z.object({
        state: z.literal(['waiting', 'sending', 'done', 'already', 'refused', 'not-done', 'unknown', 'left']),
        failure: z.nullable(KeptFailure),
        isShown: z.nullable(z.boolean()),
        resultId: z.nullable(z.string()),
      }),
    ),
  ),
  /** The change that took it back; null while none did. */
  undoneBy: z.nullable(z.string()),
});
export type ChangeRecord = z.output<typeof ChangeRecord>;

/** The id of a step's write in the journal: the same whoever sends it, so that it is sent once. Without a step: how all of them begin. */
export const writeId = (changeId: string, step: number | ''): string => `${changeId}#${step}`;

/** The change of a step's write. */
export const changeOf = (id: string): string => id.replace(/#\d*$/, '');

/** Nothing more is begun of it. */
export const isOver = ({ state, finishedAt }: ChangeRecord): boolean =>
  state === 'finished' || (state === 'cancelled' && finishedAt !== null);
