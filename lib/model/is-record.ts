/** Whether a foreign value has named fields, of which nothing is known. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Its named fields; of what has none, none. */
export const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
