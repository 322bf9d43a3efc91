import { fail, type Result } from '#lib/model/result.ts';
import type { Answer, RoadRequest } from '../road.ts';
import { hasSlept, type Time } from './time.ts';

type Attempted = RoadRequest & { beforeSend?: (() => Promise<unknown>) | undefined };

/** Below the 30 s after which browsers stop a worker that waits for an answer. */
const TIME_LIMIT = 20_000;

/**
 * One attempt, of at most 20 s from when `beforeSend` is over. Failures: `timeout` and `interrupted` for reads; a write that was sent and not
 * answered is `outcome-unknown`; else what the road says. Settles even when the road ignores its signal. A read that the machine slept over
 * is a `timeout` also when it was answered: nobody knows how old that is, and it would be taken for new.
 */
export async function attempt<Request extends Attempted>(
  send: (request: Request, signal: AbortSignal) => Promise<Result<Answer>>,
  request: Request,
  abort: AbortSignal,
  time: Time,
): Promise<Result<Answer>> {
  try {
    await request.beforeSend?.();
  } catch {
    return fail({ kind: 'interrupted' });
  }
  const begunAt = time.now();
  const road = new AbortController();
  const finished = new AbortController();
  const cut = (failure: 'timeout' | 'interrupted'): Result<Answer> => {
    road.abort();
    if (request.effect === 'write') return fail({ kind: 'outcome-unknown' });
    return fail(
      failure === 'timeout' ? { kind: 'timeout', seconds: TIME_LIMIT / 1000 } : { kind: 'interrupted' },
    );
  };
  const tooLong = time.sleep(TIME_LIMIT, finished.signal).then(() => cut('timeout'));
  const aborted = new Promise<Result<Answer>>((resolve) => {
    const stop = () => resolve(cut('interrupted'));
    if (abort.aborted) stop();
    else abort.addEventListener('abort', stop, { once: true, signal: finished.signal });
  });
  try {
    const result = await Promise.race([send(request, road.signal), tooLong, aborted]);
    return result.ok && request.effect === 'read' && hasSlept(time, begunAt) ? cut('timeout') : result;
  } catch {
    // A road does not reject; should one do it all the same, nobody may wait forever.
    return fail({ kind: request.effect === 'write' ? 'outcome-unknown' : 'offline' });
  } finally {
    finished.abort();
  }
}
