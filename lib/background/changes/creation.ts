import type { Difference, FieldName, Value } from '#lib/model/change/plan.ts';

/** The differences that a thing makes by being there: itself, and each of its fields that says something. */
export const creationOf = (fields: Partial<Record<FieldName, Value>>): Difference[] => [
  { field: 'exists', before: false, after: true },
  // The names of the record's own type.
  ...(Object.entries(fields) as [FieldName, Value][])
    .filter(([, value]) => value !== null && value !== '' && value !== false)
    .map(([field, after]) => ({ field, before: null, after })),
];

/** Only what says something, for a body: what is left out is ZenML's to decide. */
export const given = <Fields extends Record<string, string | null>>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
