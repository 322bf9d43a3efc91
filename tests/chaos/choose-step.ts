import { SAMPLES } from '../background/changes/samples.ts';
import { SUPER_USER_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createRandom, type Random } from '../control-plane/state/random.ts';
import { GRANTED } from './grants.ts';
import { randomFaults, randomLimit } from './random-faults.ts';
import type { Step, Where } from './step.ts';
import { FROM_PAGES, MAY_BE_KEPT, type Weather } from './weather.ts';

/** Who signs in: an admin and the super-user, who change things, more often; a developer, a viewer, other organizations. */
export const PEOPLE = [
  'ada@northwind.example',
  'wanda@northwind.example',
  'ada@northwind.example',
  'bram@northwind.example',
  'nikhil@northwind.example',
  'hugo@juniper.example',
  'zoe@halden.example',
  'wanda@northwind.example',
];
/** Where it is about writes. */
const WHO_CHANGES = [...PEOPLE, ...Array.from(PEOPLE, () => SUPER_USER_EMAIL)];
const WHERE: Where[] = ['popup', 'sidebar', 'full page'];
const KEYS = ['Tab', 'Enter', 'ArrowDown', 'ArrowUp', 'Escape', 'Home', 'End', 'Backspace', '/', '?'];
const WORDS = [
  'vis',
  'ada',
  'prod',
  'grasp',
  'zzz',
  'run',
  'team',
  "'><b>",
  '4f6c0e8a-1b2c-4d3e-8f90-a1b2c3d4e5f6',
];
const SECTIONS = ['', '#editing', '#environments', '#stored', '#diagnostics', '#requests'];
/** How often each step is chosen, of all the weights together. */
type Chosen = Exclude<Step['do'], 'calm' | 'weather' | 'see nobody'>;
const WEIGHTS: Record<Chosen, number> = {
  click: 46,
  check: 12,
  show: 8,
  open: 3,
  go: 5,
  back: 2,
  reload: 2,
  close: 2,
  'real popup': 2,
  menu: 3,
  type: 4,
  key: 6,
  fault: 8,
  limit: 2,
  'stop worker': 5,
  offline: 3,
  options: 2,
  'sign out': 1,
  'expire sessions': 1,
  'sign in': 4,
  grant: 2,
  draft: 2,
  confirm: 5,
  clock: 2,
};
/** What a weather is about comes up more often in it. */
const WEIGHTS_IN: Record<string, Record<Chosen, number>> = {
  [MAY_BE_KEPT]: { ...WEIGHTS, go: 15, back: 15 },
  [FROM_PAGES]: { ...WEIGHTS, confirm: 15 },
};
export const STEP_KINDS: Step['do'][] = [...(Object.keys(WEIGHTS) as Chosen[]), 'calm', 'weather'];
/** By how much the browser's clock goes wrong, hours; 0: it is right again. */
const HOURS = [0, 0, 3, 26, -3, -26];
/** So many steps lie between two moments of calm. */
const CALM_EVERY = 50;

/**
 * What a run does as its step of this number: the same for the same seed, whatever became of the steps before. `places` are the
 * paths of the dashboard's pages.
 */
export function chooseStep(
  seed: number,
  number: number,
  places: readonly string[],
  { manner }: Pick<Weather, 'manner'>,
): Step {
  if (number % CALM_EVERY === 0) return { do: 'calm' };
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b));
  const what = pickWeighted(random, WEIGHTS_IN[manner] ?? WEIGHTS);
  const [tab, view] = [random.integer(0, 5), random.integer(0, 7)];
  const path = random.pick(places);
  switch (what) {
    case 'open':
      return { do: what, path };
    case 'go':
      return { do: what, tab, path };
    case 'back':
    case 'reload':
    case 'close':
      return { do: what, tab };
    case 'show':
      return { do: what, where: random.pick(WHERE), tab };
    case 'real popup':
      return { do: what, tab, press: random.pick(['Enter', 'Tab', 'ArrowDown', 'Escape']) };
    case 'menu': {
      const item = random.pick(['open-in-sidecar', 'check-permissions']);
      return { do: what, tab, item, selection: random.pick(['', ...WORDS]) };
    }
    case 'click':
      return { do: what, view, control: random.integer(0, 10_000) };
    case 'type':
      return { do: what, view, text: random.pick(WORDS) };
    case 'key':
      return { do: what, view, key: random.pick(KEYS) };
    case 'check':
      return { do: what, where: random.pick(WHERE), tab, path };
    case 'fault':
      return { do: what, faults: random.chance(0.25) ? [] : randomFaults(random) };
    case 'limit':
      return { do: what, limit: random.chance(0.4) ? null : randomLimit(random) };
    case 'offline':
      return { do: what, is: random.chance(0.6) };
    case 'options':
      return { do: what, section: random.pick(SECTIONS) };
    case 'sign in':
      return { do: what, email: random.pick(manner === FROM_PAGES ? WHO_CHANGES : PEOPLE) };
    case 'grant':
      return { do: what, email: random.pick(GRANTED) };
    case 'clock':
      return { do: what, hours: random.pick(HOURS) };
    case 'draft':
      return { do: what, kind: random.pick(Object.keys(SAMPLES)) };
    case 'confirm':
      return { do: what, kind: random.pick(Object.keys(SAMPLES)), isTwice: random.chance(0.3) };
    default:
      return { do: what };
  }
}

function pickWeighted(random: Random, weights: Record<Chosen, number>): Chosen {
  const entries = Object.entries(weights) as [Chosen, number][];
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [what, weight] of entries) {
    left -= weight;
    if (left < 0) return what;
  }
  return 'click';
}
