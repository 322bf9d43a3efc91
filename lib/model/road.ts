/** The road by which a control plane is asked, and why when it is not the usual one (ARCHITECTURE.md, "Roads"). */
export type RoadStatus =
  /** The extension asks by itself. */
  | { road: 'worker'; why: null }
  /** The page of a dashboard's tab asks, with its own session: only it is signed in, or a person chose its account. */
  | { road: 'page'; why: 'signed-in-page-only' | 'chosen'; tabId: number | null }
  /** ZenML takes writes from its dashboard's pages only: those go through a page, and reads as usual. */
  | { road: 'page'; why: 'origin-refused' };

export type RoadReason = NonNullable<RoadStatus['why']>;
