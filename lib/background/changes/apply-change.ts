import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Failure, FailureKind } from '#lib/model/failure.ts';
import { asRecord } from '#lib/model/is-record.ts';
import { awaitedFrom, ReadBack, type WriteEntry } from '../writes/entry.ts';
import { SETTLE_MS } from '../writes/settle.ts';
import { type ChangeRecord, isOver, writeId } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';
import { tabOf } from './confirmed-in.ts';
import { expireAnswers, finishChange } from './finish-change.ts';
import { pruneJournal } from './prune-journal.ts';
import { ONE, refusalOf } from './refusal.ts';
import { stepStates } from './step-states.ts';

/** Nothing was sent, and what is in the way passes by itself: it is looked at again after so many ms. */
const LOOK_AGAIN_MS = 30_000;
/** A longer wait is not slept, as the browser stops a worker that does nothing (ARCHITECTURE.md, "Request queue"). */
const LONGEST_SLEEP_MS = 10_000;
/** So many equal refusals one after the other are a reason to ask the person instead of going on. */
const MOST_REFUSALS = 3;
/** A page is looked at no more often, in ms, than the session is asked, or a long change would ask twice as much. */
const PAGE_LOOK_LASTS_MS = 5_000;
const LASTING: readonly FailureKind[] = ['forbidden', 'limit-reached'];
/** What a person ends, and the browser tells of: no alarm is needed. */
const ENDED_BY_PEOPLE: readonly FailureKind[] = [
  'signed-out',
  'other-identity',
  'read-only',
  'administered',
  'no-host-permission',
];

/**
 * Sends the steps of a confirmed change one after the other, from where it stands: what is done stays done, what is unknown is
 * read back, and nothing is sent twice. Resolves when it is over, or when something is in the way; then it is called
 * again at the time that was set, when somebody signs in, and at every start of the worker.
 */
export async function applyChange(
  dependencies: ChangesDependencies,
  controlPlane: ControlPlane,
  id: string,
): Promise<void> {
  const { store, wakeAt, sleep, now, announce } = dependencies;
  const record = await store.get(id);
  if (!record || isOver(record)) return;
  const { length } = record.plan.steps;
  let isHeld = record.pausedBy !== null;
  let refusals: FailureKind[] = [];
  for (let index = 0; index < length; index += 1) {
    // A person may have paused it meanwhile, or left the rest.
    if ((await store.stateOf(id)) !== 'applying') break;
    // What was confirmed of several may go on: it was allowed then.
    const refused = await refusalOf(dependencies, controlPlane.id, ONE);
    if (refused) return hold(dependencies, record, refused);
    // Should the browser stop the worker, the alarm starts the next one.
    wakeAt(id, now() + LOOK_AGAIN_MS);
    const entry = await applyStep(dependencies, controlPlane, record, index);
    if (entry === 'nothing') continue;
    const failure = 'kind' in entry ? entry : entry.failure;
    if (failure && ('kind' in entry || entry.state === 'not-sent')) {
      // Nobody tells when a page is the right account's again: a person goes on.
      if (isOfPage(failure)) return hold(dependencies, record, failure, 'paused');
      const wait = waitOf(failure, now());
      if (wait === null || wait > LONGEST_SLEEP_MS) return hold(dependencies, record, failure);
      await sleep(wait);
      index -= 1;
      continue;
    }
    refusals = failure && LASTING.includes(failure.kind) ? [...refusals, failure.kind] : [];
    const isHopeless = refusals.length >= MOST_REFUSALS && new Set(refusals).size === 1;
    if (isHopeless && index + 1 < length) return hold(dependencies, record, failure, 'paused');
    if (isHeld) await store.update(id, () => ({ pausedBy: null }));
    isHeld = false;
    await announce(['changes']);
  }
  if ((await store.stateOf(id)) === 'paused') return hold(dependencies, record, null, 'paused');
  await endOf(dependencies, controlPlane, id);
}

const canBeReadBack = ({ readBack }: WriteEntry): boolean =>
  'anyOf' in readBack || readBack.expect.kind !== 'nothing';

