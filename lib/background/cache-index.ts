import { MAX_BYTES, MAX_INDEX_BYTES } from './cache-limits.ts';

/**
 * What the cache holds and how it makes room (ARCHITECTURE.md, "Cache"). Pure: `cache-store.ts` reads and writes.
 */

/** One answer, or all kept pages of one walk. */
export interface Line {
  /** As stored. */
  bytes: number;
  /** Of a walk: how many pages are kept, from the first. 0 for an answer. */
  pages: number;
}

/** By key, the least recently used first. */
export type Lines = Map<string, Line>;

export const INDEX_KEY = 'cache-index';
/** What a line takes besides its key. */
const LINE_BYTES = 24;
/** What a stored entry takes besides its key and its text, as Chromium counts it (up to 240, measured). */
const ENTRY_BYTES = 256;

const isWalk = (key: string): boolean => key.startsWith('walk/');
/** Who is signed in: what all other answers depend on. */
const isPinned = (key: string): boolean => /^cache\/[^/]+\/-\//.test(key);

/** What a text takes in storage under its key. */
export const sizeOf = (key: string, text: string): number => ENTRY_BYTES + bytesOf(key) + bytesOf(text);

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Text, not a structure: to Chromium it then takes a third of the memory and of the time. */
export const writeIndex = (lines: Lines): string =>
  JSON.stringify([...lines].map(([key, { bytes, pages }]) => [key, bytes, pages]));

/** Null for what is no index. */
export function readIndex(stored: unknown): Lines | null {
  if (typeof stored !== 'string') return null;
  const lines: Lines = new Map();
  for (const row of parseArray(stored) ?? [null]) {
    if (!Array.isArray(row)) return null;
    const [key, bytes, pages] = row;
    if (typeof key !== 'string' || !isCount(bytes) || !isCount(pages)) return null;
    lines.set(key, { bytes, pages });
  }
  return lines;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function parseArray(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Moves lines to the end, in the order of `keys`. */
export function touch(lines: Lines, keys: Iterable<string>): void {
  for (const key of keys) {
    const line = lines.get(key);
    if (line) put(lines, key, line);
  }
}

export function put(lines: Lines, key: string, line: Line): void {
  lines.delete(key);
  lines.set(key, line);
}

/**
 * The keys that have to go: walks first, since nobody sees them, then the least recently used answers, until what
 * is left takes no more than `maxBytes`. `spared` is the one that room is made for; a walk takes no answer's room.
 */
export function evictions(lines: Lines, spared: string, maxBytes = MAX_BYTES): string[] {
  let { bytes, index } = totals(lines);
  const gone: string[] = [];
  for (const key of evictable(lines, spared)) {
    if (bytes <= maxBytes && index <= MAX_INDEX_BYTES) break;
    bytes -= lines.get(key)?.bytes ?? 0;
    index -= key.length + LINE_BYTES;
    gone.push(key);
  }
  return gone;
}

/** Whether they are within the limits. */
export function fits(lines: Lines): boolean {
  const { bytes, index } = totals(lines);
  return bytes <= MAX_BYTES && index <= MAX_INDEX_BYTES;
}

export function totals(lines: Lines): { bytes: number; index: number } {
  let bytes = 0;
  let index = 0;
  for (const [key, line] of lines) {
    bytes += line.bytes;
    index += key.length + LINE_BYTES;
  }
  return { bytes, index };
}

function evictable(lines: Lines, spared: string): string[] {
  const others = [...lines.keys()].filter((key) => key !== spared && !isPinned(key));
  const walks = others.filter(isWalk);
  return isWalk(spared) ? walks : [...walks, ...others.filter((key) => !isWalk(key))];
}
