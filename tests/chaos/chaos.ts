import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

/** `npm run chaos`: 30 minutes unless told otherwise; a seed of its own each time, which is printed. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 100_000) },
    replay: { type: 'string' },
    build: { type: 'string' },
  },
});
/** From so many minutes on everything has to come up. */
const LONG = 30;
const seed = Number(values.seed);
const { replay, build } = values;
const report = await runChaos({
  seed,
  minutes: Number(values.minutes),
  ...(replay !== undefined && { replay }),
  ...(build !== undefined && { folder: build }),
  say: console.log,
});
console.log(report.told);
console.log(report.tally.table());
for (const [what, times] of Object.entries(report.owed))
  console.log(`${String(times).padStart(7)}  owed: ${what}`);
console.log(
  `${report.steps} steps, ${report.compared} verdicts compared, ${report.confirmed} changes confirmed, ` +
    `${report.requests} requests: ${report.wrong.length} wrong.`,
);
// A run that never met something has not proved it; a short one cannot meet everything, but what every run owes.
const never = Object.entries(report.owed).flatMap(([what, times]) => (times === 0 ? [what] : []));
const missing = replay === undefined && report.wrong.length === 0 ? never : [];
if (Number(values.minutes) >= LONG && replay === undefined) missing.push(...report.tally.missing());
for (const what of missing) console.log(`Never came up: ${what}.`);
process.exitCode = report.wrong.length === 0 && missing.length === 0 ? 0 : 1;