/** Ends a change of which nothing is left to send, unless what was sent can still be read back. */
async function endOf(
  dependencies: ChangesDependencies,
  controlPlane: ControlPlane,
  id: string,
): Promise<void> {
  const { store, journal, wakeAt, now } = dependencies;
  const record = await store.get(id);
  if (!record) return;
  const entries = await journal.startingWith(writeId(id, ''));
  const isAwaited = [...entries.values()].some(
    (entry) =>
      entry !== 'unreadable' &&
      (entry.state === 'unknown' || entry.state === 'sent') &&
      canBeReadBack(entry) &&
      now() - (awaitedFrom(entry) ?? 0) < LONGEST_SETTLING_MS,
  );
  if (!isAwaited) {
    await finishChange(dependencies, controlPlane, record, await stepStates(dependencies, record));
    wakeAt(id, null);
    return pruneJournal(dependencies);
  }
  // What may still be coming is read again when it can be told.
  wakeAt(id, now() + SETTLE_MS);
  await expireAnswers(dependencies, record);
}

/** ms until ZenML may be asked again after a 429; null for other failures, and when it did not say. */
function waitOf(failure: Failure, now: number): number | null {
  if (failure.kind !== 'rate-limited' || failure.retryAt === null) return null;
  const until = Date.parse(failure.retryAt);
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}

/** ms after which a write of which nothing can be told is left as not known. */
const LONGEST_SETTLING_MS = 5 * SETTLE_MS;

const isOfPage = (failure: Failure): boolean => failure.kind === 'other-identity' && failure.where === 'page';

/** One step, unless there is nothing to send for it now. A failure: why it was not sent, which is in no journal. */
async function applyStep(
  { journal, writes, secrets, pageObstacle }: ChangesDependencies,
  controlPlane: ControlPlane,
  { id, plan }: ChangeRecord,
  index: number,
): Promise<WriteEntry | Failure | 'nothing'> {
  const step = plan.steps[index];
  if (!step || step.differences.length === 0) return 'nothing';
  const known = await journal.get(writeId(id, index));
  if (known === 'unreadable') return 'nothing';
  const isToSend = known === null || known.state === 'intended' || known.state === 'not-sent';
  if (!isToSend && known.state !== 'unknown' && known.state !== 'sent') return 'nothing';
  for (const before of step.after) {
    const needed = await journal.get(writeId(id, before));
    if (needed === null || needed === 'unreadable' || needed.state !== 'done') return 'nothing';
  }
  const secret = secrets.given(id, index);
  // A worker that ended has forgotten it, and it was kept nowhere: the step is left, and can be planned again.
  if (isToSend && step.secret && secret === null) return 'nothing';
  const readBack = ReadBack.safeParse(step.readBack);
  if (!readBack.success) return 'nothing';
  // Between two steps of a long change somebody may have signed in to the page as another account.
  const obstacle =
    isToSend && (await pageObstacle(controlPlane, plan.userId, await tabOf(id), PAGE_LOOK_LASTS_MS));
  if (obstacle) return obstacle;
  const part = step.secret?.part;
  const given = part ? { [part]: { ...asRecord(step.params[part]), [step.secret?.name ?? '']: secret } } : {};
  const performed = await writes.perform(controlPlane, {
    id: writeId(id, index),
    userId: plan.userId,
    endpoint: step.endpoint,
    params: { ...step.params, ...given },
    readBack: readBack.data,
  });
  if (!performed.ok)
    return performed.failure.kind === 'outcome-unknown' ? 'nothing' : { kind: 'interrupted' };
  if (performed.value.entry.state === 'done') secrets.keepShown(id, index, performed.value.answer);
  return performed.value.entry;
}

/** Nothing more is sent for now. It goes on when what is in the way has passed, or when a person says so (`paused`). */
async function hold(
  dependencies: ChangesDependencies,
  record: ChangeRecord,
  failure: Failure | null,
  state: 'applying' | 'paused' = 'applying',
): Promise<void> {
  const { store, wakeAt, now, announce } = dependencies;
  const { id } = record;
  await store.update(id, (current) => ({
    pausedBy: failure,
    // What a person has decided meanwhile stands.
    ...(current.state === 'applying' && { state }),
  }));
  const isForPeople = state === 'paused' || (failure !== null && ENDED_BY_PEOPLE.includes(failure.kind));
  const wait = (failure && waitOf(failure, now())) ?? LOOK_AGAIN_MS;
  wakeAt(id, isForPeople ? null : now() + wait);
  await expireAnswers(dependencies, record);
  await announce(['changes']);
}
