import type { QueueRequest } from '#lib/api/queue/job.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import type { Answer, RoadRequest, Send } from '#lib/api/road.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { virtualTime } from './virtual-time.ts';

export const answer = (status: number, json: unknown = {}, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: json === null ? 'empty' : 'json',
  json,
  text: null,
});

export interface Seen {
  url: string;
  method: string;
  at: number;
  signal: AbortSignal;
}

/** A status, a whole answer, a failure of the road, or never. */
type Reply = number | Answer | Failure | 'never';

/** A queue on a virtual clock in front of a server that answers as told, 100 ms after it was asked. */
export function queueAndServer(
  reply: (request: RoadRequest, number: number) => Reply,
  options: {
    random?: () => number;
    kept?: Record<string, unknown>;
    latency?: number;
    longestSleep?: number;
  } = {},
) {
  const clock = virtualTime(options.random);
  const seen: Seen[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  let kept: Record<string, unknown> = options.kept ?? {};

  const send: Send = async (request, signal) => {
    seen.push({ url: request.url, method: request.method, at: clock.time.now(), signal });
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    const what = reply(request, seen.length);
    await clock.time.sleep(what === 'never' ? 1e9 : (options.latency ?? 100), signal);
    inFlight -= 1;
    if (what === 'never') return fail({ kind: 'interrupted' });
    if (typeof what === 'number') return ok(answer(what));
    return 'kind' in what ? fail(what) : ok(what);
  };
  const queue = createQueue({
    send,
    time: clock.time,
    persistence: {
      read: async () => kept,
      write: async (state) => {
        kept = state;
      },
    },
    ...(options.longestSleep !== undefined && { longestSleep: options.longestSleep }),
  });

  const ask = (path: string, request: Partial<QueueRequest> = {}): Promise<Result<Answer>> =>
    queue.request({
      controlPlaneId: 'cloud',
      method: 'GET',
      url: `https://api.test${path}`,
      body: null,
      effect: (request.method ?? 'GET') === 'GET' ? 'read' : 'write',
      identity: 'me',
      priority: 'visible',
      ...request,
    });

  return {
    queue,
    ask,
    seen,
    ...clock,
    paths: () => seen.map(({ url }) => new URL(url).pathname),
    mostInFlight: () => mostInFlight,
    kept: () => kept,
  };
}

/** What a result comes to: its status or the kind of its failure. */
export const gist = (result: Result<Answer>): number | string =>
  result.ok ? result.value.status : result.failure.kind;

export const gists = async (results: Promise<Result<Answer>>[]): Promise<(number | string)[]> =>
  (await Promise.all(results)).map(gist);
