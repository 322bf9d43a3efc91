import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchExtension } from '../e2e/harness/launch-extension.ts';
import { addOddities } from '../e2e/states/oddities.ts';
import { takeAllStates } from './all-states.ts';
import { takeKept } from './kept.ts';

const ALL = fileURLToPath(new URL('../../.output/screens/', import.meta.url));
const KEPT = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

/**
 * `npm run screens`: pictures of every view and state, light, dark, 320 px wide and in forced colours, in `.output/screens`,
 * and those of README and the stores in `docs/screens`. `-- kept` makes only the latter; `-- popup` or other words
 * only the states with these words in their names.
 */
const words = process.argv.slice(2);
const extension = await launchExtension();
let failed: string[] = [];
try {
  if (words.length === 0 || words.includes('kept')) await takeKept(extension, KEPT);
  if (!words.includes('kept')) {
    addOddities(extension.controlPlane.state);
    if (words.length === 0) rmSync(ALL, { recursive: true, force: true });
    mkdirSync(ALL, { recursive: true });
    failed = await takeAllStates(extension, ALL, words);
  }
} finally {
  await extension.close();
}
if (failed.length > 0) throw new Error(`Not reached:\n${failed.join('\n')}`);
