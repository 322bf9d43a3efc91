import * as z from 'zod/mini';
import { type KeptPage, KeptPageSchema, type WalkStore } from '#lib/api/kept-walk.ts';
import { elapsed } from '#lib/model/elapsed.ts';
import { pack, unpack } from '#lib/pack.ts';
import { sessionArea } from '#lib/session-area.ts';
import { type Line, sizeOf } from './cache-index.ts';
import { forget, store, type Write, walkLines } from './cache-store.ts';
import { pageKey, pageKeys, walkKey } from './walk-keys.ts';

/** Raise it whenever rows change their shape. */
const VERSION = 1;

/** One key for each page, so that a page costs its own size only. */
const StoredPage = z.object({ version: z.literal(VERSION), keptAt: z.number(), packed: z.string() });

/**
 * The pages of lists that are being read, in `storage.session`, until they are whole (ARCHITECTURE.md, "Lists").
 * Counted with the cached answers, and the first to go.
 */
export function createKeptWalks(): WalkStore {
  /** Whether there may be pages at all: most lists have one page and shall cost no look into storage. */
  let known: Promise<Set<string>> | null = null;
  const knownWalks = () => {
    known ??= walkLines().then((lines) => new Set(lines.keys()));
    return known;
  };

  return {
    async read(walk, maxAge) {
      const key = walkKey(walk);
      if (!(await knownWalks()).has(key)) return [];
      const pages = await readPages(key, maxAge);
      if (!pages) await drop(key);
      return pages ?? [];
    },
    async keep(walk, number, page) {
      const key = walkKey(walk);
      const isKept = await store(
        { controlPlaneId: walk.controlPlaneId, userId: walk.identity },
        key,
        (before) => addPage(key, before, number, page),
      );
      if (isKept) (await knownWalks()).add(key);
    },
    async drop(walk) {
      const key = walkKey(walk);
      if ((await knownWalks()).delete(key)) await drop(key);
    },
  };
}

/** The first page takes the place of an older walk; any other has to follow the last, or there would be a gap. */
async function addPage(
  walk: string,
  before: Line | undefined,
  number: number,
  page: KeptPage<unknown>,
): Promise<Write | null> {
  const pages = before?.pages ?? 0;
  if (number !== 1 && number !== pages + 1) return null;
  const key = pageKey(walk, number);
  const packed = await pack(page);
  const stored: z.output<typeof StoredPage> = { version: VERSION, keptAt: Date.now(), packed };
  return {
    line: { bytes: sizeOf(key, packed) + (number === 1 ? 0 : (before?.bytes ?? 0)), pages: number },
    values: { [key]: stored },
    overtaken: number === 1 ? pageKeys(walk, pages).slice(1) : [],
  };
}

/** All pages of a walk; null when one is not as it was kept, or when the last is too old. */
async function readPages(walk: string, maxAge: number): Promise<KeptPage<unknown>[] | null> {
  const keys = await keysOf(walk);
  const stored = await sessionArea().get(keys);
  const pages: KeptPage<unknown>[] = [];
  let age = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    const { data } = StoredPage.safeParse(stored[key]);
    const page = data && KeptPageSchema.safeParse(await unpack(data.packed)).data;
    if (!page) return null;
    age = elapsed(data.keptAt, Date.now());
    pages.push(page);
  }
  return age < maxAge ? pages : null;
}

const drop = (walk: string): Promise<void> => forget(() => keysOf(walk));

const keysOf = async (walk: string): Promise<string[]> =>
  pageKeys(walk, (await walkLines()).get(walk)?.pages ?? 0);
