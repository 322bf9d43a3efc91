import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchExtension } from '../e2e/harness/launch-extension.ts';
import { beCalm } from './be-calm.ts';
import { type CheckedPlace, checkedPlaces } from './checked-place.ts';
import { wrongNow } from './checks.ts';
import { chooseStep, PEOPLE } from './choose-step.ts';
import { createGrants } from './grants.ts';
import type { Outcome } from './outcome.ts';
import type { Step, Taken } from './step.ts';
import { takeStep } from './take-step.ts';
import { weatherOf } from './weather.ts';
import { signInWhenDue, viewsOf, type World } from './world.ts';

const FOLDER = fileURLToPath(new URL('../../.output/chaos/', import.meta.url));
/** What the browser logs of faults that the run itself causes, and what the dashboard's own scripts say of them. */
const EXPECTED = /^network: Failed to load resource|\(https:\/\/cloud\.zenml\.io\/|blocked by CORS policy/;
/** So many of the last steps are printed. */
const LAST = 25;

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
  /** The last steps and the file with all of them, for people. */
  told: string;
}

/** Drives the built extension with random steps until the time is over or something is wrong. */
export async function runChaos({ seed, minutes, replay, folder, say }: ChaosOptions): Promise<ChaosReport> {
  const weather = weatherOf(seed);
  say(`Seed ${seed}: ${weather.name}.`);
  const extension = await launchExtension({
    controlPlaneOptions: weather.options,
    ...(folder !== undefined && { folder }),
  });
  const world: World = {
    extension,
    grants: createGrants(extension.controlPlane),
    isCalm: false,
    email: null,
    next: null,
    before: null,
    drafted: new Map(),
    confirmed: [],
    compared: 0,
  };
  extension.problems.expect(EXPECTED);
  // What tsx puts around functions that have a name, in those too that run in a page.
  await extension.context.addInitScript('globalThis.__name = (named) => named');
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}${seed}.jsonl`;
  const again = replay === undefined ? null : readSteps(replay);
  rmSync(file, { force: true });
  const places = checkedPlaces(extension.controlPlane.state);
  const taken: Taken[] = [];
  let wrong: string[] = [];
  const begin = performance.now();
  const isOver = () => (again ? taken.length >= again.length : performance.now() - begin > minutes * 60_000);
  try {
    await takeStep(world, { do: 'sign in', email: PEOPLE[0] ?? '' }, places);
    while (wrong.length === 0 && !isOver()) {
      const number = taken.length + 1;
      await signInWhenDue(world);
      const step =
        again?.[taken.length] ??
        chooseStep(
          seed,
          number,
          places.map(({ path }) => path),
        );
      const outcome = await outcomeOf(world, step, number, places);
      const one: Taken = { number, at: Math.round(performance.now() - begin), step, outcome: outcome.what };
      taken.push(one);
      appendFileSync(file, `${JSON.stringify(one)}\n`);
      wrong = [...outcome.wrong, ...wrongNow(world, await viewsOf(world))];
      if (step.do === 'calm') say(`${Math.round(one.at / 1000)} s, step ${number}: ${outcome.what}`);
    }
  } finally {
    await extension.close();
  }
  return {
    seed,
    steps: taken.length,
    compared: world.compared,
    confirmed: world.confirmed.length,
    requests: extension.controlPlane.requests.length,
    wrong,
    told: tell(seed, file, wrong, taken),
  };
}

const outcomeOf = (
  world: World,
  step: Step,
  number: number,
  places: readonly CheckedPlace[],
): Promise<Outcome> =>
  step.do === 'calm'
    ? beCalm(world, number, places, PEOPLE[number % PEOPLE.length] ?? '')
    : takeStep(world, step, places);

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
