import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Extension, launchExtension } from '../e2e/harness/launch-extension.ts';
import { addOddities } from '../e2e/states/oddities.ts';
import { takeAllStates } from './all-states.ts';
import { takeGerman } from './german.ts';
import { takeKept } from './kept.ts';

const ALL = fileURLToPath(new URL('../../.output/screens/', import.meta.url));
const KEPT = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

/**
 * `npm run screens`: pictures of every view and state, light, dark, 320 px wide and in forced colours, in `.output/screens`,
 * and those of README and the stores in `docs/screens`. `-- kept` makes only the latter; `-- popup` or other words
 * only the states with these words in their names, `-- german` those in German.
 */
const words = process.argv.slice(2);
let failed: string[] = [];
if (words.length === 0 || words.includes('kept')) await photograph((extension) => takeKept(extension, KEPT));
if (!words.includes('kept')) {
  await photograph(async (extension) => {
    addOddities(extension.controlPlane.state);
    if (words.length === 0) rmSync(ALL, { recursive: true, force: true });
    mkdirSync(ALL, { recursive: true });
    failed = await takeAllStates(extension, ALL, words);
    if (words.length === 0 || words.includes('german')) await takeGerman(extension.controlPlane, ALL);
  });
}
if (failed.length > 0) throw new Error(`Not reached:\n${failed.join('\n')}`);

/** With a control plane of its own: the pictures of a change make it, and nobody can make it twice. */
async function photograph(take: (extension: Extension) => Promise<void>): Promise<void> {
  // In developer mode an extension that reloads itself, as for an update, is not switched off.
  const extension = await launchExtension({ preferences: { extensions: { ui: { developer_mode: true } } } });
  try {
    await take(extension);
  } finally {
    await extension.close();
  }
}
