import type * as z from 'zod/mini';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { below, parseTelling, type ToldDrift } from '#lib/model/told-drift.ts';

/** One page of a list. `keys` tell its rows apart from those of other pages, in the server's order. */
export interface Page<T> {
  rows: { key: string; item: T | null }[];
  drift: number;
  /** As in `Rows`. */
  drifted?: ToldDrift | undefined;
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
  let drift = 0;
  const drifted: ToldDrift = {};
  const rows = json.map((row: unknown) => {
    const { parsed, notes } = parseTelling(schema, row);
    for (const note of notes) {
      const name = below(list, note);
      drifted[name] = (drifted[name] ?? 0) + 1;
    }
    if (!parsed.success) return { key: JSON.stringify(row) ?? '', item: null };
    drift += notes.length;
    return { key: keyOf(parsed.data), item: parsed.data };
  });
  return ok({ rows, drift, ...(Object.keys(drifted).length > 0 && { drifted }) });
}

/** Rows without an id of their own, such as permissions, are the same when all that is read of them is. */
function keyOf(item: unknown): string {
  const hasId = typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
  return hasId ? `id:${item.id}` : JSON.stringify(item);
}
