/**
 * Why something did not happen: a closed union (ARCHITECTURE.md, "Failure"). Made in `lib/api` and
 * `lib/background`, shown by one component with words and one next action, and plain data so that it crosses
 * every boundary. Text that came from the server (`reason`) is shown as text, never interpreted.
 */
export type Failure =
  /** The browser has no ZenML session: 401. `reason`: what was said to a write, which may be refused to sessions of a kind. */
  | { kind: 'signed-out'; reason?: string }
  /** ZenML refused: 403. */
  | { kind: 'forbidden'; reason: string | null }
  /** 404: unknown id, or not visible to this account. ZenML does not tell these apart. */
  | { kind: 'not-found'; reason: string | null }
  /** 400 and 422: what was sent does not fit. `fields` are dotted paths; empty when the server named none. */
  | { kind: 'invalid'; reason: string | null; fields: { path: string; message: string }[] }
  /** 409: it exists already, or is in the way of another. */
  | { kind: 'conflict'; reason: string | null }
  /** 402: a plan or usage limit is reached. */
  | { kind: 'limit-reached'; reason: string | null }
  /** 429: `retryAt` is an ISO time, null when the server gave none. */
  | { kind: 'rate-limited'; retryAt: string | null }
  /** The network did not answer. */
  | { kind: 'offline' }
  /** ZenML took longer than the time limit of one attempt. */
  | { kind: 'timeout'; seconds: number }
  /** 5xx and every other status that has no kind of its own. */
  | { kind: 'server'; status: number; reason: string | null }
  /** Something between us and ZenML answered: HTML, a redirect, a captive portal. */
  | { kind: 'not-zenml'; reason: 'html' | 'redirect' | 'not-json' | 'too-large' }
  /** JSON, but not of the shape that this endpoint has. `path` is where it first differs. */
  | { kind: 'unexpected-response'; path: string }
  /** The person has not given, or has taken back, access to the host. */
  | { kind: 'no-host-permission'; origin: string }
  /** The control plane is asked inside the page of a dashboard's tab, and none is open. */
  | { kind: 'no-dashboard-tab' }
  /** The answer belongs to another account than the one that asked. `page`: the dashboard's page is signed in as another one. */
  | { kind: 'other-identity'; where?: 'page' }
  /** The browser stopped the worker, or whoever asked has left. */
  | { kind: 'interrupted' }
  /** The worker gave no sign of life, twice. `mayBeDone`: a change was confirmed to it, which it may have taken. */
  | { kind: 'worker-silent'; mayBeDone?: true }
  /** The person pressed Cancel while it was on its way. */
  | { kind: 'cancelled' }
  /** A write was sent and nobody knows whether it was done. */
  | { kind: 'outcome-unknown' }
  /** A permission check has only ever said "no": it may not have understood the question. */
  | { kind: 'unproven' }
  /** Editing is switched off for this control plane. */
  | { kind: 'read-only' }
  /** The managed policy does not allow it: nothing at all, or not several changes at once. */
  | { kind: 'administered'; what: 'read-only' | 'bulk' }
  /** Another change of this account is not over yet. */
  | { kind: 'change-under-way' }
  /** Something that speaks against a change stands: see its guards. */
  | { kind: 'guarded' }
  /** It concerns what the normal windows keep too, which a private one cannot reach. */
  | { kind: 'private-window' }
  /** This page's script is older than the installed extension. */
  | { kind: 'stale-page' };

export type FailureKind = Failure['kind'];
