/** The keys that the launcher reads too, which does without `lib/storage.ts` to stay small. */
export const SIGNED_OUT_KEY = 'signed-out';
export const SIDEBAR_OPEN_KEY = 'sidebar-open';
export const ENVIRONMENTS_KEY = 'environments';
/** What was learned last and when (`changedSignal` in `lib/storage.ts`). */
export const CHANGED_KEY = 'changed';
