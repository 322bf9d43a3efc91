/** ZenML Pro writes UTC without saying so: microseconds, no zone. */
export function naiveTimestamp(at: number): string {
  const text = new Date(at).toISOString();
  return `${text.slice(0, -1)}000`;
}

/** The same for fields that may be empty. */
export function naiveTimestampOrNull(at: number | null): string | null {
  return at === null ? null : naiveTimestamp(at);
}
