/**
 * What a person calls their environments: rules that tell by the names of organizations and workspaces. Without a schema
 * library, since the launcher and the views read rules too.
 */
export const ENVIRONMENT_COLORS = ['red', 'amber', 'green', 'blue', 'violet', 'grey'] as const;
export type EnvironmentColor = (typeof ENVIRONMENT_COLORS)[number];

export interface EnvironmentRule {
  /** What a name has to be like: `*` stands for any text, also none; upper and lower case are the same. */
  pattern: string;
  /** What the environment is called, e.g. "Production". */
  name: string;
  color: EnvironmentColor;
  /** Changes in it ask for the workspace's name. */
  isProduction: boolean;
}

/** The most of each, in characters and rules: what is more is not kept. */
export const MOST = { pattern: 100, name: 24, rules: 50 } as const;

/** The rule that one-click offers in an empty list. */
export const PROD_RULE: Omit<EnvironmentRule, 'name'> = {
  pattern: 'prod*',
  color: 'red',
  isProduction: true,
};

/** The stored rules, in their order, without those that are none; undefined when it is no list. */
export function parseRules(stored: unknown): EnvironmentRule[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  return stored.slice(0, MOST.rules).flatMap((one: unknown) => parseRule(one) ?? []);
}

function parseRule(stored: unknown): EnvironmentRule | null {
  const { pattern, name, color, isProduction } = (stored ?? {}) as Record<string, unknown>;
  if (!isText(pattern, MOST.pattern) || !isText(name, MOST.name) || typeof isProduction !== 'boolean')
    return null;
  return { pattern, name, color: ENVIRONMENT_COLORS.find((one) => one === color) ?? 'grey', isProduction };
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && lengthOf(value, most) === null;

/** What keeps a text from being kept; null: nothing. */
export function lengthOf(text: string, most: number): 'empty' | 'long' | null {
  const { length } = text.trim();
  return length === 0 ? 'empty' : length > most ? 'long' : null;
}

/**
 * The rule for what has these names: the first that the first name is like, else the second, and so on; null: none. A workspace's own
 * name, which its address has too, stands before its organization's, so that who knows only the address says the same. Names
 * that are not known (null) are like nothing.
 */
export const environmentOf = (
  rules: readonly EnvironmentRule[],
  names: readonly (string | null | undefined)[],
): EnvironmentRule | null => {
  for (const name of names) {
    const rule = name && rules.find(({ pattern }) => isLike(pattern, name));
    if (rule) return rule;
  }
  return null;
};

/** Whether a name is like a pattern. In linear time, whatever the pattern: no regular expression is made of it. */
export function isLike(pattern: string, name: string): boolean {
  const [first = '', ...rest] = folded(pattern).split('*');
  const text = folded(name);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase();
