/** After the start, in ms. */
const FIRST_MS = 100;

/** Does what a worker looks at once when it starts: what woke it is answered first. */
export const afterStart = (look: () => unknown) => setTimeout(look, FIRST_MS);
