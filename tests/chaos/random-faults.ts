import type { FaultSpec } from '../control-plane/faults/fault-spec.ts';
import type { RateLimitSpec } from '../control-plane/rate-limit/rate-limit-spec.ts';
import type { Random } from '../control-plane/state/random.ts';

/** `/` is all of them. */
const PATHS = [
  '/',
  '/',
  '/users/me',
  '/organizations',
  '/workspaces',
  '/rbac',
  '/roles',
  '/teams',
  '/organizations/*/members',
];
/** Fields whose loss makes an answer poorer, and never another answer. */
const FIELDS = ['name', 'display_name', 'email', 'status', 'description', 'owner', 'created', 'permissions'];

/** The kinds of things that go wrong at random. */
export const FAULT_KINDS: readonly FaultSpec['kind'][] = [
  'latency',
  'status',
  'drop',
  'html',
  'captive-portal',
  'truncated-json',
  'drift',
];

/** A few things that go wrong, each some times at most. */
export function randomFaults(random: Random): FaultSpec[] {
  return Array.from({ length: random.integer(1, 3) }, (): FaultSpec => {
    const path = random.pick(PATHS);
    const match = { path, skip: random.integer(0, 2), times: random.integer(1, 6) };
    return { ...match, ...randomFault(random) };
  });
}

function randomFault(random: Random): FaultSpec {
  switch (random.integer(0, 8)) {
    case 0:
      return { kind: 'latency', ms: random.integer(50, 2_000) };
    case 1:
      return { kind: 'status', status: random.pick([500, 502, 503, 504]) };
    case 2:
      return { kind: 'status', status: random.pick([401, 403, 404, 408, 409, 422]) };
    case 3:
      return { kind: 'status', status: 429, headers: { 'retry-after': String(random.integer(1, 4)) } };
    case 4:
      return { kind: 'drop', when: random.pick(['before', 'after']) };
    case 5:
      return { kind: 'html', status: random.pick([200, 403, 502]) };
    case 6:
      return { kind: 'captive-portal' };
    case 7:
      return { kind: 'truncated-json' };
    default:
      return {
        kind: 'drift',
        field: random.pick(FIELDS),
        change: random.pick(['drop', 'null', 'wrong-type', 'extra']),
      };
  }
}

/** A limit that a person's clicks reach now and then, with short waits. */
export const randomLimit = (random: Random): RateLimitSpec => ({
  algorithm: random.pick(['token-bucket', 'fixed-window', 'sliding-window']),
  limit: random.integer(8, 40),
  windowSeconds: random.integer(2, 8),
  retryAfter: random.pick(['seconds', 'date', 'none']),
  headers: random.pick(['structured', 'fields', 'legacy', 'none']),
});
