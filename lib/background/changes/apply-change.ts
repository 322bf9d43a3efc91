import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Failure, FailureKind } from '#lib/model/failure.ts';
import { ReadBack, type WriteEntry } from '../writes/entry.ts';
import { SETTLE_MS } from '../writes/settle.ts';
import { type ChangeRecord, writeId } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';
import { finishChange } from './finish-change.ts';
import { stepStates } from './step-states.ts';

/** Nothing was sent because of these, and they pass by themselves: it is looked at again after so many ms. */
const LOOK_AGAIN_MS = 30_000;
/** A longer wait is not slept, as the browser stops a worker that does nothing (ARCHITECTURE.md, "Request queue"). */
const LONGEST_SLEEP_MS = 10_000;
/** So many equal refusals one after the other are a reason to ask the person instead of going on. */
const MOST_REFUSALS = 3;
const LASTING: readonly FailureKind[] = ['forbidden', 'limit-reached'];

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
  let refusals: FailureKind[] = [];
  let record = await store.get(id);
  for (let index = 0; record && index < record.plan.steps.length; index += 1) {
    if (record.state !== 'applying') break;
    // Should the browser stop the worker, the alarm starts the next one.
    wakeAt(now() + LOOK_AGAIN_MS);
    const entry = await applyStep(dependencies, controlPlane, record, index);
    if (entry === 'nothing') continue;
    await announce(['changes']);
    const failure = entry === 'unrecorded' ? INTERRUPTED : entry.failure;
    if (failure && (entry === 'unrecorded' || entry.state === 'not-sent')) {
      const wait = waitOf(failure, now());
      if (wait !== null && wait <= LONGEST_SLEEP_MS) {
        await sleep(wait);
        index -= 1;
        continue;
      }
      await hold(dependencies, id, failure);
      return;
    }
    refusals = failure && LASTING.includes(failure.kind) ? [...refusals, failure.kind] : [];
    const isHopeless = refusals.length >= MOST_REFUSALS && new Set(refusals).size === 1;
    record = await store.update(id, ({ state }) => ({
      pausedBy: isHopeless ? failure : null,
      ...(isHopeless && state === 'applying' && { state: 'paused' }),
    }));
  }
  if (!record || record.state === 'paused' || record.state === 'finished') return;
  const states = await stepStates(dependencies, record);
  const open = states.filter(({ state }) => state === 'unknown' || state === 'sending');
  if (open.length > 0) {
    // What may still be coming is read again when it can be told.
    wakeAt(now() + SETTLE_MS);
    return;
  }
  await finishChange(dependencies, controlPlane, record, states);
}

/** ms until ZenML may be asked again after a 429; null for other failures, and when it did not say. */
function waitOf(failure: Failure, now: number): number | null {
  if (failure.kind !== 'rate-limited' || failure.retryAt === null) return null;
  const until = Date.parse(failure.retryAt);
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}

const INTERRUPTED: Failure = { kind: 'interrupted' };

/** One step, unless there is nothing to send for it now. `unrecorded`: the journal could not be written, so it was not sent. */
async function applyStep(
  { journal, writes, secrets }: ChangesDependencies,
  controlPlane: ControlPlane,
  { id, plan }: ChangeRecord,
  index: number,
): Promise<WriteEntry | 'nothing' | 'unrecorded'> {
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
  const part = step.secret?.part;
  const given = part ? { [part]: { ...asRecord(step.params[part]), [step.secret?.name ?? '']: secret } } : {};
  const performed = await writes.perform(controlPlane, {
    id: writeId(id, index),
    userId: plan.userId,
    endpoint: step.endpoint,
    params: { ...step.params, ...given },
    readBack: readBack.data,
  });
  if (!performed.ok) return performed.failure.kind === 'outcome-unknown' ? 'nothing' : 'unrecorded';
  if (performed.value.entry.state === 'done') secrets.keepShown(id, index, performed.value.answer);
  return performed.value.entry;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Nothing more is sent for now; it goes on by itself when what is in the way has passed. */
async function hold({ store, wakeAt, now, announce }: ChangesDependencies, id: string, failure: Failure) {
  await store.update(id, () => ({ pausedBy: failure }));
  wakeAt(now() + (waitOf(failure, now()) ?? LOOK_AGAIN_MS));
  await announce(['changes']);
}
