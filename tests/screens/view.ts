import type { Page } from 'playwright-core';
import type { Extension } from '../e2e/harness/launch-extension.ts';

/** Opens a view in one of its states, the administrator signed in. */
export type Open = (extension: Extension) => Promise<Page>;

/** A view in one of its states, and what has to be taken back after it. */
export interface OtherView {
  open: Open;
  after?(extension: Extension): Promise<void>;
}
