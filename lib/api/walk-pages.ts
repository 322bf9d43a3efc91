import type { Failure } from '#lib/model/failure.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { Rows } from '#lib/model/rows.ts';
import { sumDrift } from '#lib/model/told-drift.ts';
import { type KeptPage, noTrail, type Trail } from './kept-walk.ts';
import { createPageSizes, type PageSizes } from './page-sizes.ts';
import type { Page } from './read-rows.ts';

/** ZenML's own maximum for workspaces. */
export const PAGE_LIMIT = 100;
const MAX_PAGES = 1000;
const MAX_WALKS = 3;
const LIST_MOVED: Failure = { kind: 'unexpected-response', path: 'offset' };

export interface Position {
  offset: number;
  limit: number;
}

/** Asks for one page; null for the first page of a list that is not known to page. */
type ReadPage<T> = (position: Position | null) => Promise<Result<Page<T>>>;

interface WalkOptions<T> {
  isPaged: boolean;
  onProgress?: ((rows: Rows<T>) => void) | undefined;
  /** Of lists of this kind; a first page that may have been cut is not the last. */
  sizes?: PageSizes | undefined;
  /** The pages of a walk that was interrupted, gone on with; those of this one are added. */
  trail?: Trail<T> | undefined;
}

/**
 * Reads all pages of a list, in the server's order, duplicates dropped. Pages overlap by one row: when the row is
 * not there, others were removed meanwhile and some may have slipped between two pages, so the walk begins anew.
 * Never silently short: a page that fails leaves what was read, `complete` false and the failure.
 */
export async function walkPages<T>(read: ReadPage<T>, options: WalkOptions<T>): Promise<Rows<T>> {
  let rows: Rows<T> = { items: [], complete: false, failure: LIST_MOVED, unreadable: 0, drift: 0 };
  const { trail } = options;
  // Only the first walk shows its progress: a later one would take rows away again.
  const again = { ...options, onProgress: undefined, trail: trail && { ...trail, kept: [] } };
  for (let walk = 1; walk <= MAX_WALKS; walk += 1) {
    const result = await walkOnce(read, walk === 1 ? options : again);
    rows = result.rows;
    if (!result.moved) return rows;
    // The next ask must not go on with it either.
    await trail?.drop();
  }
  return rows;
}

async function walkOnce<T>(
  read: ReadPage<T>,
  { isPaged, onProgress, sizes = createPageSizes(), trail = noTrail() }: WalkOptions<T>,
): Promise<{ rows: Rows<T>; moved: boolean }> {
  const seen = new Set<string>();
  const rows: Rows<T> = { items: [], complete: false, failure: null, unreadable: 0, drift: 0 };
  let received = 0;
  let largest = 0;
  for (let number = 1; number <= MAX_PAGES; number += 1) {
    const isFirst = number === 1;
    const offset = isFirst ? 0 : received - 1;
    const position = isFirst && !isPaged ? null : { offset, limit: PAGE_LIMIT };
    const kept = trail.kept[number - 1];
    // Read by rules that were others: they cannot be told from a list that moved.
    if (kept && !isAt(kept, position)) return { rows: moved(rows), moved: true };
    const page = kept ? ok(kept.page) : await read(position);
    if (!page.ok) return { rows: { ...rows, failure: page.failure }, moved: false };
    const { length } = page.value.rows;
    const first = page.value.rows[0];
    if (!isFirst && (first === undefined || !seen.has(first.key))) return { rows: moved(rows), moved: true };

    const before = seen.size;
    take(page.value, rows, seen);
    received = offset + length;
    sizes.saw(length);
    if (!isFirst && length > 1 && first?.key === seen.values().next().value) sizes.sawNoPaging();
    const mayHaveMore = isFirst ? sizes.mayBeCut(length) : length >= largest && seen.size > before;
    // The first may have been cut by the server's own limit, above the one that the others are asked with.
    largest = Math.max(largest, Math.min(length, PAGE_LIMIT));
    if (!mayHaveMore) {
      await trail.end(number, { position, page: page.value });
      return { rows: { ...rows, complete: true }, moved: false };
    }
    // Kept before the next is asked for, so that a stopped worker loses no page but the one on its way.
    if (!kept) await trail.keep(number, { position, page: page.value });
    if (number >= trail.kept.length) onProgress?.({ ...rows, items: [...rows.items] });
  }
  await trail.drop();
  return { rows: moved(rows), moved: false };
}

const isAt = ({ position }: KeptPage<unknown>, other: Position | null): boolean =>
  position?.offset === other?.offset && position?.limit === other?.limit;

const moved = <T>(rows: Rows<T>): Rows<T> => ({ ...rows, failure: LIST_MOVED });

function take<T>(page: Page<T>, rows: Rows<T>, seen: Set<string>): void {
  for (const { key, item } of page.rows) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (item === null) rows.unreadable += 1;
    else rows.items.push(item);
  }
  if (page.drifted) ({ drift: rows.drift, drifted: rows.drifted } = sumDrift([rows, page]));
}
