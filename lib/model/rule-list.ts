import type { EnvironmentRule } from './environment.ts';

/**
 * Changes of a list of rules, each about the rule itself: the list may be another one by the time that the change is made. Of
 * rules that are alike, the one nearest to where it was seen counts.
 */
type Rules = readonly EnvironmentRule[];

/** The list without that rule; as it is where it has none like it. */
export function withoutRule(rules: Rules, rule: EnvironmentRule, seenAt: number): EnvironmentRule[] {
  const place = placeOf(rules, rule, seenAt);
  return rules.filter((_, at) => at !== place);
}

/** The list with that rule further up (-1) or down (1); as it is where it has none like it, or no such place. */
export const withRuleMoved = (
  rules: Rules,
  rule: EnvironmentRule,
  seenAt: number,
  by: -1 | 1,
): EnvironmentRule[] => moved(rules, placeOf(rules, rule, seenAt), by);

/** The list with a rule in the place of an earlier one; at its end when there was none, or none is left. */
export function withRule(
  rules: Rules,
  rule: EnvironmentRule,
  before: EnvironmentRule | null,
  seenAt: number,
): EnvironmentRule[] {
  const place = before ? placeOf(rules, before, seenAt) : -1;
  return place < 0 ? [...rules, rule] : rules.map((one, at) => (at === place ? rule : one));
}

/** -1: there is none like it. */
function placeOf(rules: Rules, rule: EnvironmentRule, seenAt: number): number {
  const places = rules.flatMap((one, at) => (isSame(one, rule) ? [at] : []));
  const byDistance = places.sort((one, two) => Math.abs(one - seenAt) - Math.abs(two - seenAt));
  return byDistance[0] ?? -1;
}

const isSame = (one: EnvironmentRule, two: EnvironmentRule): boolean =>
  one.pattern === two.pattern &&
  one.name === two.name &&
  one.color === two.color &&
  one.isProduction === two.isProduction;

/** The same rules with one of them a place further up (-1) or down (1); as they are where there is no such place. */
export function moved<T>(rules: readonly T[], index: number, by: -1 | 1): T[] {
  const other = index + by;
  const [one, two] = [rules[index], rules[other]];
  if (one === undefined || two === undefined) return [...rules];
  return rules.map((rule, at) => (at === index ? two : at === other ? one : rule));
}
