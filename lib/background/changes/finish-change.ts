import * as z from 'zod/mini';
import { Change, changes } from '#lib/changes.ts';
import type { StepStatus } from '#lib/model/change/change-status.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { stableJson } from '#lib/model/stable-json.ts';
import type { QueryName } from '#lib/protocol.ts';
import { ReadBack } from '../writes/entry.ts';
import { readBack } from '../writes/read-back.ts';
import type { ChangeRecord } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';
import { forgetTab } from './confirmed-in.ts';

/**
 * Reads back what was done, each list and thing once, and records what ZenML shows; then has every view that shows anything
 * of it ask again.
 */
export async function finishChange(
  dependencies: ChangesDependencies,
  controlPlane: ControlPlane,
  record: ChangeRecord,
  states: readonly StepStatus[],
): Promise<void> {
  const { store, secrets, announce, now } = dependencies;
  const { id, plan } = record;
  const shown = await whatIsShown(dependencies, controlPlane, record, states);
  secrets.forget(id);
  await store.update(id, ({ state }) => ({
    state: state === 'cancelled' ? 'cancelled' : 'finished',
    pausedBy: null,
    finishedAt: now(),
    outcomes: states.map(({ state, failure, resultId }, index) => ({
      // What could not be sent and is not going to be.
      state: state === 'waiting' ? 'left' : state,
      failure,
      resultId,
      isShown: shown[index] ?? null,
    })),
  }));
  const isWhole = states.every(({ state }) => state === 'done' || state === 'already');
  await forgetTab(id);
  if (plan.undoes !== null && isWhole) await store.update(plan.undoes, () => ({ undoneBy: id }));
  const old = await expireAnswers(dependencies, record);
  await announce(['changes', ...old]);
}

/** Makes the account's stored answers old that the change may have made untrue; answers which. */
export async function expireAnswers(
  { expire }: Pick<ChangesDependencies, 'expire'>,
  { plan }: ChangeRecord,
): Promise<QueryName[]> {
  const queries = plan.steps.flatMap((step): readonly QueryName[] => {
    const change = z.safeParse(Change, step.change).data;
    return change ? changes[change.kind].invalidates : [];
  });
  const old = [...new Set(queries)];
  await expire({ controlPlaneId: plan.controlPlaneId, userId: plan.userId }, old);
  return old;
}

function whatIsShown(
  { api }: ChangesDependencies,
  controlPlane: ControlPlane,
  { plan }: ChangeRecord,
  states: readonly StepStatus[],
): Promise<(boolean | null)[]> {
  const once = memo();
  const reads: Parameters<typeof readBack>[0] = {
    callNamed: (...args) => once(stableJson(args.slice(1, 3)), () => api.callNamed(...args)),
    listNamed: (...args) => once(stableJson(args.slice(1, 3)), () => api.listNamed(...args)),
  };
  return Promise.all(
    plan.steps.map(async (step, index) => {
      const expected = ReadBack.safeParse(step.readBack);
      const isRead = states[index]?.state === 'done' || states[index]?.state === 'already';
      if (!expected.success || !isRead || step.differences.length === 0) return null;
      const verdict = await readBack(reads, controlPlane, { userId: plan.userId, readBack: expected.data });
      return verdict.state === 'unknown' ? null : verdict.state === 'done';
    }),
  );
}

/** Asks each key once. */
function memo() {
  const asked = new Map<string, Promise<unknown>>();
  return <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = asked.get(key) ?? ask();
    asked.set(key, known);
    // The key names the endpoint, which decides the type.
    return known as Promise<T>;
  };
}
