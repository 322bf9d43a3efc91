import { isRecord } from './is-record.ts';

/**
 * Whether a foreign value is of a type: the schemas of what the worker is asked, without a library. Most starts of the worker are for one
 * question, and Chromium reads all of the library, and what it compiled of it, before the worker begins.
 */
export type Shape<T> = (value: unknown) => value is T;

/** The type that a shape lets through. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

/** Texts, by their length in UTF-16 units. */
export const text =
  (least = 0, most = Number.POSITIVE_INFINITY): Shape<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length >= least && value.length <= most;

/** Texts that a pattern, without flags, is found in. */
export const matching =
  (pattern: RegExp): Shape<string> =>
  (value): value is string =>
    typeof value === 'string' && pattern.test(value);

export const flag: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

/** Whole numbers from 0 on. */
export const count: Shape<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Whatever is there; its reader parses it. */
export const anything: Shape<unknown> = (value): value is unknown => value !== undefined;

/** These values, and no others. */
export const oneOf =
  <const T extends string | boolean>(...values: readonly T[]): Shape<T> =>
  (value): value is T =>
    values.some((one) => one === value);

export const nullable =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value): value is T | null =>
    value === null || shape(value);

/** Of a field that may be missing. */
export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || shape(value);

export const listOf =
  <T>(shape: Shape<T>, most = Number.POSITIVE_INFINITY): Shape<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.length <= most && value.every(shape);

type Shapes = Record<string, Shape<unknown>>;
type MayMiss<S extends Shapes> = { [K in keyof S]: undefined extends Shaped<S[K]> ? K : never }[keyof S];
type Fields<S extends Shapes> = { [K in Exclude<keyof S, MayMiss<S>>]: Shaped<S[K]> } & {
  [K in MayMiss<S>]?: Shaped<S[K]>;
};

/** Records of these fields, and of no others. */
export const strict =
  <const S extends Shapes>(fields: S): Shape<{ [K in keyof Fields<S>]: Fields<S>[K] }> =>
  (value): value is { [K in keyof Fields<S>]: Fields<S>[K] } =>
    isRecord(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, shape]) => shape(Object.hasOwn(value, key) ? value[key] : undefined));
