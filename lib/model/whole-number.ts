import * as z from 'zod/mini';

/** A whole number that JavaScript holds exactly, as of `z.int()`, which is one of many formats and brings the code of all of them. */
export const wholeNumber = () => z.number().check(z.refine(Number.isSafeInteger));
