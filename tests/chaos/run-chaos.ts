import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beCalm } from './be-calm.ts';
import { beginWorld } from './begin-world.ts';
import { checkedPlaces } from './checked-place.ts';
import { wrongNow } from './checks.ts';
import { chooseStep, PEOPLE } from './choose-step.ts';
import { type Outcome, said } from './outcome.ts';
import { createOwing, timesOwed } from './owed.ts';
import type { Step, Taken } from './step.ts';
import { takeStep } from './take-step.ts';
import { type Tally, tallyOfRun, tallyStep, tallyWorld } from './tally.ts';
import { LEGS, toldOf, type Weather, weatherOf } from './weather.ts';
import { signInWhenDue, viewsOf, type World } from './world.ts';

const FOLDER = fileURLToPath(new URL('../../.output/chaos/', import.meta.url));
/** So many of the last steps are printed. */
const LAST = 25;
/** About as long as a run stays at one control plane. */
const LEG_MINUTES = 5;

export interface ChaosOptions {
  seed: number;
  minutes: number;
  /** The steps of an earlier run, taken again; else they are chosen by the seed. */
  replay?: string;
  /** Where the build lies, when it is not the one of the end-to-end tests. */
  folder?: string;
  say(line: string): void;
}

/** What a run did and found. */
export interface ChaosReport {
  seed: number;
  steps: number;
  compared: number;
  confirmed: number;
  requests: number;
  wrong: string[];
  /** How often each weather, step and fault occurred. */
  tally: Tally;
  /** How often each thing happened that every run owes. */
  owed: Record<string, number>;
  /** The last steps and the file with all of them, for people. */
  told: string;
}

/**
 * Drives the built extension with random steps, at one control plane after the other, until the time is over or something is wrong. What
 * a run owes and has not come up by then is done at its end.
 */
export async function runChaos({ seed, minutes, replay, folder, say }: ChaosOptions): Promise<ChaosReport> {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}${seed}.jsonl`;
  const again = replay === undefined ? null : readSteps(replay);
  rmSync(file, { force: true });
  const legs = Math.min(LEGS, Math.max(1, Math.round(minutes / LEG_MINUTES)));
  const taken: Taken[] = [];
  const worlds: World[] = [];
  const tally = tallyOfRun();
  let wrong: string[] = [];
  const begin = performance.now();
  const passed = () => performance.now() - begin;
  const owing = createOwing();

  /** The next step; null: the time is over, and nothing is owed any more. */
  const next = (number: number): Step | null => {
    const isDue = passed() >= (worlds.length * minutes * 60_000) / legs;
    const world = worlds.at(-1);
    if (world && passed() > minutes * 60_000) return owing.next({ taken, worlds });
    if (!world || isDue) return { do: 'weather', weather: weatherOf(seed, worlds.length) };
    const places = checkedPlaces(world.extension.controlPlane.state).map(({ path }) => path);
    return chooseStep(seed, number, places, world.weather);
  };
  const end = async (): Promise<void> => {
    const world = worlds.at(-1);
    if (!world) return;
    tallyWorld(tally, world);
    await world.extension.close();
    world.clock?.close();
  };
  const move = async (weather: Weather): Promise<Outcome> => {
    await end();
    const world = await beginWorld(weather, folder);
    worlds.push(world);
    if (!world.clock) tally.waive('step', 'clock');
    await takeStep(world, { do: 'sign in', email: PEOPLE[0] ?? '' }, []);
    say(`Seed ${seed}: ${toldOf(weather)}.`);
    return said(toldOf(weather));
  };

  try {
    while (wrong.length === 0) {
      const number = taken.length + 1;
      const step = again ? again[taken.length] : next(number);
      if (!step) break;
      const outcome = await (step.do === 'weather' ? move(step.weather) : take(worlds.at(-1), step, number));
      const { what, isDone } = outcome;
      const one: Taken = { number, at: Math.round(passed()), step, outcome: what, isDone };
      taken.push(one);
      appendFileSync(file, `${JSON.stringify(one)}\n`);
      const world = worlds.at(-1);
      if (world) tallyStep(tally, world, one);
      wrong = [...outcome.wrong, ...(world ? wrongNow(world, await viewsOf(world)) : [])];
      if (step.do === 'calm') say(`${Math.round(one.at / 1000)} s, step ${number}: ${what}`);
    }
  } finally {
    await end();
  }
  const sum = (of: (world: World) => number) => worlds.reduce((all, world) => all + of(world), 0);
  return {
    seed,
    steps: taken.length,
    compared: sum(({ compared }) => compared),
    confirmed: sum(({ confirmed }) => confirmed.length),
    requests: sum(({ extension }) => extension.controlPlane.requests.length),
    wrong,
    tally,
    owed: timesOwed({ taken, worlds }),
    told: tell(seed, file, wrong, taken),
  };
}

async function take(world: World | undefined, step: Step, number: number): Promise<Outcome> {
  if (!world) throw new Error('The first step of a run says where it is.');
  await signInWhenDue(world);
  const places = checkedPlaces(world.extension.controlPlane.state);
  return step.do === 'calm'
    ? beCalm(world, number, places, PEOPLE[number % PEOPLE.length] ?? '')
    : takeStep(world, step, places);
}

const readSteps = (file: string): Step[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as Taken).step);

function tell(seed: number, file: string, wrong: string[], taken: Taken[]): string {
  const last = taken
    .slice(-LAST)
    .map(({ number, at, step, outcome }) => `  ${number}  ${at} ms  ${JSON.stringify(step)}: ${outcome}`);
  return [
    `Seed ${seed}: ${wrong.length === 0 ? 'nothing is wrong' : wrong.join('\n')}`,
    `The last steps (all of them: ${file}; again: npm run chaos -- --replay ${file}):`,
    ...last,
  ].join('\n');
}
