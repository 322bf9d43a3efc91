import { type EnvironmentRule, lengthOf, MOST } from './environment.ts';

/** What keeps a rule from being kept, by its field; null: nothing. */
export function wrongWith({ pattern, name }: Pick<EnvironmentRule, 'pattern' | 'name'>): {
  pattern?: 'empty' | 'long';
  name?: 'empty' | 'long';
} | null {
  const wrong = { pattern: lengthOf(pattern, MOST.pattern), name: lengthOf(name, MOST.name) };
  if (!wrong.pattern && !wrong.name) return null;
  return { ...(wrong.pattern && { pattern: wrong.pattern }), ...(wrong.name && { name: wrong.name }) };
}
