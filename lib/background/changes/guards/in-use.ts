import type { Guard } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';
import { isGap } from './gap.ts';
import { workspaceIdOf, workspaceNameOf } from './production.ts';
import { productionOf } from './production-of.ts';

/**
 * Asks for the name of a workspace that is switched off while it is used, and warns that one that is upgraded cannot be reached
 * for a while. ZenML says what is in a workspace and not who works in it: one is unused only if all counts are zero.
 */
export const findInUse: FindGuards = async (steps, context) => {
  const { read } = context;
  const guards: Guard[] = [];
  for (const [index, step] of steps.entries()) {
    const id = workspaceIdOf(step);
    const field = step.differences.find((one) => one.field === 'state' || one.field === 'version')?.field;
    const isOff = step.change.kind === 'setWorkspaceState' && isDeactivated(step.change.input);
    if (id === null || !field || (field === 'state' && !isOff)) continue;
    const workspace = await read.one('workspace', { workspace: id });
    if (!workspace.ok && !isGap(workspace.failure)) return workspace;
    const name = workspaceNameOf(step, id);
    const said = { kind: 'in-use' as const, steps: [index], about: name };
    if (workspace.ok && workspace.value.status !== 'available') continue;
    if (field === 'version') guards.push({ ...said, severity: 'warns', type: null });
    else if (!workspace.ok || isUsed(workspace.value.usageCounts)) {
      // The name is asked for once: of production another guard asks.
      const production = await productionOf(id, step, context);
      if (!production.ok) return production;
      const asks = production.value !== 'yes';
      guards.push({ ...said, severity: asks ? 'asks' : 'warns', type: asks ? name : null });
    }
  }
  return ok(guards);
};

const isDeactivated = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'state' in input && input.state === 'deactivated';

/** No counts are no zeros. */
const isUsed = (counts: readonly { count: number }[]): boolean =>
  counts.length === 0 || counts.some(({ count }) => count > 0);
