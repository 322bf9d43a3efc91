import { fetchRoad } from '#lib/api/fetch-road.ts';
import type { Send } from '#lib/api/road.ts';
import { fail, ok } from '#lib/model/result.ts';
import type { FaultSpec } from '../../control-plane/faults/fault-spec.ts';
import type { World } from './world.ts';

const isWrite = ({ effect }: { effect: string }) => effect === 'write';

const status = (code: number, headers?: Record<string, string>) => (world: World) =>
  world.controlPlane.setFault(onWrites({ kind: 'status', status: code, ...(headers && { headers }) }));
const onWrites = (fault: FaultSpec): FaultSpec[] =>
  ['POST', 'PATCH', 'DELETE'].map((method) => ({ ...fault, method }));

/** A road on which a write goes wrong once it was executed. */
const afterExecuting =
  (then: (answer: Awaited<ReturnType<Send>>) => Awaited<ReturnType<Send>>) => (world: World) => {
    world.send = async (request, signal) => {
      const answer = await fetchRoad(request, signal);
      return isWrite(request) ? then(answer) : answer;
    };
  };

/** The session ends before the write arrives. */
const sessionEnds = (world: World) => {
  status(401)(world);
  world.send = (request, signal) => {
    if (isWrite(request)) world.session = fail({ kind: 'signed-out' });
    return fetchRoad(request, signal);
  };
};

/** The queue's patience with a write is over at once after it was executed, or before it was sent. */
const timeout = (isExecuted: boolean) => (world: World) => {
  let isExpired = false;
  let expire = () => {};
  const expired = new Promise<void>((resolve) => {
    expire = () => {
      isExpired = true;
      resolve();
    };
  });
  world.send = async (request, signal) => {
    if (!isWrite(request)) return fetchRoad(request, signal);
    if (isExecuted) await fetchRoad(request, new AbortController().signal);
    expire();
    return new Promise(() => undefined);
  };
  const { sleep } = world.time;
  world.time = {
    ...world.time,
    sleep: (ms, signal) => (ms >= 20_000 && !isExpired ? expired : sleep(ms, signal)),
  };
};

interface Fault {
  name: string;
  set(world: World): unknown;
  /** Whether the server did it all the same. */
  isExecuted: boolean;
  /** What is known as soon as it happened, and in the end. */
  now: string;
  later: string;
  /** Nothing reaches the server. */
  isKept?: true;
}

/** Everything that can go wrong with a write on its way, and what then must be said of it. */
export const FAULTS: Fault[] = [
  { name: 'nothing', set: () => {}, isExecuted: true, now: 'done', later: 'done' },
  {
    name: 'a slow server',
    set: ({ controlPlane }) => controlPlane.setFault(onWrites({ kind: 'latency', ms: 50 })),
    isExecuted: true,
    now: 'done',
    later: 'done',
  },
  {
    name: 'connection dropped before executing',
    set: ({ controlPlane }) => controlPlane.setFault(onWrites({ kind: 'drop', when: 'before' })),
    isExecuted: false,
    now: 'unknown',
    later: 'not-done',
  },
  {
    name: 'connection dropped after executing',
    set: ({ controlPlane }) => controlPlane.setFault(onWrites({ kind: 'drop', when: 'after' })),
    isExecuted: true,
    now: 'done',
    later: 'done',
  },
  { name: '500 before executing', set: status(500), isExecuted: false, now: 'unknown', later: 'not-done' },
  {
    name: '500 after executing',
    set: afterExecuting((answer) => (answer.ok ? ok({ ...answer.value, status: 500 }) : answer)),
    isExecuted: true,
    now: 'done',
    later: 'done',
  },
  {
    name: '503 with Retry-After',
    set: status(503, { 'retry-after': '1' }),
    isExecuted: false,
    now: 'unknown',
    later: 'not-done',
  },
  {
    name: 'an answer that is not ZenML after executing',
    set: afterExecuting(() => fail({ kind: 'not-zenml', reason: 'html' })),
    isExecuted: true,
    now: 'done',
    later: 'done',
  },
  {
    name: 'timeout before executing',
    set: timeout(false),
    isExecuted: false,
    now: 'unknown',
    later: 'not-done',
    isKept: true,
  },
  { name: 'timeout after executing', set: timeout(true), isExecuted: true, now: 'done', later: 'done' },
  { name: '401', set: sessionEnds, isExecuted: false, now: 'not-sent', later: 'not-sent' },
  {
    name: '401 while the session goes on',
    set: status(401),
    isExecuted: false,
    now: 'refused',
    later: 'refused',
  },
  { name: '402', set: status(402), isExecuted: false, now: 'refused', later: 'refused' },
  { name: '403', set: status(403), isExecuted: false, now: 'refused', later: 'refused' },
  { name: '405', set: status(405), isExecuted: false, now: 'refused', later: 'refused' },
  { name: '422', set: status(422), isExecuted: false, now: 'refused', later: 'refused' },
  { name: '429', set: status(429), isExecuted: false, now: 'not-sent', later: 'not-sent' },
];
