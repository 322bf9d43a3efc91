import type { Move } from '#lib/model/change/move.ts';
import type { Named, Step } from '#lib/model/change/plan.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';
import { isGap } from './gap.ts';

/** In so many organizations is looked for what an account holds that is switched off or deleted everywhere. */
const MOST_ORGANIZATIONS = 25;

/** The organizations that moves are about, … */
interface Concerned {
  organizations: (Named & { id: string })[];
  /** … and the steps that are about more than these. */
  unread: number[];
}

/**
 * The organizations in which something is taken. An account that is switched off or deleted may hold something in each that can
 * be seen. Failures: those of reading.
 */
export async function organizationsOf(
  moves: readonly Move[],
  steps: readonly Step[],
  { read }: PlanContext,
): Promise<Result<Concerned>> {
  const names = new Map<string, string>();
  for (const move of moves) {
    if (!('organizationId' in move) || move.organizationId === null) continue;
    const named = steps[move.step]?.organization;
    names.set(move.organizationId, named?.name ?? names.get(move.organizationId) ?? move.organizationId);
  }
  const everywhere = moves.filter((move) => move.is === 'account' && move.organizationId === null);
  let isAll = true;
  if (everywhere.length > 0) {
    const all = await read.all('organizations', {});
    if (!all.ok && !isGap(all.failure)) return all;
    for (const { id, name } of all.ok ? all.value.slice(0, MOST_ORGANIZATIONS) : []) names.set(id, name);
    isAll = all.ok && all.value.length <= MOST_ORGANIZATIONS;
  }
  return ok({
    organizations: [...names].map(([id, name]) => ({ id, name })),
    unread: isAll ? [] : everywhere.map(({ step }) => step),
  });
}
