import type { Failure } from '#lib/model/failure.ts';
import type { Result } from '#lib/model/result.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { Page } from './read-rows.ts';

/** ZenML's own maximum for workspaces. */
export const PAGE_LIMIT = 100;
/**
 * A first page of exactly so many rows may have been cut by a limit that is not published, so the next is asked
 * for; a server that does not page answers the same rows again, and that ends the walk.
 */
const LIKELY_LIMITS = new Set([20, 25, 50, PAGE_LIMIT, 200, 250, 500, 1000]);
const MAX_PAGES = 1000;
const MAX_WALKS = 3;
const LIST_MOVED: Failure = { kind: 'unexpected-response', path: 'offset' };

export interface Position {
  offset: number;
  limit: number;
}

/**
 * Reads all pages of a list, in the server's order, duplicates dropped. Pages overlap by one row: when the row is
 * not there, others were removed meanwhile and some may have slipped between two pages, so the walk begins anew.
 * Never silently short: a page that fails leaves what was read, `complete` false and the failure.
 *
 * `read` is called with null for the first page of a list that is not known to page.
 */
export async function walkPages<T>(
  read: (position: Position | null) => Promise<Result<Page<T>>>,
  options: { isPaged: boolean; onProgress?: ((rows: Rows<T>) => void) | undefined },
): Promise<Rows<T>> {
  let rows: Rows<T> = { items: [], complete: false, failure: LIST_MOVED, unreadable: 0, drift: 0 };
  for (let walk = 1; walk <= MAX_WALKS; walk += 1) {
    // Only the first walk shows its progress: a later one would take rows away again.
    const result = await walkOnce(read, options.isPaged, walk === 1 ? options.onProgress : undefined);
    rows = result.rows;
    if (!result.moved) return rows;
  }
  return rows;
}

async function walkOnce<T>(
  read: (position: Position | null) => Promise<Result<Page<T>>>,
  isPaged: boolean,
  onProgress: ((rows: Rows<T>) => void) | undefined,
): Promise<{ rows: Rows<T>; moved: boolean }> {
  const seen = new Set<string>();
  const rows: Rows<T> = { items: [], complete: false, failure: null, unreadable: 0, drift: 0 };
  let received = 0;
  let largest = 0;
  for (let number = 1; number <= MAX_PAGES; number += 1) {
    const isFirst = number === 1;
    const offset = isFirst ? 0 : received - 1;
    const page = await read(isFirst && !isPaged ? null : { offset, limit: PAGE_LIMIT });
    if (!page.ok) return { rows: { ...rows, failure: page.failure }, moved: false };
    const { length } = page.value.rows;
    const first = page.value.rows[0];
    if (!isFirst && (first === undefined || !seen.has(first.key))) return { rows: moved(rows), moved: true };

    const before = seen.size;
    take(page.value, rows, seen);
    received = offset + length;
    const mayHaveMore = isFirst ? LIKELY_LIMITS.has(length) : length >= largest && seen.size > before;
    // The first may have been cut by the server's own limit, above the one that the others are asked with.
    largest = Math.max(largest, Math.min(length, PAGE_LIMIT));
    if (!mayHaveMore) return { rows: { ...rows, complete: true }, moved: false };
    onProgress?.({ ...rows, items: [...rows.items] });
  }
  return { rows: moved(rows), moved: false };
}

const moved = <T>(rows: Rows<T>): Rows<T> => ({ ...rows, failure: LIST_MOVED });

function take<T>(page: Page<T>, rows: Rows<T>, seen: Set<string>): void {
  for (const { key, item } of page.rows) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (item === null) rows.unreadable += 1;
    else rows.items.push(item);
  }
  rows.drift += page.drift;
}
