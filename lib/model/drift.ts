/**
 * Where an answer differed from the shapes we know (ARCHITECTURE.md, "Tolerant reader"). Parsing is
 * synchronous, so the collector of the running parse can be one variable.
 */
let collector: string[] | null = null;

/** Called by a tolerant field when it had to fall back. `what` is made of words and names of our own code, never of its value. */
export function noteDrift(what: string): void {
  collector?.push(what);
}

/** Runs a parse and answers its value with what was noted meanwhile. */
export function collectDrift<T>(parse: () => T): { value: T; notes: string[] } {
  const outer = collector;
  collector = [];
  try {
    const value = parse();
    return { value, notes: collector };
  } finally {
    collector = outer;
  }
}
