/**
 * Where an answer differed from the shapes we know (ARCHITECTURE.md, "Tolerant reader"). Parsing is
 * synchronous, so the collector of the running parse can be one variable.
 */
let collector: string[] | null = null;

/** Called by a tolerant field when it had to fall back. `what` names the kind of field, never its value. */
export function noteDrift(what: string): void {
  collector?.push(what);
}

/** Runs a parse and answers its value with the number of fields that were of an unexpected type. */
export function countDrift<T>(parse: () => T): { value: T; drift: number } {
  const outer = collector;
  collector = [];
  try {
    const value = parse();
    return { value, drift: collector.length };
  } finally {
    collector = outer;
  }
}
