import * as z from 'zod/mini';
import { noteDrift } from './drift.ts';
import { maxLength, minLength } from './length.ts';
import { type Expected, object, parseTelling, unexpected } from './told-drift.ts';

/**
 * The field kinds of the tolerant reader. A field that is absent or null reads as null (ZenML does both,
 * see `tests/recorded`); one of a wrong type reads as null too, and is counted as drift.
 */
const orNull = <S extends z.ZodMiniType>(what: Expected, schema: S) =>
  z.pipe(
    z.catch(z.nullish(schema), ({ value }) => {
      noteDrift(unexpected(what, value));
      return null as never;
    }),
    z.transform((value): z.output<S> | null => (value as z.output<S> | undefined) ?? null),
  );

/** An id is the one thing a row cannot be without. Not always a UUID on older control planes. */
export const id = z.string().check(minLength(1), maxLength(200));

/** Names and descriptions: at most 1,000 characters are kept. */
export const text = orNull(
  'text',
  z.pipe(
    z.string(),
    z.transform((value) => value.slice(0, 1000)),
  ),
);
/**
 * Addresses of pictures, of which some are the picture itself (`data:`): one over 2,000 characters is cut and ends in
 * `…`, to be shown and never sent.
 */
export const address = orNull(
  'text',
  z.pipe(
    z.string(),
    z.transform((value) => (value.length > 2000 ? `${value.slice(0, 100)}…` : value)),
  ),
);
export const isCut = (value: string): boolean => value.endsWith('…');
export const flag = orNull('flag', z.boolean());
export const number = orNull('number', z.number());

/**
 * ZenML's timestamps are naive ISO 8601 and mean UTC (ARCHITECTURE.md, "Tolerant reader"). Answers an ISO time
 * with zone; null for what is no time.
 */
export const time = orNull(
  'time',
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/)),
    z.transform((value, context) => {
      const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`;
      const date = new Date(zoned.replace(' ', 'T'));
      if (!Number.isNaN(date.getTime())) return date.toISOString();
      context.issues.push({ code: 'custom', message: 'no such time', input: value });
      return z.NEVER;
    }),
  ),
);

/** An enum member of the server's; one that we do not know is kept and shown as it is. */
export const member = text;

/** A nested object that may be absent; a broken one reads as null and is counted. */
export const nested = <S extends z.ZodMiniType>(schema: S) => orNull('object', schema);

/** A nested list, and how many broken elements of it were left out; null when the server does not say. */
export const countedList = <S extends z.ZodMiniType>(schema: S) =>
  z.pipe(
    orNull('list', z.array(z.unknown())),
    z.transform((rows): { items: z.output<S>[]; unreadable: number } | null => {
      const items = rows && readElements(schema, rows);
      return items && { items, unreadable: rows.length - items.length };
    }),
  );

/** A nested list whose absence means that the server does not say; broken elements are left out and counted. */
export const listOrNull = <S extends z.ZodMiniType>(schema: S) =>
  z.pipe(
    countedList(schema),
    z.transform((list): z.output<S>[] | null => list?.items ?? null),
  );

/** A nested list that may be absent: broken elements are left out and counted. */
export const listOf = <S extends z.ZodMiniType>(schema: S) =>
  z.pipe(
    listOrNull(schema),
    z.transform((rows): z.output<S>[] => rows ?? []),
  );

const readElements = <S extends z.ZodMiniType>(schema: S, rows: readonly unknown[]): z.output<S>[] =>
  rows.flatMap((row) => {
    const { parsed, notes } = parseTelling(schema, row);
    for (const note of notes) noteDrift(note);
    return parsed.success ? [parsed.data] : [];
  });

/**
 * A dictionary of counts, e.g. `usage_counts`; what is not a number is left out and counted. A Map would not
 * survive messages.
 */
export const counts = z.pipe(
  orNull('counts', z.record(z.string(), z.unknown())),
  z.transform((record): { name: string; count: number }[] =>
    Object.entries(record ?? {}).flatMap(([name, count]) => {
      if (typeof count === 'number') return [{ name, count }];
      if (count !== null) noteDrift(unexpected('count', count));
      return [];
    }),
  ),
);

/** Another object, named by its id or given in full: read as its id. */
export const idOf = nested(
  z.union([
    id,
    z.pipe(
      object({ id }),
      z.transform((wire) => wire.id),
    ),
  ]),
);
