import type * as z from 'zod/mini';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { type Drift, driftOf, parseTelling } from '#lib/model/told-drift.ts';
import type { Endpoint } from './endpoint.ts';
import { failureFromResponse } from './failure-from-response.ts';
import type { Answer } from './road.ts';

/**
 * The answer of an endpoint that answers one thing. Failures: those of `failureFromResponse`; for a 2xx that cannot
 * be read `unexpected-response` (or `not-zenml` when it is empty), and for a write `outcome-unknown`: it was
 * accepted, but what became of it must be read back. `onDrift` is told how it differed, if it did, with `name` for the answer.
 */
export function readSingle<S extends z.ZodMiniType>(
  endpoint: Pick<Endpoint, 'method' | 'effect'> & { response: S },
  answer: Answer,
  name: string,
  onDrift?: (drift: Drift) => void,
): Result<z.output<S>> {
  const effect = endpoint.method === 'GET' ? 'read' : (endpoint.effect ?? 'write');
  const failure = failureFromResponse(answer, effect);
  if (failure) return fail(failure);
  const { parsed, notes } = parseTelling(endpoint.response, answer.json);
  if (notes.length > 0) onDrift?.(driftOf(name, notes, parsed.success));
  if (parsed.success) return ok(parsed.data);
  if (effect === 'write') return fail({ kind: 'outcome-unknown' });
  if (answer.body === 'empty') return fail({ kind: 'not-zenml', reason: 'not-json' });
  return fail({ kind: 'unexpected-response', path: parsed.error.issues[0]?.path.join('.') || '$' });
}
