import type { LoggedRequest } from '../../control-plane/request-log.ts';
import type { Random } from '../../control-plane/state/random.ts';
import type { Extension } from './launch-extension.ts';
import { poll } from './poll.ts';

interface Deaths {
  random: Random;
  /** At most so many, … */
  stops: number;
  /** … each at most so many ms after the worker was seen running, … */
  longestLife: number;
  /** … for as long as this is not so. */
  until(): Promise<boolean>;
}

/**
 * Stops the worker at random moments. Answers from when to when (epoch ms), and the requests that were on their way then, or were
 * sent while it was being stopped.
 */
export async function stopAtRandom({ worker, controlPlane }: Extension, deaths: Deaths) {
  const { requests } = controlPlane;
  const onTheWay = new Set<LoggedRequest>();
  const unanswered = () => requests.filter(({ status }) => status === 0);
  const stops: { from: number; to: number }[] = [];
  while (stops.length < deaths.stops) {
    const isThere = async () => (worker.isRunning() ? 'running' : (await deaths.until()) && 'over');
    if ((await poll('a worker to stop', isThere)) === 'over') break;
    // The moment itself, and not a wait for something.
    await new Promise((resolve) => setTimeout(resolve, deaths.random.integer(0, deaths.longestLife)));
    // A worker that has nothing left to do goes on running for as long as a driver looks at it.
    if (await deaths.until()) break;
    if (!worker.isRunning()) continue;
    const sent = requests.length;
    const before = unanswered();
    const from = Date.now();
    await worker.stop();
    stops.push({ from, to: Date.now() });
    for (const request of [...before, ...unanswered(), ...requests.slice(sent)]) onTheWay.add(request);
  }
  return { stops, onTheWay };
}
