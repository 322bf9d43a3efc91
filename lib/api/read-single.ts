import * as z from 'zod/mini';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { Endpoint } from './endpoint.ts';
import { failureFromResponse } from './failure-from-response.ts';
import type { Answer } from './road.ts';

/**
 * The answer of an endpoint that answers one thing. Failures: those of `failureFromResponse`; for a 2xx that cannot
 * be read `unexpected-response` (or `not-zenml` when it is empty), and for a write `outcome-unknown`: it was
 * accepted, but what became of it must be read back.
 */
export function readSingle<S extends z.ZodMiniType>(
  endpoint: Pick<Endpoint, 'method' | 'effect'> & { response: S },
  answer: Answer,
): Result<z.output<S>> {
  const effect = endpoint.method === 'GET' ? 'read' : (endpoint.effect ?? 'write');
  const failure = failureFromResponse(answer, effect);
  if (failure) return fail(failure);
  const parsed = z.safeParse(endpoint.response, answer.json);
  if (parsed.success) return ok(parsed.data);
  if (effect === 'write') return fail({ kind: 'outcome-unknown' });
  if (answer.body === 'empty') return fail({ kind: 'not-zenml', reason: 'not-json' });
  return fail({ kind: 'unexpected-response', path: parsed.error.issues[0]?.path.join('.') || '$' });
}
