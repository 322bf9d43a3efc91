/** `npm run bench [-- --only bytes,worker] [--runs n]`: what Sidecar costs, a table for each part (README.md). */
import { parseArgs } from 'node:util';
import { heap } from './browser/heap.ts';
import { page } from './browser/page.ts';
import { peers } from './browser/peers.ts';
import { popup } from './browser/popup.ts';
import { sidebar } from './browser/sidebar.ts';
import { typing } from './browser/typing.ts';
import { worker } from './browser/worker.ts';
import { bytes } from './bytes/bytes.ts';
import type { Part } from './part.ts';
import { isMissed, type Verdict } from './queue/bars.ts';
import { printVerdicts } from './queue/report.ts';
import { queue } from './queue-part.ts';
import { growth } from './scale/growth.ts';
import { large } from './scale/large.ts';

/** What is made of bytes first: they need no browser and no patience. */
const PARTS: Record<string, Part> = {
  bytes,
  page,
  popup,
  typing,
  sidebar,
  worker,
  heap,
  growth,
  large,
  peers,
  queue,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    runs: { type: 'string', default: '15' },
  },
});

const verdicts: Verdict[] = [];
for (const name of values.only.split(',')) {
  const part = PARTS[name];
  if (!part) throw new Error(`There is no part "${name}", only ${Object.keys(PARTS).join(', ')}.`);
  verdicts.push(...(await part({ runs: Number(values.runs) })));
}
printVerdicts(verdicts);
if (verdicts.some(isMissed)) process.exitCode = 1;
