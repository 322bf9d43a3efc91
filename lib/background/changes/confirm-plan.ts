import * as z from 'zod/mini';
import type { ChangeRequest } from '#lib/change-requests.ts';
import { Change } from '#lib/changes.ts';
import { PLAN_LIFE_MS, type Plan } from '#lib/model/change/plan.ts';
import { unmetGuards } from '#lib/model/change/unmet-guards.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { stableJson } from '#lib/model/stable-json.ts';
import { type ChangeRecord, isOver } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';
import { keepTab } from './confirmed-in.ts';
import { planChanges } from './plan-changes.ts';
import { readPlan } from './plan-store.ts';
import { refusalOf } from './refusal.ts';

/** The record that a confirmation made, now or when its message came before; or the plan to look at instead. */
type Confirmed = { record: ChangeRecord } | { plan: Plan; why: 'old' | 'changed' };

/**
 * Makes a change of a plan that a person confirmed, once. To be called by one caller at a time for each control plane. Failures: `read-only`, `administered`,
 * `no-dashboard-tab`, `change-under-way`, `guarded`, `other-identity`, `invalid` (a password is missing), `interrupted` (the plan is not there any more), those of planning.
 */
export async function confirmPlan(
  dependencies: ChangesDependencies,
  controlPlane: ControlPlane,
  { id, typed, secrets: given, tabId = null }: Extract<ChangeRequest, { do: 'confirm' }>,
): Promise<Result<Confirmed>> {
  const { store, signedIn, secrets, now } = dependencies;
  const who = await signedIn(controlPlane, true);
  if (!who.ok) return who;
  const isOwn = ({ userId, controlPlaneId }: Plan) =>
    userId === who.value.id && controlPlaneId === controlPlane.id;
  const known = await store.get(id);
  const give = () => {
    for (const [index, secret] of Object.entries(given)) secrets.give(id, Number(index), secret);
  };
  if (known) {
    if (!isOwn(known.plan)) return fail({ kind: 'other-identity' });
    // The message comes again when a worker ended under it, which forgot the passwords; what was sent is not sent again.
    if (!isOver(known)) give();
    return ok({ record: known });
  }
  const plan = await readPlan(id);
  if (plan === null) return fail({ kind: 'interrupted' });
  if (!isOwn(plan)) return fail({ kind: 'other-identity' });
  const refused = await refusalOf(dependencies, controlPlane.id, plan.steps);
  if (refused) return fail(refused);
  const obstacle = await dependencies.pageObstacle(controlPlane, who.value.id, tabId);
  if (obstacle) return fail(obstacle);
  // What it rests on is looked at now: it may not wait until another change has made that untrue.
  if ((await store.open()).some((record) => isOwn(record.plan))) {
    return fail({ kind: 'change-under-way' });
  }
  if (unmetGuards(plan.guards, typed).length > 0) return fail({ kind: 'guarded' });
  const missing = plan.steps.flatMap(({ secret, differences }, index) =>
    secret && differences.length > 0 && !given[index] ? [index] : [],
  );
  if (missing.length > 0) {
    const fields = missing.map((index) => ({ path: `secrets.${index}`, message: 'required' }));
    return fail({ kind: 'invalid', reason: null, fields });
  }
  const again = await planAgain(dependencies, controlPlane, plan);
  if (!again.ok) return again;
  if (now() - plan.plannedAt > PLAN_LIFE_MS) return ok({ plan: again.value, why: 'old' });
  if (essence(again.value) !== essence(plan)) return ok({ plan: again.value, why: 'changed' });
  give();
  // Before the change is there to be gone on with: each of its steps is compared with that page.
  if (tabId !== null) await keepTab(id, tabId);
  const record: ChangeRecord = {
    version: 1,
    id,
    plan,
    state: 'applying',
    pausedBy: null,
    confirmedAt: now(),
    finishedAt: null,
    outcomes: null,
    undoneBy: null,
  };
  return ok({ record: (await store.add(record)) ?? record });
}

/** What the same changes would do now. */
function planAgain(
  dependencies: ChangesDependencies,
  controlPlane: ControlPlane,
  { steps, userId, userName, undoes, isFromRecord }: Plan,
): Promise<Result<Plan>> {
  const changes = steps.flatMap(({ change }) => z.safeParse(Change, change).data ?? []);
  const recorded = isFromRecord ? steps : null;
  return planChanges(dependencies, controlPlane, { changes, userId, userName, undoes, recorded });
}

/** What a person has seen and agreed to. */
const essence = ({ steps, guards }: Plan): string => stableJson({ steps, guards });
