import type { UnfinishedChange } from './model/change/change-status.ts';
import type { StoredGroup } from './model/stored.ts';

/** What our own pages can ask of the worker about the extension itself (SECURITY.md, "Senders"); none of it goes to ZenML. */
export const OWN_REQUESTS = ['stored', 'erase', 'unfinished', 'diagnostics'] as const;
export type OwnRequest = (typeof OWN_REQUESTS)[number];

/** What the worker answers to each. */
export interface OwnReply {
  stored: StoredGroup[];
  /** What was erased. Failures: `change-under-way`, `private-window`. */
  erase: StoredGroup[];
  /** The changes that are in the way of erasing. */
  unfinished: UnfinishedChange[];
  /** JSON. */
  diagnostics: string;
}
