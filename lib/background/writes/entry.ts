import * as z from 'zod/mini';
import type { Failure } from '#lib/model/failure.ts';
import { minLength } from '#lib/model/length.ts';

const Named = z.record(z.string(), z.unknown());

/**
 * One way to find out whether a write was done: a read endpoint, its params and what its answer then shows. Data and
 * no function, since it has to outlive the worker. Fields are dotted paths of the parsed answer, e.g. `user.id`.
 *
 * - `fields`: the one thing has the values `after`: done. With `before` it is not done only when it still has those;
 *   anything else is somebody else's change, and tells nothing. `match`: the thing is the row of a list that has these.
 * - `missing`: 404 is done. ZenML hides what an account may not see as 404 too: for what may be hidden, use `no-row`.
 * - `row`, `no-row`: the whole list has a row, or none, with these values; the fields named in `anyCase` in capitals or not.
 * - `nothing`: no answer shows it, e.g. a password; what was lost stays unknown.
 */
const OneReadBack = z.object({
  endpoint: z.string(),
  params: Named,
  expect: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('fields'),
      after: Named,
      before: z.optional(Named),
      match: z.optional(Named),
    }),
    z.object({ kind: z.literal('missing') }),
    z.object({ kind: z.literal('nothing') }),
    z.object({
      kind: z.literal(['row', 'no-row']),
      match: Named,
      anyCase: z.optional(z.array(z.string())),
    }),
  ]),
});
export type OneReadBack = z.output<typeof OneReadBack>;

/**
 * How to find out whether a write was done. `anyOf`: what was done may show in any of several places; it is done when one shows
 * it, and not done when none does. Only a row of the list that comes first is what was made.
 */
export const ReadBack = z.union([OneReadBack, z.object({ anyOf: z.array(OneReadBack).check(minLength(1)) })]);
export type ReadBack = z.output<typeof ReadBack>;

/** For what no answer of ZenML shows. */
export const NOTHING_SHOWS: OneReadBack = { endpoint: '', params: {}, expect: { kind: 'nothing' } };

const reason = z.nullable(z.string());
/** A failure that was kept. */
export const KeptFailure = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal([
      'signed-out',
      'offline',
      'no-dashboard-tab',
      'interrupted',
      'cancelled',
      'outcome-unknown',
      'stale-page',
      'unproven',
      'read-only',
      'guarded',
      'change-under-way',
      'private-window',
    ]),
  }),
  z.object({ kind: z.literal('worker-silent'), mayBeDone: z.exactOptional(z.literal(true)) }),
  z.object({ kind: z.literal('other-identity'), where: z.exactOptional(z.literal('page')) }),
  z.object({ kind: z.literal(['forbidden', 'not-found', 'conflict', 'limit-reached']), reason }),
  z.object({
    kind: z.literal('invalid'),
    reason,
    fields: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
  z.object({ kind: z.literal('rate-limited'), retryAt: reason }),
  z.object({ kind: z.literal('timeout'), seconds: z.number() }),
  z.object({ kind: z.literal('server'), status: z.number(), reason }),
  z.object({
    kind: z.literal('not-zenml'),
    reason: z.literal(['html', 'redirect', 'not-json', 'too-large']),
  }),
  z.object({ kind: z.literal('unexpected-response'), path: z.string() }),
  z.object({ kind: z.literal('no-host-permission'), origin: z.string() }),
  z.object({ kind: z.literal('administered'), what: z.literal(['read-only', 'bulk']) }),
]) satisfies z.ZodMiniType<Failure>;

const time = z.number();

/** What is kept of a write (ARCHITECTURE.md, "Writing", says what each state means). Times are epoch ms. */
export const WriteEntry = z.object({
  version: z.literal(1),
  /** Used for one write only. */
  id: z.string(),
  controlPlaneId: z.string(),
  /** Who wrote it; nobody else's session may finish it. */
  userId: z.string(),
  endpoint: z.string(),
  /** Without secrets; `redacted` names what was left out, e.g. `body.password`. */
  params: Named,
  redacted: z.array(z.string()),
  readBack: ReadBack,
  state: z.literal(['intended', 'sent', 'done', 'refused', 'not-sent', 'not-done', 'unknown']),
  failure: z.nullable(KeptFailure),
  /** The id of what was made or changed, when the answer or the read-back named it and it cannot be another's. */
  resultId: z.nullable(z.string()),
  /** ZenML said that it was so already, which may have been anybody's doing. */
  wasSo: z.optional(z.boolean()),
  intendedAt: time,
  sentAt: z.nullable(time),
  /** Instead of `sentAt`, what is not there yet is awaited from then on: the clock was put back since. */
  awaitedFrom: z.optional(time),
  /** `sentAt` by the control plane's clock, where that was known: what it made is dated by that. */
  sentAtTheirs: z.optional(time),
  finishedAt: z.nullable(time),
});
export type WriteEntry = z.output<typeof WriteEntry>;
export type WriteState = WriteEntry['state'];

/** From when on it is awaited what may still be coming, epoch ms; null: it was not sent. */
export const awaitedFrom = (entry: WriteEntry): number | null => entry.awaitedFrom ?? entry.sentAt;

/** Whose writes. */
export interface Owner {
  controlPlaneId: string;
  userId: string;
}

export const isOwnedBy = (entry: Owner, owner: Owner): boolean =>
  entry.controlPlaneId === owner.controlPlaneId && entry.userId === owner.userId;

/** States that something may still come of. */
export const OPEN_STATES = ['intended', 'sent', 'unknown'] as const satisfies readonly WriteState[];

export const isFinished = ({ state }: WriteEntry): boolean => !OPEN_STATES.some((open) => open === state);
