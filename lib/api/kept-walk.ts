import * as z from 'zod/mini';
import { wholeNumber } from '#lib/model/whole-number.ts';
import type { Page } from './read-rows.ts';
import type { Position } from './walk-pages.ts';

/**
 * One page of a walk that is under way, as it is kept for the next worker. Its rows have been through the parser, so
 * that nothing is kept that no view shows.
 */
export const KeptPageSchema = z.object({
  /** Null: asked for without offset and limit. */
  position: z.nullable(z.object({ offset: wholeNumber(), limit: wholeNumber() })),
  page: z.object({
    rows: z.array(z.object({ key: z.string(), item: z.nullable(z.record(z.string(), z.unknown())) })),
    drift: wholeNumber(),
    drifted: z.optional(z.record(z.string(), wholeNumber())),
  }),
});

export interface KeptPage<T> {
  position: Position | null;
  page: Page<T>;
}

/** A list and whose session reads it. */
export interface WalkOf {
  controlPlaneId: string;
  identity: string;
  /** The list's name and parameters: equal for equal lists. */
  list: string;
}

/**
 * Where the pages of a walk outlive a stopped worker. `read` answers only what it has checked to be pages: those from
 * the first on, without a gap, or none; a page that cannot be kept is read again one day.
 */
export interface WalkStore {
  /** `maxAge` in ms: pages of a walk that was interrupted longer ago are none. */
  read(walk: WalkOf, maxAge: number): Promise<KeptPage<unknown>[]>;
  /** Keeps page `number`, from 1; the first takes the place of an older walk. */
  keep(walk: WalkOf, number: number, page: KeptPage<unknown>): Promise<void>;
  drop(walk: WalkOf): Promise<void>;
}

/** A list that was interrupted in the last minutes is what the person still waits for. */
const GO_ON_WITHIN_MS = 10 * 60_000;
/**
 * Who presses "refresh" wants to see what is new; but a list that a rate limit has just cut would never be read whole
 * if pressing began it anew. Limits are counted by the minute, so that after two it was not the limit.
 */
const GO_ON_FORCED_WITHIN_MS = 2 * 60_000;

/** The pages of one walk, as `walkPages` goes on with them. */
export interface Trail<T> {
  kept: readonly KeptPage<T>[];
  keep(number: number, page: KeptPage<T>): Promise<void>;
  /** The list is whole; its page `number` was the last. */
  end(number: number, last: KeptPage<T>): Promise<void>;
  drop(): Promise<void>;
}

/**
 * The lists of an answer that are whole while others may not be. An answer that a rate limit cuts would otherwise begin
 * anew with each ask: one that takes more lists than a minute allows would never end.
 */
export function createFinished() {
  const lists: { keep(): Promise<void>; drop(): Promise<void> }[] = [];
  return {
    add: (list: (typeof lists)[number]): void => void lists.push(list),
    /** What was read is kept for the next ask when this one was cut short; else it is let go of. */
    async end(isCutShort: boolean): Promise<void> {
      for (const list of lists.splice(0)) await (isCutShort ? list.keep() : list.drop());
    },
  };
}
export type Finished = ReturnType<typeof createFinished>;

/** What is kept of a list's walk. `isForced`: a person pressed for it. `finished`: of the answer that it is part of. */
export async function trailOf<T>(
  store: WalkStore | undefined,
  walk: WalkOf,
  isForced = false,
  finished: Finished | undefined = undefined,
): Promise<Trail<T>> {
  // What was read for nobody in particular may not be shown to somebody.
  if (!store || walk.identity === '') return noTrail();
  const maxAge = isForced ? GO_ON_FORCED_WITHIN_MS : GO_ON_WITHIN_MS;
  // A store that fails costs no answer: then the list is read as if nothing had been kept.
  const kept = await store.read(walk, maxAge).catch(() => []);
  const keep = (number: number, page: KeptPage<T>) => store.keep(walk, number, page).catch(() => undefined);
  const drop = () => store.drop(walk).catch(() => undefined);
  return {
    // Rows of this very list, by its name: the schema that read them is the one that the type is made of.
    kept: kept as KeptPage<T>[],
    keep,
    async end(number, last) {
      if (finished) finished.add({ keep: () => keep(number, last), drop });
      else await drop();
    },
    drop,
  };
}

/** Of a list that nobody goes on with. */
export const noTrail = <T>(): Trail<T> => ({
  kept: [],
  keep: async () => undefined,
  end: async () => undefined,
  drop: async () => undefined,
});
