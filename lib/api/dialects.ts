import type { ControlPlane } from '#lib/model/control-plane.ts';
import { elapsed } from '#lib/model/elapsed.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { DIALECT_MAX_AGE, type Dialect } from './dialect.ts';
import { failureFromResponse, isRouteMissing } from './failure-from-response.ts';
import { type Ask, probeDialect } from './probe-dialect.ts';
import { readOpenapi } from './read-openapi.ts';

/** Where dialects outlive a stopped worker. `read` answers only what it has checked to be a dialect. */
export interface DialectStore {
  read(controlPlaneId: string): Promise<Dialect | null>;
  write(controlPlaneId: string, dialect: Dialect): Promise<void>;
}

/**
 * How each control plane speaks (ARCHITECTURE.md, "Dialects"): remembered, else learned from its own
 * `openapi.json`, else by probing. Many who ask at once make it learn once.
 */
export function createDialects(options: {
  store: DialectStore;
  ask(controlPlane: ControlPlane): Ask;
  now(): number;
}) {
  const { store, ask, now } = options;
  const remembered = new Map<string, Dialect>();
  const running = new Map<string, Promise<Result<Dialect>>>();

  /** Failures: what kept a first dialect from being learned; an old one is better than none. */
  function of(controlPlane: ControlPlane): Promise<Result<Dialect>> {
    const known = remembered.get(controlPlane.id);
    if (known && isFresh(known)) return Promise.resolve(ok(known));
    return once(controlPlane.id, async () => {
      const kept = known ?? (await store.read(controlPlane.id).catch(() => null));
      if (kept && isFresh(kept)) {
        remembered.set(controlPlane.id, kept);
        return ok(kept);
      }
      const learned = await learn(controlPlane, null);
      return learned.ok || !kept ? learned : ok(kept);
    });
  }

  /** After a route was missing that must exist. `failed` is the dialect in which it was asked. */
  function relearn(controlPlane: ControlPlane, failed: Dialect): Promise<Result<Dialect>> {
    const known = remembered.get(controlPlane.id);
    // Somebody else has learned better meanwhile.
    if (known && !speaksAlike(known, failed)) return Promise.resolve(ok(known));
    return once(controlPlane.id, () => learn(controlPlane, failed));
  }

  async function learn(controlPlane: ControlPlane, failed: Dialect | null): Promise<Result<Dialect>> {
    const askHere = ask(controlPlane);
    for (const servedAt of ['', '/api/v1'] as const) {
      const answer = await askHere(`${servedAt}/openapi.json`);
      // Not being able to ask at all is not the same as there being no document.
      if (!answer.ok && STOPS.has(answer.failure.kind)) return answer;
      const read = answer.ok && answer.value.status === 200 ? readOpenapi(answer.value.json, servedAt) : null;
      if (read && !(failed && speaksAlike(read, failed))) {
        return ok(remember(controlPlane.id, { ...read, from: 'openapi', learnedAt: now() }));
      }
    }
    const probed = await probeDialect(askHere);
    if (!probed.ok) return probed;
    return ok(
      remember(controlPlane.id, {
        ...probed.value,
        checkPermissions: { method: 'POST' },
        paged: [],
        from: 'probing',
        learnedAt: now(),
      }),
    );
  }

  function remember(controlPlaneId: string, dialect: Dialect): Dialect {
    remembered.set(controlPlaneId, dialect);
    // A dialect that cannot be kept is learned again by the next worker.
    store.write(controlPlaneId, dialect).catch(() => undefined);
    return dialect;
  }

  function once(id: string, work: () => Promise<Result<Dialect>>): Promise<Result<Dialect>> {
    const already = running.get(id);
    if (already) return already;
    const promise = work().finally(() => running.delete(id));
    running.set(id, promise);
    return promise;
  }

  const isFresh = ({ learnedAt }: Dialect): boolean => elapsed(learnedAt, now()) < DIALECT_MAX_AGE;

  /**
   * Whether what speaks like this is ZenML Pro's API, and not something that answers all paths alike: its own document says so
   * (nothing is asked), or a path that cannot exist is missing. Failures: what kept it from being asked.
   */
  async function isProven(controlPlane: ControlPlane): Promise<Result<boolean>> {
    const known = remembered.get(controlPlane.id);
    if (!known || known.from === 'openapi') return ok(known !== undefined);
    const answer = await ask(controlPlane)(`${known.base}${NOWHERE}`);
    if (!answer.ok) return answer.failure.kind === 'not-zenml' ? ok(false) : answer;
    const { status } = answer.value;
    const failure = status === 429 || status >= 500 ? failureFromResponse(answer.value, 'read') : null;
    return failure ? fail(failure) : ok(isRouteMissing(answer.value));
  }

  /** Where this worker learned how a control plane speaks; null: it does not know it. */
  const source = (controlPlaneId: string): Dialect['from'] | null =>
    remembered.get(controlPlaneId)?.from ?? null;

  /** What is kept in the store is for its owner to let go of. */
  const forget = (controlPlaneId: string): void => void remembered.delete(controlPlaneId);

  return { of, relearn, remember, forget, isProven, source };
}

/** No version of ZenML Pro has it. */
const NOWHERE = '/sidecar-asks-what-is-missing';

/** Failures that say nothing about the server's routes: the next path would only fail, or be waited for, again. */
const STOPS: ReadonlySet<string> = new Set([
  'offline',
  'timeout',
  'rate-limited',
  'signed-out',
  'interrupted',
  'no-dashboard-tab',
  'other-identity',
]);

/** Whether two dialects make the same URLs. */
export const speaksAlike = (
  a: Pick<Dialect, 'base' | 'workspaces'>,
  b: Pick<Dialect, 'base' | 'workspaces'>,
): boolean => a.base === b.base && a.workspaces === b.workspaces;
