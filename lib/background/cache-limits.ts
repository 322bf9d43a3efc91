/** All answers and walks together, of the 10 MB that browsers give to everything in `storage.session`. */
export const MAX_BYTES = 4 * 1024 * 1024;
/** One answer; as packed that is some 30,000 people. */
export const MAX_ENTRY_BYTES = 2 * 1024 * 1024;
/** The index is read and written with each answer, so it stays small. */
export const MAX_INDEX_BYTES = 40_000;
