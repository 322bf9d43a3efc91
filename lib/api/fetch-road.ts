import { fail } from '#lib/model/result.ts';
import { classifyAnswer } from './classify-answer.ts';
import { fetchInit } from './fetch-init.ts';
import { maxBytes, readCapped } from './read-capped.ts';
import type { Send } from './road.ts';

/**
 * The worker's road to the network, with the session that a host permission lets the browser send (`fetch-init.ts`).
 *
 * Failures: `offline` (network error of a read), `outcome-unknown` (of a write), `interrupted` (aborted), and
 * `not-zenml` as in `classifyAnswer`.
 */
export const fetchRoad: Send = async (request, signal) => {
  try {
    const response = await fetch(request.url, { ...fetchInit(request), signal });
    return classifyAnswer(
      {
        isRedirect: response.type === 'opaqueredirect',
        status: response.status,
        headers: response.headers,
        text: await readCapped(response.body, maxBytes(request)),
      },
      request.effect,
    );
  } catch {
    if (request.effect === 'write') return fail({ kind: 'outcome-unknown' });
    return fail({ kind: signal.aborted ? 'interrupted' : 'offline' });
  }
};
