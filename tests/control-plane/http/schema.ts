/** Short names for the pieces of schemas, so that a route says what it takes in one line. */
export const text = { type: 'string' } as const;
export const uuid = { type: 'string', format: 'uuid' } as const;
export const flag = { type: 'boolean' } as const;
export const count = { type: 'integer' } as const;
/** FastAPI takes null wherever a field is optional. */
export const optionalText = { type: 'string', nullable: true } as const;
export const anyObject = { type: 'object', additionalProperties: true } as const;

/** Letters, digits and some signs, up to 50 (rendered page of `/users/me`). */
export const USERNAME = { type: 'string', pattern: '^[\\w@.;-]{1,50}$' } as const;

/** Plain arrays are paged by these two; workspaces give at most 100. */
export const PAGE = {
  offset: { type: 'integer', minimum: 0, default: 0 },
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 100 },
} as const;

/** An object schema; the named fields have to be there. */
export function object(properties: Record<string, object>, required: readonly string[] = []) {
  return { type: 'object', properties, required };
}

export interface Page {
  offset: number;
  limit: number;
}

/** The part of a list that a page asks for. */
export function pageOf<Item>(items: readonly Item[], page: Page): Item[] {
  return items.slice(page.offset, page.offset + page.limit);
}
