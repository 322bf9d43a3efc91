import { visibleWorkspaces } from '../control-plane/rbac/visibility.ts';
import { ADMIN_EMAIL, SUPER_USER_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import type { Extension } from '../e2e/harness/launch-extension.ts';
import { checkedPlaces } from './checked-place.ts';
import { isWrite } from './confirmed.ts';
import type { Step, Taken } from './step.ts';
import type { World } from './world.ts';

/** What is counted at a control plane. */
type Counted = Pick<World, 'compared' | 'comparedInFault' | 'ofNobody' | 'switches' | 'confirmed'> & {
  extension: Pick<Extension, 'controlPlane'>;
};

/** What a run has done so far. */
export interface RunSoFar {
  taken: readonly Pick<Taken, 'step' | 'isDone'>[];
  worlds: readonly Counted[];
}

/** Something without which a run has proved little. */
interface Owed {
  times(run: RunSoFar): number;
  /** Steps that make it happen where nothing fails; another try may have others. */
  steps(world: Counted, attempt: number): Step[];
}

const CALM: Step = { do: 'calm' };
/** Somebody is signed in, nothing fails, and a view is open. */
const calmAs = (email: string): Step[] => [{ do: 'sign in', email }, CALM];

const done =
  (what: Step['do']) =>
  ({ taken }: RunSoFar): number =>
    taken.filter(({ step, isDone }) => isDone && step.do === what).length;
const sum =
  (of: (world: Counted) => number) =>
  ({ worlds }: RunSoFar): number =>
    worlds.reduce((all, world) => all + of(world), 0);

/** Everything is slower, for as long as it is set: whatever is asked meets it, and is answered. */
const SLOW: Step = { do: 'fault', faults: [{ kind: 'latency', ms: 100, path: '/' }] };
/** About things of the run's own, which everywhere may be changed. */
const CHANGES = ['createTeam', 'createRole', 'updateTeam'];

/** In this order, in which what comes first makes up for some of what follows. */
const OWED: Record<string, Owed> = {
  'a verdict compared while a request met a fault': {
    times: sum(({ comparedInFault }) => comparedInFault),
    steps: (world, attempt) => [
      ...calmAs(ADMIN_EMAIL),
      SLOW,
      { do: 'check', where: 'full page', tab: 0, path: placeOf(world, attempt) },
    ],
  },
  'a compared verdict': { times: sum(({ compared }) => compared), steps: () => calmAs(ADMIN_EMAIL) },
  'a request that met a fault': {
    times: sum(({ extension }) => extension.controlPlane.faultsMet()),
    steps: () => [SLOW, { do: 'show', where: 'popup', tab: 0 }],
  },
  'a view looked at while nobody is signed in': {
    times: sum(({ ofNobody }) => ofNobody),
    steps: () => [...calmAs(ADMIN_EMAIL), { do: 'sign out' }, { do: 'see nobody' }],
  },
  'a sign-out': { times: done('sign out'), steps: () => [...calmAs(ADMIN_EMAIL), { do: 'sign out' }] },
  'a write that was carried out': { times: sum(writesDone), steps: confirming },
  'a confirmed change': { times: sum(({ confirmed }) => confirmed.length), steps: confirming },
  'a sign-in as somebody else': {
    times: sum(({ switches }) => switches),
    steps: () => [...calmAs(ADMIN_EMAIL), ...calmAs(SUPER_USER_EMAIL)],
  },
  'a calm moment': { times: done('calm'), steps: () => [CALM] },
  'a stopped worker': { times: done('stop worker'), steps: () => [CALM, { do: 'stop worker' }] },
  'a click': { times: done('click'), steps: () => [CALM, { do: 'click', view: 0, control: 0 }] },
};

/** None of them is without a confirmation: that is judged after each step. */
function writesDone({ extension }: Counted): number {
  return extension.controlPlane.requests.filter(
    (one) => isWrite(one) && one.status >= 200 && one.status < 300,
  ).length;
}

function confirming(_: Counted, attempt: number): Step[] {
  const kind = CHANGES[attempt % CHANGES.length] ?? '';
  return [...calmAs(SUPER_USER_EMAIL), { do: 'confirm', kind, isTwice: false }, CALM];
}

/** A page that the admin may see, another one for each try, since what was compared a moment ago is not asked again. */
function placeOf({ extension }: Counted, attempt: number): string {
  const { state } = extension.controlPlane;
  const seen = visibleWorkspaces(state, demoIds(state).user(ADMIN_EMAIL));
  const own = checkedPlaces(state).filter(({ workspace }) => seen.includes(workspace));
  return own[(attempt * 7 + 3) % own.length]?.path ?? '/';
}

/** How often each thing happened that a run owes, whatever its seed. */
export const timesOwed = (run: RunSoFar): Record<string, number> =>
  Object.fromEntries(Object.entries(OWED).map(([name, { times }]) => [name, times(run)]));

/** So often each is tried: what does not come up by then is not to be had. */
const TRIES = 4;

/** What makes up for what has not come up by chance. */
export function createOwing() {
  const tries = new Map<string, number>();
  const queue: Step[] = [];
  return {
    /** The next step towards what has not come up yet; null: all has, or was tried often enough. */
    next(run: RunSoFar): Step | null {
      const world = run.worlds.at(-1);
      if (!world) return null;
      const tried = (name: string) => tries.get(name) ?? 0;
      if (queue.length === 0) {
        const owed = Object.entries(OWED).find(
          ([name, { times }]) => tried(name) < TRIES && times(run) === 0,
        );
        if (!owed) return null;
        const [name, { steps }] = owed;
        queue.push(...steps(world, tried(name)));
        tries.set(name, tried(name) + 1);
      }
      return queue.shift() ?? null;
    },
  };
}
