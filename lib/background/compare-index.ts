import { parseStored } from '#lib/cache-entry.ts';
import { sessionArea } from '#lib/session-area.ts';
import { type Lines, sizeOf } from './cache-index.ts';
import { lineOf } from './walk-keys.ts';

/** The keys of all that is stored; without the values, where the browser can. */
export async function storedKeys(): Promise<string[]> {
  const area = sessionArea();
  return area.getKeys ? area.getKeys() : Object.keys(await area.get(null));
}

/**
 * The index put right by what is there, or made anew. Answers that it does not name count as the least recently
 * used, the oldest first; pages of walks that it does not name are let go of.
 */
export async function compareIndex(index: Lines | null): Promise<Lines> {
  const keys = (await storedKeys()).filter((key) => key.startsWith('cache/') || key.startsWith('walk/'));
  const there = new Set(keys.map(lineOf));
  const known = new Map([...(index ?? [])].filter(([key]) => there.has(key)));
  const unnamed = keys.filter((key) => !known.has(lineOf(key)));
  if (unnamed.length === 0) return known;
  const values = await sessionArea().get(unnamed);
  const found = unnamed.flatMap((key) => {
    const entry = key.startsWith('cache/') ? parseStored(values[key]) : null;
    return entry ? [{ key, entry }] : [];
  });
  const kept = new Set(found.map(({ key }) => key));
  await sessionArea().remove(unnamed.filter((key) => !kept.has(key)));
  found.sort((a, b) => a.entry.updatedAt - b.entry.updatedAt);
  return new Map([
    ...found.map(({ key, entry }) => [key, { bytes: sizeOf(key, entry.packed), pages: 0 }] as const),
    ...known,
  ]);
}
