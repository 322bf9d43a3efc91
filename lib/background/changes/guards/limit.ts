import type { Guard } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';

/** What is counted by the features of a plan. The names are not published: [inf], in the plural and singular. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  createWorkspace: ['workspaces', 'workspace'],
  enrollWorkspace: ['workspaces', 'workspace'],
  invite: ['members', 'member'],
  createServiceAccount: ['service_accounts', 'service_account'],
};

/**
 * Stops what an organization's subscription allows no more of: the control plane then answers 402. Everything else that it
 * answers says nothing, since it may not have the route, or call the feature by another name.
 */
export const findLimit: FindGuards = async (steps, { read }) => {
  const byFeature = new Map<string, { organizationId: string; feature: string; steps: number[] }>();
  for (const [index, { change, organization }] of steps.entries()) {
    for (const feature of FEATURES[change.kind] ?? []) {
      if (!organization?.id) continue;
      const key = `${organization.id} ${feature}`;
      const one = byFeature.get(key) ?? { organizationId: organization.id, feature, steps: [] };
      byFeature.set(key, { ...one, steps: [...one.steps, index] });
    }
  }
  const asked = await Promise.all(
    [...byFeature.values()].map(async ({ organizationId, feature, steps: own }): Promise<Guard[]> => {
      const entitlement = await read.one('entitlement', { organizationId, feature });
      if (entitlement.ok || entitlement.failure.kind !== 'limit-reached') return [];
      const { reason } = entitlement.failure;
      return [{ kind: 'limit', severity: 'stops', steps: own, type: null, about: reason }];
    }),
  );
  // Both names of a feature may be known.
  const said = new Map(asked.flat().map((guard) => [`${guard.steps} ${guard.about}`, guard]));
  return ok([...said.values()]);
};
