import * as z from 'zod/mini';
import { noteDrift } from './drift.ts';

/**
 * The field kinds of the tolerant reader. A field that is absent or null reads as null (ZenML does both,
 * see `tests/recorded`); one of a wrong type reads as null too, and is counted as drift.
 */
const orNull = <S extends z.ZodMiniType>(what: string, schema: S) =>
  z.pipe(
    z.catch(z.nullish(schema), () => {
      noteDrift(what);
      return null as never;
    }),
    z.transform((value): z.output<S> | null => (value as z.output<S> | undefined) ?? null),
  );

/** An id is the one thing a row cannot be without. Not always a UUID on older control planes. */
export const id = z.string().check(z.minLength(1), z.maxLength(200));

/** Names and descriptions: at most 1,000 characters are kept. */
export const text = orNull(
  'text',
  z.pipe(
    z.string(),
    z.transform((value) => value.slice(0, 1000)),
  ),
);
export const flag = orNull('flag', z.boolean());
export const number = orNull('number', z.number());

/**
 * ZenML's timestamps are naive ISO 8601 and mean UTC (api.md 5). Answers an ISO time with zone, or null.
 */
export const time = orNull(
  'time',
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/)),
    z.transform((value) => {
      const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`;
      const date = new Date(zoned.replace(' ', 'T'));
      return Number.isNaN(date.getTime()) ? null : date.toISOString();
    }),
  ),
);

/** An enum member of the server's; one that we do not know is kept and shown as it is. */
export const member = text;

/** A nested object that may be absent; a broken one reads as null and is counted. */
export const nested = <S extends z.ZodMiniType>(schema: S) => orNull('object', schema);

/** A nested list that may be absent: broken elements are left out and counted. */
export const listOf = <S extends z.ZodMiniType>(schema: S) =>
  z.pipe(
    orNull('list', z.array(z.unknown())),
    z.transform((rows): z.output<S>[] =>
      (rows ?? []).flatMap((row) => {
        const parsed = z.safeParse(schema, row);
        if (parsed.success) return [parsed.data];
        noteDrift('element');
        return [];
      }),
    ),
  );

/** A dictionary of counts, e.g. `usage_counts`; what is not a number is left out. A Map would not survive messages. */
export const counts = z.pipe(
  orNull('counts', z.record(z.string(), z.unknown())),
  z.transform((record): { name: string; count: number }[] =>
    Object.entries(record ?? {}).flatMap(([name, count]) =>
      typeof count === 'number' ? [{ name, count }] : [],
    ),
  ),
);
