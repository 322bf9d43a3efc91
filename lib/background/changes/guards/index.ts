import type { Guard, Step } from '#lib/model/change/plan.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';
import type { FindGuards } from './find-guards.ts';
import { findHoldsShares } from './holds-shares.ts';
import { findInUse } from './in-use.ts';
import { findLastAdmin } from './last-admin.ts';
import { findLastOrganizationRole } from './last-organization-role.ts';
import { findLimit } from './limit.ts';
import { findMadeTwice } from './made-twice.ts';
import { findOwnAccess } from './own-access.ts';
import { findProduction } from './production.ts';
import { findStillHeld } from './still-held.ts';
import { findTakesEverything } from './takes-everything.ts';

const finders: readonly FindGuards[] = [
  findLastAdmin,
  findLastOrganizationRole,
  findOwnAccess,
  findTakesEverything,
  findProduction,
  findInUse,
  findLimit,
  findHoldsShares,
  findStillHeld,
  findMadeTwice,
];

/** Everything that speaks against a plan as a whole: each finder's guards, in the finders' order. */
export async function findGuards(steps: readonly Step[], context: PlanContext): Promise<Result<Guard[]>> {
  const found: Guard[] = [];
  for (const result of await Promise.all(finders.map((find) => find(steps, context)))) {
    if (!result.ok) return result;
    for (const guard of result.value) {
      const same = found.find((one) => one.kind === 'not-known' && isSame(one, guard));
      // That something of an organization is not known is said once, whoever did not get to know it.
      if (same) same.steps = [...new Set([...same.steps, ...guard.steps])].sort((a, b) => a - b);
      else found.push({ ...guard });
    }
  }
  return ok(found);
}

const isSame = (a: Guard, b: Guard): boolean =>
  a.kind === b.kind && a.severity === b.severity && a.about === b.about;
