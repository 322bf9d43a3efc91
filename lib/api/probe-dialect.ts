import { fail, ok, type Result } from '#lib/model/result.ts';
import type { Dialect } from './dialect.ts';
import { failureFromResponse, isRouteMissing } from './failure-from-response.ts';
import type { Answer } from './road.ts';

/** Asks for a path below the API's origin. */
export type Ask = (path: string) => Promise<Result<Answer>>;

/**
 * Learns a dialect from what is there and what is not: a missing route is 404 "Not Found" whether or not anybody
 * is signed in, so 401 means that the route exists. Failures: what kept it from being learned.
 */
export async function probeDialect(ask: Ask): Promise<Result<Pick<Dialect, 'base' | 'workspaces'>>> {
  let failure: Result<never> = fail({ kind: 'not-found', reason: null });
  for (const base of ['', '/api/v1'] as const) {
    const me = await ask(`${base}/users/me`);
    const found = isThere(me);
    if (!found.ok) return found;
    if (found.value) {
      const list = isThere(await ask(`${base}/workspaces?limit=1`));
      return list.ok ? ok({ base, workspaces: list.value ? 'workspaces' : 'tenants' }) : list;
    }
    if (!me.ok) failure = me;
  }
  return failure;
}

/** A page or a redirect where JSON should be is a dashboard's answer, so the API is elsewhere. */
function isThere(result: Result<Answer>): Result<boolean> {
  if (!result.ok) return result.failure.kind === 'not-zenml' ? ok(false) : result;
  if (isRouteMissing(result.value)) return ok(false);
  const failure = failureFromResponse(result.value, 'read');
  if (failure?.kind === 'not-zenml') return ok(false);
  return failure?.kind === 'server' ? fail(failure) : ok(true);
}
