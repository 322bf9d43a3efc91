import type { Change, ChangeInput } from '#lib/changes.ts';
import { linesIn, type Values } from './field.ts';

/**
 * The memberships that a list of ticks asks for, against those that there were: first who comes, then who goes.
 * Whoever is not in the list any more is left alone.
 */
export function membershipsFrom(
  before: readonly string[],
  values: Values,
  field: string,
  inputOf: (id: string) => ChangeInput<'addTeamMember'> | undefined,
): Change[] {
  const ticked = linesIn(values, field);
  const [then, now] = [new Set(before), new Set(ticked)];
  const change = (kind: 'addTeamMember' | 'removeTeamMember') => (id: string) => {
    const input = inputOf(id);
    return input ? [{ kind, input }] : [];
  };
  return [
    ...ticked.filter((id) => !then.has(id)).flatMap(change('addTeamMember')),
    ...before.filter((id) => !now.has(id)).flatMap(change('removeTeamMember')),
  ];
}
