import * as z from 'zod/mini';
import { collectDrift } from './drift.ts';

/** How often what was unexpected, e.g. `members.user.email: text expected, number found`. */
export type ToldDrift = Record<string, number>;

/** How an answer differed from the shapes that we know. */
export interface Drift {
  /** Fields that were of an unexpected type and read as unknown. */
  drift: number;
  /** Those fields, and what was wrong with what could not be read, by the names in our own schemas; absent: nothing was. */
  drifted?: ToldDrift | undefined;
}

/** What was unexpected in several answers. */
export function sumDrift(all: readonly Partial<Drift>[]): Drift {
  const drifted: ToldDrift = {};
  for (const [what, times] of all.flatMap((one) => Object.entries(one.drifted ?? {})))
    drifted[what] = (drifted[what] ?? 0) + times;
  const drift = all.reduce((sum, one) => sum + (one.drift ?? 0), 0);
  return { drift, ...(Object.keys(drifted).length > 0 && { drifted }) };
}

/** The data of an answer together with how other things that they are made of differed. */
export const withDrift = <T extends object & Partial<Drift>>(data: T, others: readonly Drift[]): T =>
  others.length > 0 ? { ...data, ...sumDrift([data, ...others]) } : data;

/** What was noted of an answer, each thing under the name that drift calls it; `isRead`: it could be read. */
export function driftOf(name: string, notes: readonly string[], isRead: boolean): Drift {
  const all = notes.map((note) => ({ drift: isRead ? 1 : 0, drifted: { [below(name, note)]: 1 } }));
  return sumDrift(all);
}

/** The names of all fields that our schemas of answers have. */
const names = new Set<string>();

/** `z.object`, whose fields may be named where an answer differs. */
export function object<S extends z.core.$ZodLooseShape>(shape: S) {
  for (const name of Object.keys(shape)) names.add(name);
  return z.object(shape);
}

const KINDS = ['nothing', 'null', 'list', 'object', 'string', 'number', 'boolean'] as const;
type Kind = (typeof KINDS)[number];
const EXPECTED = ['text', 'flag', 'number', 'time', 'object', 'list', 'counts', 'count'] as const;
export type Expected = (typeof EXPECTED)[number];
const NOTE = new RegExp(
  `: (?:(?:${EXPECTED.join('|')}) expected, )?(?:${KINDS.join('|')}) found(?:, left out)?$`,
);

function kindOf(value: unknown): Kind {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return KINDS.find((kind) => kind === typeof value) ?? 'object';
}

/** What a tolerant field notes of a value that it could not take. */
export const unexpected = (expected: Expected, value: unknown): string =>
  `: ${expected} expected, ${kindOf(value)} found`;

/** Whether a note consists of names of our schemas and words of ours alone. `isList`: whether we ask for a list of such a name. */
export function isOurNote(note: string, isList: (name: string) => boolean): boolean {
  const at = note.search(NOTE);
  const [list = '', ...fields] = note.slice(0, Math.max(at, 0)).split('.');
  return at > 0 && isList(list) && fields.every((name) => names.has(name));
}

/**
 * Parses, and tells what was unexpected by the fields' names. They are taken from the schema, never from the value: whatever a
 * control plane calls its fields is not in them.
 */
export function parseTelling<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
): { parsed: z.core.util.SafeParseResult<z.output<S>>; notes: string[] } {
  const { value: parsed, notes } = collectDrift(() => z.safeParse(schema, value));
  return { parsed, notes: parsed.success && notes.length === 0 ? notes : tell(schema, value) };
}

/** Reads field by field, which names them: only where something is wrong, as it takes twice as long. */
function tell(schema: z.core.$ZodType, value: unknown): string[] {
  const shape = typeof value === 'object' && value !== null ? shapeOf(schema) : null;
  const wire = Object(value) as Record<string, unknown>;
  const told = Object.entries(shape ?? {}).flatMap(([name, field]) =>
    tell(field, wire[name]).map((note) => below(name, note)),
  );
  if (told.length > 0) return told;
  const { value: parsed, notes } = collectDrift(() => z.safeParse(schema, value));
  return parsed.success || notes.length > 0 ? notes : [`: ${kindOf(value)} found, left out`];
}

/** A note about a field of something that itself has a name. */
export const below = (name: string, note: string): string =>
  note.startsWith(':') ? `${name}${note}` : `${name}.${note}`;

/** The fields of a schema that reads an object; null for one that reads anything else, or in its own way. */
function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return def.shape;
    case 'pipe':
      return shapeOf(def.in);
    case 'catch':
    case 'optional':
    case 'nullable':
      return shapeOf(def.innerType);
    case 'union':
      return def.options.reduce<ReturnType<typeof shapeOf>>((found, one) => found ?? shapeOf(one), null);
    default:
      return null;
  }
}
