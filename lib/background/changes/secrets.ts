export type Secrets = ReturnType<typeof createSecrets>;

/**
 * Passwords on their way to ZenML and keys on their way to a person, in the memory of this worker and nowhere else: when it
 * ends they are gone.
 */
export function createSecrets() {
  const given = new Map<string, string>();
  const shown = new Map<string, string>();
  const key = (id: string, step: number) => `${id}#${step}`;
  return {
    /** What a person typed for a step; null when there is none. */
    given: (id: string, step: number): string | null => given.get(key(id, step)) ?? null,
    give: (id: string, step: number, secret: string) => void given.set(key(id, step), secret),
    /** Forgets what was typed for a change. */
    forget(id: string): void {
      for (const one of [...given.keys()]) if (one.startsWith(`${id}#`)) given.delete(one);
    },
    /** Keeps the `secret` of an answer, when it has one, until it is taken. */
    keepShown(id: string, step: number, answer: unknown): void {
      if (typeof answer !== 'object' || answer === null || !('secret' in answer)) return;
      if (typeof answer.secret === 'string') shown.set(key(id, step), answer.secret);
    },
    has: (id: string, step: number): boolean => shown.has(key(id, step)),
    /** Hands it out once. */
    take(id: string, step: number): string | null {
      const secret = shown.get(key(id, step)) ?? null;
      shown.delete(key(id, step));
      return secret;
    },
  };
}
