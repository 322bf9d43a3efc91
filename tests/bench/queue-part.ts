import { runTool } from '../setup/run.mjs';
import type { Part } from './part.ts';

/** The request queue beside its peers (queue/README.md), which has bars and an exit code of its own. */
export const queue: Part = async () => {
  const code = await runTool('tsx', ['tests/bench/queue/bench.ts']);
  return [{ what: 'queue: bars missed (0 or 1)', value: code === 0 ? 0 : 1, bar: 0 }];
};
