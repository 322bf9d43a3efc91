import * as z from 'zod/mini';
import { countDrift } from '#lib/model/drift.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';

/** One page of a list. `keys` tell its rows apart from those of other pages, in the server's order. */
export interface Page<T> {
  rows: { key: string; item: T | null }[];
  drift: number;
}

/**
 * Reads the rows of a list one by one, so that a broken one does not lose the others: its item is null. Fails with
 * `unexpected-response` when the answer is no list.
 */
export function readRows<S extends z.ZodMiniType>(schema: S, json: unknown): Result<Page<z.output<S>>> {
  if (!Array.isArray(json)) return fail({ kind: 'unexpected-response', path: '$' });
  const { value, drift } = countDrift(() =>
    json.map((row: unknown) => {
      const parsed = z.safeParse(schema, row);
      return parsed.success
        ? { key: keyOf(parsed.data), item: parsed.data }
        : { key: JSON.stringify(row) ?? '', item: null };
    }),
  );
  return ok({ rows: value, drift });
}

/** Rows without an id of their own, such as permissions, are the same when all that is read of them is. */
function keyOf(item: unknown): string {
  const hasId = typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
  return hasId ? `id:${item.id}` : JSON.stringify(item);
}
