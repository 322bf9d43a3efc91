/**
 * How long anything is waited for, unless a test says otherwise, ms: only what never comes may take so long, also on a
 * machine that does much else. Longer than the 30 s after which a view sends a lost message again.
 */
export const PATIENCE_MS = 45_000;

/** Asks again and again until there is an answer; what is waited for is named in the error. */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
