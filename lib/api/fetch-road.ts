import { fail } from '#lib/model/result.ts';
import { classifyAnswer } from './classify-answer.ts';
import { readCapped } from './read-capped.ts';
import type { Send } from './road.ts';

/**
 * The worker's road to the network. The browser adds the session's cookie (`credentials: 'include'` with a host
 * permission); nothing here knows it. Redirects are not followed: where they lead is not the API.
 *
 * Failures: `offline` (network error of a read), `outcome-unknown` (of a write), `interrupted` (aborted), and
 * `not-zenml` as in `classifyAnswer`.
 */
export const fetchRoad: Send = async (request, signal) => {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: {
        Accept: 'application/json',
        ...(request.body !== null && { 'Content-Type': 'application/json' }),
      },
      body: request.body,
      signal,
    });
    return classifyAnswer(
      {
        isRedirect: response.type === 'opaqueredirect',
        status: response.status,
        headers: response.headers,
        text: await readCapped(response.body),
      },
      request.effect,
    );
  } catch {
    if (request.effect === 'write') return fail({ kind: 'outcome-unknown' });
    return fail({ kind: signal.aborted ? 'interrupted' : 'offline' });
  }
};
