import { stableJson } from '#lib/model/stable-json.ts';

/** The fields that are not what they were: what an edit sets. */
export function edited<T extends object>(now: T, before: NoInfer<T>): Partial<T> {
  const set: Partial<T> = {};
  for (const name of Object.keys(now) as (keyof T)[]) {
    if (stableJson(now[name]) !== stableJson(before[name])) set[name] = now[name];
  }
  return set;
}

/** Whether an edit sets anything. */
export const isEdited = (set: object): boolean => Object.keys(set).length > 0;
