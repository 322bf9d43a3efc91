import type { Api } from '#lib/api/api.ts';
import type { Change } from '#lib/changes.ts';
import type { Guard, Plan, Step } from '#lib/model/change/plan.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import { ok, type Result } from '#lib/model/result.ts';
import { guard } from './guard.ts';
import { findGuards } from './guards/index.ts';
import { planStep } from './kinds/index.ts';
import type { PlanContext, PlannedStep } from './planner.ts';
import { createReader } from './reader.ts';
import { stepsBefore } from './steps-before.ts';

interface Dependencies {
  api: Pick<Api, 'call' | 'list' | 'workspaceWord'>;
  /** Whether somebody has marked a workspace of a control plane as production. */
  isMarked(controlPlaneId: string, workspaceId: string): Promise<boolean>;
  /** The rules that tell environments by names. */
  environments(): Promise<readonly EnvironmentRule[]>;
  /** Epoch ms. */
  now(): number;
}

interface Wish {
  changes: readonly Change[];
  /** Who plans. */
  userId: string;
  userName: string;
  /** The change that it takes back; null for one of its own. */
  undoes: string | null;
  /** The recorded step that each change is made from; null for changes that somebody drafts. */
  recorded?: readonly Step[] | null;
}

/**
 * What the changes would do, from what ZenML shows now. Sends reads only. Failures: those of reading; `not-found` for
 * what is not there, unless it is made from a record: the other steps of that go on without it.
 */
export async function planChanges(
  { api, isMarked, environments, now }: Dependencies,
  controlPlane: ControlPlane,
  { changes, userId, userName, undoes, recorded = null }: Wish,
): Promise<Result<Plan>> {
  const context: PlanContext = {
    read: createReader(api, controlPlane, userId),
    userId,
    userName,
    isMarked: (workspaceId) => isMarked(controlPlane.id, workspaceId),
    environments,
  };
  const planned = await Promise.all(
    changes.map(async (change) => ({ change, result: await planStep(change, context) })),
  );
  const steps: (Step & { change: Change })[] = [];
  const guards: Guard[] = [];
  for (const [index, { change, result }] of planned.entries()) {
    const known = recorded?.[index];
    if (!result.ok && result.failure.kind === 'not-found' && known) {
      steps.push(goneStep(change, known));
      guards.push({ ...guard('gone', 'warns', known.thing.name), steps: [index] });
      continue;
    }
    if (!result.ok) return result;
    const step = stepOf(change, result.value);
    steps.push({ ...step, after: stepsBefore(step, steps) });
    for (const found of result.value.guards ?? []) guards.push({ ...found, steps: [index] });
  }
  const found = await findGuards(steps, context);
  if (!found.ok) return found;
  return ok({
    version: 1,
    id: crypto.randomUUID(),
    controlPlaneId: controlPlane.id,
    userId,
    userName,
    plannedAt: now(),
    steps,
    guards: [...guards, ...found.value],
    undoes,
    ...(recorded && { isFromRecord: true as const }),
  });
}

const stepOf = (change: Change, { guards: _, ...planned }: PlannedStep): Step & { change: Change } => ({
  change,
  holder: null,
  role: null,
  organization: null,
  workspace: null,
  projectId: null,
  secret: null,
  shows: null,
  after: [],
  ...planned,
});

/** What is left of a recorded step when ZenML does not show any more what it is about: its names, and nothing to send. */
const goneStep = (change: Change, recorded: Step): Step & { change: Change } => ({
  ...recorded,
  change,
  differences: [],
  secret: null,
  shows: null,
  after: [],
});
