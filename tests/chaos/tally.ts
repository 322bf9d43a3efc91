import type { LoggedRequest } from '../control-plane/request-log.ts';
import { STEP_KINDS } from './choose-step.ts';
import { isWrite } from './confirmed.ts';
import { FAULT_KINDS } from './random-faults.ts';
import type { Taken } from './step.ts';
import { WEATHERS } from './weather.ts';
import type { World } from './world.ts';

/** How often each thing happened in a run, by what kind of thing it is. */
export interface Tally {
  add(kind: string, name: string, times?: number): void;
  /** It cannot happen on this machine. */
  waive(kind: string, name: string): void;
  /** What never happened. */
  missing(): string[];
  /** One line for each. */
  table(): string;
}

/** `expected`: every name that may happen, by kind. */
export function createTally(expected: Record<string, readonly string[]>): Tally {
  const counts = new Map<string, number>();
  for (const [kind, names] of Object.entries(expected)) {
    for (const name of names) counts.set(`${kind}: ${name}`, 0);
  }
  return {
    add(kind, name, times = 1) {
      const key = `${kind}: ${name}`;
      counts.set(key, (counts.get(key) ?? 0) + times);
    },
    waive: (kind, name) => void counts.delete(`${kind}: ${name}`),
    missing: () => [...counts].flatMap(([key, times]) => (times === 0 ? [key] : [])),
    table: () => [...counts].map(([key, times]) => `${String(times).padStart(7)}  ${key}`).join('\n'),
  };
}

/** What each weather is for, as the control plane saw it. */
const MET: Record<string, (request: LoggedRequest, world: World) => boolean> = {
  'a later page of a list': ({ query }) => /(?:^|&)offset=[1-9]/.test(query),
  'a request to an API at another host': ({ host }, { dashboard }) =>
    host.endsWith('.example.test') && `https://${host}` !== dashboard,
  'a request of an older dialect': ({ path, status }) => path.startsWith('/tenants') && status === 200,
  'a write inside a page of the dashboard': (request, { dashboard }) =>
    isWrite(request) && request.origin === dashboard,
  'a refusal for a limit': ({ status }) => status === 429,
  'a connection that ended': ({ status }) => status === 0,
};
const KEPT = 'a page that came back as it was left';

/** Counts all that a run should meet. */
export const tallyOfRun = (): Tally =>
  createTally({ ...WEATHERS, step: STEP_KINDS, fault: FAULT_KINDS, met: [...Object.keys(MET), KEPT] });

/** Counts a step that was taken: itself when it did something, its faults, and the weather that it was taken in. */
export function tallyStep(tally: Tally, { weather }: World, { step, isDone }: Taken): void {
  for (const [kind, name] of Object.entries(weather)) tally.add(kind, name);
  if (isDone) tally.add('step', step.do);
  if (step.do === 'fault') for (const { kind } of step.faults) tally.add('fault', kind);
}

/** Counts what a world met, when it ends. */
export function tallyWorld(tally: Tally, world: World): void {
  for (const [name, isIt] of Object.entries(MET)) {
    tally.add('met', name, world.extension.controlPlane.requests.filter((one) => isIt(one, world)).length);
  }
  tally.add('met', KEPT, world.kept);
}
