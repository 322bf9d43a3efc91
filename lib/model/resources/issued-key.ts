import * as z from 'zod/mini';
import { maxLength, minLength } from '../length.ts';
import { object } from '../told-drift.ts';

const WithId = object({ id: z.string().check(minLength(1), maxLength(200)) });
const WithKey = object({ key: z.string().check(minLength(1), maxLength(10_000)) });

/**
 * The answer to making an API key: its id, and the key itself, which ZenML shows in this answer and never again. It goes
 * from the parser to the person and is kept nowhere. Each is null when the answer does not have it.
 */
export const IssuedKey = z.pipe(
  z.unknown(),
  z.transform((wire) => ({
    id: z.safeParse(WithId, wire).data?.id ?? null,
    secret: z.safeParse(WithKey, wire).data?.key ?? null,
  })),
);
export type IssuedKey = z.output<typeof IssuedKey>;
