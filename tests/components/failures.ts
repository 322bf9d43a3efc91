import type { Failure, FailureKind } from '#lib/model/failure.ts';

/** One of each kind; a new kind does not compile without. */
export const FAILURES: { [K in FailureKind]: Extract<Failure, { kind: K }> } = {
  'signed-out': { kind: 'signed-out' },
  forbidden: { kind: 'forbidden', reason: 'insufficient role' },
  'not-found': { kind: 'not-found', reason: null },
  invalid: { kind: 'invalid', reason: 'no', fields: [{ path: 'body.name', message: 'too long' }] },
  conflict: { kind: 'conflict', reason: null },
  'limit-reached': { kind: 'limit-reached', reason: null },
  'rate-limited': { kind: 'rate-limited', retryAt: null },
  offline: { kind: 'offline' },
  timeout: { kind: 'timeout', seconds: 20 },
  server: { kind: 'server', status: 502, reason: null },
  'not-zenml': { kind: 'not-zenml', reason: 'html' },
  'unexpected-response': { kind: 'unexpected-response', path: 'items.0.id' },
  'no-host-permission': { kind: 'no-host-permission', origin: 'https://cloudapi.zenml.io/*' },
  'no-dashboard-tab': { kind: 'no-dashboard-tab' },
  'other-identity': { kind: 'other-identity' },
  interrupted: { kind: 'interrupted' },
  cancelled: { kind: 'cancelled' },
  'outcome-unknown': { kind: 'outcome-unknown' },
  unproven: { kind: 'unproven' },
  'read-only': { kind: 'read-only' },
  administered: { kind: 'administered', what: 'bulk' },
  'change-under-way': { kind: 'change-under-way' },
  guarded: { kind: 'guarded' },
  'stale-page': { kind: 'stale-page' },
};
