import * as z from 'zod/mini';
import { Change } from '#lib/changes.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';

/**
 * Asks for the name of each workspace that the person has marked as production and that a step changes, or gives or takes a role
 * in. Reads nothing of ZenML.
 */
export const findProduction: FindGuards = async (steps, { isProduction }) => {
  const byWorkspace = new Map<string, number[]>();
  for (const [index, step] of steps.entries()) {
    const id = step.differences.length > 0 ? workspaceIdOf(step) : null;
    if (id !== null) byWorkspace.set(id, [...(byWorkspace.get(id) ?? []), index]);
  }
  const guards: Guard[] = [];
  for (const [id, own] of byWorkspace) {
    if (!(await isProduction(id))) continue;
    const name = workspaceNameOf(steps[own[0] ?? 0], id);
    guards.push({ kind: 'production', severity: 'asks', steps: own, type: name, about: name });
  }
  return ok(guards);
};

/** The workspace that a step is made in; null for none. */
export function workspaceIdOf({ change }: Step): string | null {
  const parsed = z.safeParse(Change, change).data;
  return parsed && 'workspaceId' in parsed.input ? parsed.input.workspaceId : null;
}

/** What the workspace of a step is called; its id where the step does not name it. */
export const workspaceNameOf = (step: Step | undefined, id: string): string => {
  if (step?.thing.type === 'workspace') return step.thing.name;
  return step?.workspace?.name ?? id;
};
