import type { Difference, FieldName, Guard, Value } from '#lib/model/change/plan.ts';

/** A field that can be edited: its name on screen, in ZenML's body, in what the parser makes of it, and its value now. */
export interface EditedField {
  field: FieldName;
  /** Dotted path in the request's body. */
  wire: string;
  /** Dotted path in the parsed answer, for reading back. */
  parsed: string;
  now: Value;
}

type Values = Readonly<Record<string, Value | undefined>>;

export interface Edit {
  differences: Difference[];
  /** Only what differs is sent. */
  body: Record<string, unknown>;
  /** What the answer to a read then shows, and what it shows now. */
  after: Record<string, Value>;
  before: Record<string, Value>;
  guards: Omit<Guard, 'steps'>[];
}

/**
 * The difference that `set` makes to a thing. Where `from` names other values than there are now, somebody else has changed it
 * since, which stops the change.
 */
export function editOf(
  fields: Readonly<Record<string, EditedField>>,
  set: Values,
  from: Values | undefined,
): Edit {
  const edit: Edit = { differences: [], body: {}, after: {}, before: {}, guards: [] };
  for (const [name, { field, wire, parsed, now }] of Object.entries(fields)) {
    const wished = set[name];
    if (wished === undefined || isSame(wished, now)) continue;
    const expected = from?.[name];
    if (expected !== undefined && !isSame(expected, now)) {
      edit.guards.push({ kind: 'changed-since', severity: 'stops', type: null, about: null });
    }
    edit.differences.push({ field, before: now, after: wished });
    edit.body[wire] = wished;
    edit.after[parsed] = wished;
    edit.before[parsed] = now;
  }
  return edit;
}

/** Lists are sets here: servers sort them as they like. */
const isSame = (a: Value, b: Value): boolean => canonical(a) === canonical(b);
const canonical = (value: Value): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value === '' ? null : value);

/** The values that a done edit took, to be given back, and those that it left, to be found there. */
export const takeBack = (
  differences: readonly Difference[],
  names: Readonly<Record<string, FieldName>>,
): { set: Record<string, Value>; from: Record<string, Value> } => {
  const set: Record<string, Value> = {};
  const from: Record<string, Value> = {};
  for (const [name, field] of Object.entries(names)) {
    const difference = differences.find((one) => one.field === field);
    if (!difference) continue;
    set[name] = difference.before;
    from[name] = difference.after;
  }
  return { set, from };
};
