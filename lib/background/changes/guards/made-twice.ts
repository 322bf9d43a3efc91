import type { Guard, Step } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';

/**
 * What a plan makes twice by the same name in the same place: the second would be refused, or taken for the first when that
 * is read back.
 */
export const findMadeTwice: FindGuards = async (steps) => {
  const places = new Map<string, number[]>();
  for (const [index, step] of steps.entries()) {
    if (!isMade(step)) continue;
    const place = placeOf(step);
    places.set(place, [...(places.get(place) ?? []), index]);
  }
  const guards: Guard[] = [];
  for (const [first, ...others] of places.values()) {
    if (first === undefined || others.length === 0) continue;
    const about = steps[first]?.thing.name ?? null;
    guards.push({ kind: 'name-taken', severity: 'stops', steps: [first, ...others], type: null, about });
  }
  return ok(guards);
};

const isMade = ({ thing, differences }: Step): boolean => thing.id === null && differences.length > 0;

/** Where a name has to be free. Workspaces and users are named once for a whole control plane, roles once for a level. */
function placeOf({ thing, organization, holder, differences }: Step): string {
  const isGlobal = thing.type === 'workspace' || thing.type === 'user' || thing.type === 'organization';
  const level = differences.find(({ field }) => field === 'level')?.after ?? null;
  const place = [thing.type, isGlobal ? null : organization?.id, holder?.id, level, thing.name.toLowerCase()];
  return JSON.stringify(place);
}
