import type { DriftChange } from './fault-spec.ts';

function change(value: unknown, kind: DriftChange): unknown {
  if (kind === 'null') return null;
  if (typeof value === 'string') return { unexpected: value.length };
  return typeof value === 'object' ? 'unexpected' : String(value);
}

function apply(value: unknown, path: readonly string[], kind: DriftChange): unknown {
  if (Array.isArray(value)) return value.map((item) => apply(item, path, kind));
  const [field, ...rest] = path;
  if (typeof value !== 'object' || value === null || field === undefined) return value;
  const copy: Record<string, unknown> = { ...value };
  if (rest.length > 0) copy[field] = apply(copy[field], rest, kind);
  else if (kind === 'drop') delete copy[field];
  else if (kind === 'extra') copy[field] = 'a field from the future';
  else copy[field] = change(copy[field], kind);
  return copy;
}

/** An answer whose shape is no longer the one that was agreed: `field` may be a path such as `owner.email`. */
export function drift(payload: unknown, field: string, kind: DriftChange): unknown {
  return apply(payload, field.split('.'), kind);
}
