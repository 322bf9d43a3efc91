import * as z from 'zod/mini';

/** Zod's own go by whatever is found at `length`, also of what is neither a text nor a list, and throw where that is an object without a value. */
const ofTextsAndLists = <C extends ReturnType<typeof z.minLength | typeof z.maxLength>>(check: C): C => {
  check._zod.def.when = ({ value }) => typeof value === 'string' || Array.isArray(value);
  return check;
};

/** `z.minLength` that throws at nothing: at least so many characters or elements. */
export const minLength = (least: number) => ofTextsAndLists(z.minLength(least));

/** `z.maxLength` that throws at nothing: at most so many characters or elements. */
export const maxLength = (most: number) => ofTextsAndLists(z.maxLength(most));
