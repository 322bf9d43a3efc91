import { existsSync } from 'node:fs';
import { measureBundles } from '../../../packaging/bundles.mjs';
import { releaseFolder } from '../../../packaging/releases.mjs';
import { runTool } from '../../setup/run.mjs';
import type { Part } from '../part.ts';
import type { Verdict } from '../queue/bars.ts';
import { number, printTable } from '../queue/table.ts';
import { zodLocales } from './foreign-text.ts';
import { packedSize } from './gzip-of.ts';
import { moduleShares, type Share } from './module-shares.ts';

/** Gzipped KB of scripts that the first view of each may load. */
const BARS: Record<string, number> = { launcher: 3, sidebar: 30, popup: 30, worker: 30, 'full page': 60 };
const CSS_BAR = 6;
const ZIP_BAR = 250;
/** What browsers give us and what we need to call it, which a person pays for without seeing anything. */
const APART = ['webextension-polyfill', '@wxt-dev', 'wxt'];

/** What each part of the extension weighs, what of it is whose, and what must not be in it. */
export const bytes: Part = async () => {
  const folder = releaseFolder('chrome');
  if (!existsSync(folder) && (await runTool('wxt', ['build'])) !== 0) throw new Error('There is no build.');
  const verdicts: Verdict[] = [];
  const rows = measureBundles(folder).map(({ bundle, bytes: raw, ...gzip }) => {
    const [script, style] = [gzip.script / 1000, gzip.style / 1000];
    const bar = BARS[bundle];
    if (bar !== undefined)
      verdicts.push({ what: `${bundle}: scripts of the first view, KB`, value: script, bar });
    if (style > 0) verdicts.push({ what: `${bundle}: style sheet, KB`, value: style, bar: CSS_BAR });
    return {
      name: bundle,
      cells: [number(raw / 1000, 1), number(script, 1), number(style, 1), String(bar ?? '')],
    };
  });
  printTable('Bytes of the first load, KB', ['as they are', 'js gzip', 'css gzip', 'js bar'], rows);

  const shares = await moduleShares();
  printShares(shares);
  const foreign = zodLocales(folder);
  verdicts.push({ what: 'files with words of zod’s languages', value: foreign.length, bar: 0 });
  const zip = (await packedSize(folder)) / 1000;
  verdicts.push({ what: 'zip for the store, KB', value: zip, bar: ZIP_BAR });
  return verdicts;
};

/** The largest of each bundle, and those that are told apart. */
function printShares(shares: readonly Share[]): void {
  for (const bundle of new Set(shares.map((share) => share.bundle))) {
    const all = shares.filter((share) => share.bundle === bundle).sort((a, b) => b.gzip - a.gzip);
    if (all.reduce((sum, { gzip }) => sum + gzip, 0) < 4) continue;
    const shown = all.filter(({ owner }, index) => index < 14 || APART.includes(owner));
    printTable(
      `What ${bundle} is made of (its gzip shared out by length)`,
      ['gzip KB', '%'],
      shown.map(({ owner, gzip, share }) => ({
        name: owner,
        cells: [number(gzip, 1), number(100 * share, 1)],
      })),
    );
  }
}
