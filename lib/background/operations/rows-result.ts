import { fail, ok, type Result } from '#lib/model/result.ts';
import type { Rows } from '#lib/model/rows.ts';

/** A list of which nothing could be read is a failure; one that was read in part is an answer that says so. */
export const rowsResult = <T>(rows: Rows<T>): Result<Rows<T>> =>
  rows.failure && rows.items.length === 0 ? fail(rows.failure) : ok(rows);
