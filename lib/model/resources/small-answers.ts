import * as z from 'zod/mini';
import { flag, number, text } from '../fields.ts';
import { object } from '../told-drift.ts';

/** An answer of which only the status counts. */
export const Done = z.pipe(
  z.unknown(),
  z.transform(() => null),
);

/** An answer of which only the id of what was made counts; null when it does not say, e.g. because it is empty. */
export const Made = z.pipe(
  z.unknown(),
  z.transform((wire) => ({ id: z.safeParse(object({ id: text }), wire).data?.id ?? null })),
);

/** Whether a metered feature may be used: the status decides (402 when not), the body only adds numbers. */
export const Entitlement = z.pipe(
  z.unknown(),
  z.transform((wire) => {
    const numbers = z.safeParse(object({ limit: number, usage: number }), wire);
    return {
      isAllowed: true as const,
      limit: numbers.data?.limit ?? null,
      usage: numbers.data?.usage ?? null,
    };
  }),
);
export type Entitlement = z.output<typeof Entitlement>;

/** Whether a name is free; null when the answer does not say. A taken name may also come as 409. */
export const NameValidation = z.pipe(
  z.unknown(),
  z.transform((wire) => {
    if (typeof wire === 'boolean') return { isFree: wire };
    const parsed = z.safeParse(object({ valid: flag, available: flag, is_valid: flag }), wire);
    return { isFree: parsed.data?.available ?? parsed.data?.valid ?? parsed.data?.is_valid ?? null };
  }),
);
export type NameValidation = z.output<typeof NameValidation>;

/** What the control plane says of itself. */
export const ServerInfo = object({ name: text, version: text });
export type ServerInfo = z.output<typeof ServerInfo>;
