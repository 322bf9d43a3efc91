/** So many changes can be reviewed at once; `MOST_CHANGES` of lib/changes.ts, which views know by its types only. */
export const MOST_AT_ONCE = 1000;
