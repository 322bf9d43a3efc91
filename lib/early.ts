/** Longer ago than this, in ms, it is asked for anew. */
const SOON_MS = 1_000;

/**
 * One answer of the browser that is asked for while the worker starts, before anybody needs it: whoever needs it first does not wait for
 * the browser once more, and everybody after asks anew. It is taken only while it is fresh, and not once somebody let go of it.
 */
export function createEarly<T>(ask: () => Promise<T>) {
  /** What is still to be taken, and when it began to be asked for, by `performance.now()`. */
  let early: { at: number; answer: Promise<T> } | null = null;
  const letGo = () => {
    early = null;
  };
  return {
    begin(): void {
      early = { at: performance.now(), answer: ask() };
      // Nobody may ever need it.
      early.answer.catch(() => undefined);
    },
    /** Undefined: it has to be asked for. */
    take(): Promise<T> | undefined {
      const taken = early;
      letGo();
      return taken && performance.now() - taken.at < SOON_MS ? taken.answer : undefined;
    },
    /** To be called before it may change. */
    letGo,
  };
}
