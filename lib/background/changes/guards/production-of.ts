import type { Step } from '#lib/model/change/plan.ts';
import { environmentOf } from '#lib/model/environment.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';
import { isGap } from './gap.ts';

/**
 * Whether a workspace counts as production: by the person's mark, or by a rule for one of its own names, or else for its organization's.
 * The names are those that ZenML shows now, never what a page called it. Unknown: ZenML keeps the workspace to itself, and
 * the names that the step has do not decide. Failures: those of reading. Without rules nothing is read.
 */
export async function productionOf(
  workspaceId: string,
  step: Step | undefined,
  { read, isMarked, environments }: PlanContext,
): Promise<Result<'yes' | 'no' | 'unknown'>> {
  if (await isMarked(workspaceId)) return ok('yes');
  const rules = await environments();
  if (!rules.some(({ isProduction }) => isProduction)) return ok('no');
  const workspace = await read.one('workspace', { workspace: workspaceId });
  if (!workspace.ok && !isGap(workspace.failure)) return workspace;
  if (!workspace.ok) {
    const known = step?.thing.type === 'workspace' ? step.thing.name : step?.workspace?.name;
    return ok(environmentOf(rules, [known, step?.organization?.name])?.isProduction ? 'yes' : 'unknown');
  }
  const { name, displayName, organization } = workspace.value;
  // To be on the safe side, either of its own names is enough.
  const ways = [[name], [displayName], [name, displayName, organization?.name ?? step?.organization?.name]];
  return ok(ways.some((names) => environmentOf(rules, names)?.isProduction) ? 'yes' : 'no');
}
