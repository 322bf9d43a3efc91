import * as z from 'zod/mini';
import { Change } from '#lib/changes.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';
import { notKnown } from './gap.ts';
import { productionOf } from './production-of.ts';

/**
 * Asks for the name of each workspace that counts as production and that a step changes, or gives or takes a role in: the
 * person has marked it, or one of their rules says so of its names.
 */
export const findProduction: FindGuards = async (steps, context) => {
  const byWorkspace = new Map<string, number[]>();
  for (const [index, step] of steps.entries()) {
    const id = step.differences.length > 0 ? workspaceIdOf(step) : null;
    if (id !== null) byWorkspace.set(id, [...(byWorkspace.get(id) ?? []), index]);
  }
  const guards: Guard[] = [];
  for (const [id, own] of byWorkspace) {
    const name = workspaceNameOf(steps[own[0] ?? 0], id);
    const production = await productionOf(id, steps[own[0] ?? 0], context);
    if (!production.ok) return production;
    if (production.value === 'yes')
      guards.push({ kind: 'production', severity: 'asks', steps: own, type: name, about: name });
    else if (production.value === 'unknown') guards.push(notKnown(own, name));
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
