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

/** ms from the start of the test; what was asked, and what came of it. */
type LogEntry = `${number} > ${string}` | `${number} < ${string} ${string}`;

/** A status, a whole answer, a failure of the road, or never. */
export type Reply = number | Answer | Failure | 'never';

/** Every count from 0. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A queue on a virtual clock in front of a server that answers as told, 100 ms after it was asked. */
export function queueAndServer(
  reply: (request: RoadRequest, number: number, elapsed: number) => Reply,
  options: {
    random?: () => number;
    kept?: Record<string, unknown>;
    persistence?: 'broken';
    /** ms; of the request with that number. */
    latency?: number | ((number: number, request: RoadRequest) => number);
    longestSleep?: number;
    /** That of a test which started before this queue did. */
    clock?: ReturnType<typeof virtualTime>;
  } = {},
) {
  const clock = options.clock ?? virtualTime(options.random);
  const start = clock.time.now();
  const elapsed = (): number => clock.time.now() - start;
  const seen: Seen[] = [];
  const log: LogEntry[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  let kept: Record<string, unknown> = options.kept ?? {};

  const send: Send = async (request, signal) => {
    seen.push({ url: request.url, method: request.method, at: clock.time.now(), signal });
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    const { pathname } = new URL(request.url);
    log.push(`${elapsed()} > ${pathname}`);
    const what = reply(request, seen.length, elapsed());
    const { latency = 100 } = options;
    const takes = typeof latency === 'number' ? latency : latency(seen.length, request);
    await clock.time.sleep(what === 'never' ? 1e9 : takes, signal);
    inFlight -= 1;
    log.push(`${elapsed()} < ${pathname} ${signal.aborted ? 'cut' : wordOf(what)}`);
    if (what === 'never') return fail({ kind: 'interrupted' });
    if (typeof what === 'number') return ok(answer(what));
    return 'kind' in what ? fail(what) : ok(what);
  };
  const queue = createQueue({
    send,
    time: clock.time,
    persistence: {
      read: async () => {
        if (options.persistence === 'broken') throw new Error('cannot be read');
        return kept;
      },
      write: async (state) => {
        if (options.persistence === 'broken') throw new Error('cannot be written');
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
    log,
    elapsed,
    ...clock,
    /** When each was sent, ms from the start of the test. */
    starts: () => seen.map(({ at }) => at - start),
    paths: () => seen.map(({ url }) => new URL(url).pathname),
    mostInFlight: () => mostInFlight,
    kept: () => kept,
  };
}

const wordOf = (reply: Reply): string => {
  if (typeof reply !== 'object') return String(reply);
  return 'kind' in reply ? reply.kind : String(reply.status);
};

/** What a result comes to: its status or the kind of its failure. */
export const gist = (result: Result<Answer>): number | string =>
  result.ok ? result.value.status : result.failure.kind;

export const gists = async (results: Promise<Result<Answer>>[]): Promise<(number | string)[]> =>
  (await Promise.all(results)).map(gist);
