import type { Api } from '#lib/api/api.ts';
import { endpoints, isWriteName } from '#lib/api/endpoints.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Result } from '#lib/model/result.ts';
import { awaitedFrom, isFinished, type WriteEntry } from './entry.ts';
import type { Journal } from './journal.ts';
import { UNKNOWN } from './outcome.ts';
import { readBack, type Verdict } from './read-back.ts';

export interface WriteDependencies {
  api: Pick<Api, 'callNamed' | 'listNamed' | 'dialect' | 'clockAhead'>;
  journal: Journal;
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** The user id of the session, or why nobody is known to be signed in. `isAsked`: ZenML is asked, whatever was known. */
  signedInAs(controlPlane: ControlPlane, isAsked?: boolean): Promise<Result<string>>;
  /** Runs `work` while nobody else, in any context, holds the name. A holder that dies lets go. */
  lock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Has `recover` called at this time, epoch ms, also if the worker is stopped until then. */
  recoverAt(time: number): void;
  /** Epoch ms. */
  now(): number;
}

/**
 * For this long after sending, what is not there may still be coming: a server may go on with a request whose
 * connection is gone. Gateways let a request take 60 s by default; "not done" is not believed before.
 */
export const SETTLE_MS = 60_000;

/** Changes an entry, and resolves once that is on the disk. */
export async function record(
  { journal, now }: WriteDependencies,
  entry: WriteEntry,
  change: Partial<WriteEntry>,
): Promise<WriteEntry> {
  const next = { ...entry, ...change };
  const recorded = { ...next, finishedAt: isFinished(next) ? now() : null };
  await journal.put(recorded);
  return recorded;
}

/**
 * What became of a write whose answer was lost: read from the server, as the account that wrote it, and recorded.
 * It stays unknown while somebody else or nobody is signed in, and when the server cannot be read. `at`: epoch ms.
 */
export async function settle(
  dependencies: WriteDependencies,
  controlPlane: ControlPlane,
  known: WriteEntry,
  at: number,
): Promise<WriteEntry> {
  const { api, signedInAs, recoverAt } = dependencies;
  const sentAt = awaitedFrom(known) ?? at;
  // It was sent in what is the future now: the clock was put back, and nobody knows how long ago that was.
  const entry = sentAt > at ? await record(dependencies, known, { awaitedFrom: at }) : known;
  const isWriter = async () => {
    const signedIn = await signedInAs(controlPlane);
    return signedIn.ok && signedIn.value === entry.userId;
  };
  const verdict = (await isWriter()) ? await readBack(api, controlPlane, entry) : null;
  // ZenML has answered: nothing is coming any more.
  const refusal = entry.failure?.kind === 'conflict' ? entry.failure : null;
  // By the server's clock where it is known, in whole seconds: ours may have been set forward since. Far below 0, theirs was put back.
  const theirs = (byTheirClock(dependencies, controlPlane, at) ?? 0) - (entry.sentAtTheirs ?? Infinity);
  const left = SETTLE_MS - (theirs > -SETTLE_MS ? theirs : Math.max(0, at - sentAt));
  const isTooSoon = verdict?.state === 'not-done' && refusal === null && left > 0;
  if (isTooSoon) recoverAt(at + left);
  // Another account may have signed in while it was read, and sees other things.
  if (verdict && verdict.state !== 'unknown' && !isTooSoon && (await isWriter())) {
    if (verdict.state === 'not-done' && refusal) return record(dependencies, entry, { state: 'refused' });
    // By the answers that it was just read from, unless it was known when it was sent.
    const sentAtTheirs = entry.sentAtTheirs ?? byTheirClock(dependencies, controlPlane, entry.sentAt);
    const resultId = isSurelyOurs(entry, verdict, sentAtTheirs ?? entry.sentAt) ? verdict.resultId : null;
    const failure = verdict.state === 'done' ? null : UNKNOWN;
    return record(dependencies, entry, { state: verdict.state, resultId, failure });
  }
  if (entry.state === 'unknown') return entry;
  return record(dependencies, entry, { state: 'unknown', failure: UNKNOWN });
}

/** A time of ours by the control plane's clock, epoch ms; null when it is not known how the two differ. */
export function byTheirClock(
  { api }: Pick<WriteDependencies, 'api'>,
  controlPlane: ControlPlane,
  at: number | null,
): number | null {
  const ahead = api.clockAhead(controlPlane);
  return at === null || ahead === null ? null : at + ahead;
}

/** So far the server's clock may be behind ours, or behind what we think of it. */
const CLOCK_MS = 60_000;

/**
 * Whether what is shown cannot have been there before the write was sent: nothing else is named as its result, since an undo
 * would delete it. After a 409 it may be another's, so that the time of its making has to speak for it. `sentAt`: by the server's clock.
 */
function isSurelyOurs(
  { endpoint, failure }: WriteEntry,
  { created }: Verdict,
  sentAt: number | null,
): boolean {
  const isMaking = isWriteName(endpoint) && 'conflictMayBeOurs' in endpoints[endpoint];
  if (!isMaking) return true;
  if (created === null || sentAt === null) return failure?.kind !== 'conflict';
  return Date.parse(created) >= sentAt - CLOCK_MS;
}
