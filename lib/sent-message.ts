import type { Failure } from './model/failure.ts';

/**
 * What a view sends (ARCHITECTURE.md, "Messages"); `ParsedMessage` is what comes of it at the worker. It names a query; it
 * never carries a URL, a method, a header or a path.
 */
export type SentMessage = { version: string } & (
  | { type: 'ask'; controlPlaneId: string; query: string; input: unknown; force: boolean }
  | { type: 'peek'; controlPlaneId: string; query: string; input: unknown }
  | { type: 'activity'; controlPlaneId: string }
  | { type: 'cancel'; controlPlaneId: string }
  /** Our own pages name the tab that they are about; a dashboard's page is its own. */
  | { type: 'page-account'; controlPlaneId: string; tabId: number | null }
  | { type: 'choose-road'; controlPlaneId: string; tabId: number | null }
  /** One of `ChangeRequest`, `lib/change-requests.ts`. */
  | { type: 'change'; controlPlaneId: string; request: unknown }
  | { type: 'draft'; controlPlaneId: string; changes: unknown }
  /** One of `OwnRequest`, `lib/own-requests.ts`; `givesUp`: ids of changes. */
  | { type: 'own'; request: string; givesUp?: readonly string[] }
  /** One of `ControlPlaneRequest`, `lib/background/control-planes`: the one message that names origins. */
  | { type: 'control-planes'; request: unknown }
  /** `quiet`: it comes back by itself, since it was left open. */
  | { type: 'open-sidebar'; quiet?: true }
  | { type: 'open-manage' }
  /** Names of parts of the sidebar's own code, from a closed list (`sidebarParts`, lib/parts.ts). */
  | { type: 'run-parts'; parts: readonly string[] }
);
/** A message before the sender's version is put on it. */
export type Unversioned = SentMessage extends infer M
  ? M extends SentMessage
    ? Omit<M, 'version'>
    : never
  : never;

/** The worker's answer, or why there is none. */
export type Reply = { answer: unknown } | { failure: Failure };
