import { fuzzyFilter } from '#components/hooks/fuzzy.ts';
import { accessCsv } from '#lib/model/permissions/access-export.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { reachOf } from '#lib/model/permissions/reach-of.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import { pack, unpack } from '#lib/pack.ts';
import { FIRST_NAMES, LAST_NAMES } from '../../control-plane/seeds/names.ts';
import { largeEvidence } from '../../model/permissions/large-evidence.ts';
import { HERE } from '../../model/permissions/who-evidence.ts';
import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';

/** Members; from the first to the last the time may grow as they do, and no faster. */
const SIZES = [1_000, 3_000, 10_000];
/** The exponent of the growth: 1 is linear, 2 compares each with each. */
const MOST = 1.1;

interface Work {
  /** What is there before; not measured. */
  before?: (of: Evidence) => unknown;
  run: (of: Evidence, before: never) => unknown;
  /** ms that a person may wait for it with all members, by the processor; null: part of something else. */
  bar: number | null;
}

const TYPED = ['a', 'ad', 'ada', 'ada o', 'ada okafor'];

/** What a search looks at, with names that people have. */
const names = ({ principals }: Evidence): string[] =>
  principals.map(({ id }, n) => {
    const [first = '', last = ''] = [FIRST_NAMES[n % FIRST_NAMES.length], LAST_NAMES[n % LAST_NAMES.length]];
    return `${first} ${last} ${first}.${last}.${n}@meridian.example ${id}`;
  });
const workspaces = {
  items: Array.from({ length: 500 }, (_, n) => ({ id: `workspace ${n}`, displayName: `Unit ${n}` })),
  complete: true,
};
const exported = {
  asOf: null,
  identity: 'ada',
  controlPlane: 'ZenML Pro',
  organization: null,
  workspace: null,
  project: null,
  resource: null,
  asked: null,
  isFiltered: false,
  isComplete: true,
  notRead: [],
  unsure: [],
};

const WORKS: Record<string, Work> = {
  'search, five key presses': {
    before: names,
    run: (_, before: string[]) => TYPED.map((typed) => fuzzyFilter(before, String, typed)),
    bar: 250,
  },
  'who has access': { run: (of) => whoHasAccess(of, HERE.workspace, null), bar: 200 },
  'who may do one thing': {
    run: (of) => whoHasAccess(of, HERE.run, { resourceType: 'pipeline_run', action: 'delete' }),
    bar: 200,
  },
  'what one person reaches': {
    run: (of) => of.principals[7] && reachOf(of, of.principals[7], workspaces),
    bar: 200,
  },
  'all of it as CSV': {
    before: (of) => whoHasAccess(of, HERE.workspace, null).rows,
    run: (_, rows: ReturnType<typeof whoHasAccess>['rows']) => accessCsv({ ...exported, rows }),
    bar: null,
  },
  'put into the cache': {
    before: ({ principals }) => principals,
    run: (_, before) => pack(before),
    bar: null,
  },
  'taken from the cache': {
    before: ({ principals }) => pack(principals),
    run: async (_, before: Promise<string>) => unpack(await before),
    bar: null,
  },
};

/** How what is computed grows with the members of an organization, in ms of the processor, the shortest of the runs. */
export const growth: Part = async ({ runs }) => {
  const rows = [];
  const verdicts = [];
  for (const [name, work] of Object.entries(WORKS)) {
    const times = [];
    for (const size of SIZES) times.push(await shortest(size, work, runs));
    const exponent =
      Math.log((times.at(-1) ?? 0) / (times[0] ?? 0)) / Math.log((SIZES.at(-1) ?? 0) / (SIZES[0] ?? 0));
    rows.push({ name, cells: [...times.map((time) => number(time, 1)), number(exponent, 2)] });
    verdicts.push({ what: `growth of ${name}`, value: exponent, bar: MOST });
    if (work.bar !== null)
      verdicts.push({
        what: `10,000 members: ${name}, ms`,
        value: times.at(-1) ?? Number.NaN,
        bar: work.bar,
      });
  }
  printTable(
    'Growth with the members of an organization, ms of the processor',
    [...SIZES.map((size) => size.toLocaleString('en')), 'exponent'],
    rows,
  );
  return verdicts;
};

/**
 * Of evidence that was never looked at before, since what is made of it is kept. A small organization is done as often as it fits into the
 * largest: then as much memory is used and tidied up for each size, and what is compared is the work.
 */
async function shortest(size: number, { before, run }: Work, runs: number): Promise<number> {
  const often = Math.round(Math.max(...SIZES) / size);
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < Math.max(5, runs); count += 1) {
    const given = Array.from({ length: often }, () => largeEvidence(size));
    const prepared = await Promise.all(given.map(async (one) => (await before?.(one)) as never));
    const began = process.cpuUsage();
    for (const [n, one] of given.entries()) await run(one, prepared[n] as never);
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000 / often);
  }
  return best;
}
