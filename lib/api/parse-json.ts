import { isDeep } from './is-deep.ts';

/** Keys that would reach an object's prototype when somebody copies them. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** JSON without prototype keys, at any depth; that which nests deeper than 100 is refused. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  if (isDeep(text)) return { ok: false };
  try {
    // A reviver is several times slower, and almost no answer needs one. A key can be spelt with escapes.
    const suspicious = /__proto__|constructor|prototype|\\u/i.test(text);
    const value: unknown = suspicious ? JSON.parse(text, dropPrototypeKeys) : JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

const dropPrototypeKeys = (key: string, value: unknown): unknown =>
  PROTOTYPE_KEYS.has(key) ? undefined : value;
