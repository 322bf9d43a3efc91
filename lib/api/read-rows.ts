import type * as z from 'zod/mini';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { type Drift, driftOf, parseTelling, sumDrift } from '#lib/model/told-drift.ts';

/** One page of a list. `keys` tell its rows apart from those of other pages, in the server's order. */
export interface Page<T> extends Drift {
  rows: { key: string; item: T | null }[];
}

/**
 * Reads the rows of a list one by one, so that a broken one does not lose the others: its item is null. `list`: how drift calls
 * it. Fails with `unexpected-response` when the answer is no list.
 */
export function readRows<S extends z.ZodMiniType>(
  schema: S,
  json: unknown,
  list: string,
): Result<Page<z.output<S>>> {
  if (!Array.isArray(json)) return fail({ kind: 'unexpected-response', path: '$' });
  const drifts: Drift[] = [];
  const rows = json.map((row: unknown) => {
    const { parsed, notes } = parseTelling(schema, row);
    if (notes.length > 0) drifts.push(driftOf(list, notes, parsed.success));
    if (!parsed.success) return { key: JSON.stringify(row) ?? '', item: null };
    return { key: keyOf(parsed.data), item: parsed.data };
  });
  return ok({ rows, ...sumDrift(drifts) });
}

/** Rows without an id of their own, such as permissions, are the same when all that is read of them is. */
function keyOf(item: unknown): string {
  const hasId = typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
  return hasId ? `id:${item.id}` : JSON.stringify(item);
}
