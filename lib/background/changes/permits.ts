import * as z from 'zod/mini';
import { Change } from '#lib/changes.ts';
import { permitOf } from '#lib/model/change/need.ts';
import type { Permit } from '#lib/model/change/permit.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';
import { principalOfUser } from '#lib/model/permissions/principal-of-user.ts';
import type { OperationContext } from '../operation.ts';
import { needOf, type Whereabouts } from './need-of.ts';

type Ask = OperationContext['ask'];

const UNKNOWN: Permit = { verdict: 'unknown', roles: [] };

/**
 * Whether ZenML will make each step of a plan for whoever planned it, worked out from who holds what now: what an earlier step
 * takes from them is not looked at. Asks as few of the worker's questions as there are places. Never fails: what could not
 * be asked is `unknown`.
 */
export async function permitsOf(plan: Plan, ask: Ask): Promise<Permit[]> {
  const who = await whoPlanned(plan, ask);
  if (!who) return plan.steps.map(() => UNKNOWN);
  const asked = new Map<string, Promise<Evidence | null>>();
  const evidenceOf = ({ organizationId, workspaceId }: Whereabouts): Promise<Evidence | null> => {
    if (organizationId === null) return Promise.resolve(null);
    const key = `${organizationId} ${workspaceId}`;
    const known = asked.get(key) ?? ask('access', { organizationId, workspaceId }).then(({ data }) => data);
    asked.set(key, known);
    return known;
  };
  return Promise.all(
    plan.steps.map(async (step) => {
      const change = z.safeParse(Change, step.change);
      if (!change.success) return UNKNOWN;
      const where = await whereabouts(change.data, step.organization?.id ?? null, ask);
      const need = needOf(change.data, where, plan.userId);
      const isOfRoles = need.is === 'permission' && !who.isSuperuser;
      return permitOf(need, who, isOfRoles ? await evidenceOf(where) : null);
    }),
  );
}

/** Who is signed in now; null when that is somebody else, or not known. */
async function whoPlanned({ userId }: Plan, ask: Ask): Promise<Principal | null> {
  const { data } = await ask('session', {});
  if (data?.state !== 'signed-in' || data.user.id !== userId) return null;
  // Whoever is signed in is switched on.
  return { ...principalOfUser(data.user), isActive: true };
}

async function whereabouts(change: Change, known: string | null, ask: Ask): Promise<Whereabouts> {
  const { input } = change;
  const workspaceId = 'workspaceId' in input ? input.workspaceId : null;
  const organizationId = 'organizationId' in input ? input.organizationId : known;
  if (organizationId !== null || workspaceId === null) return { organizationId, workspaceId };
  const { data } = await ask('workspace', { workspace: workspaceId });
  return { organizationId: data?.organization?.id ?? null, workspaceId };
}
