import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureBundles } from '../../../packaging/bundles.mjs';
import { root, run } from '../../setup/run.mjs';
import { gzipOf } from '../bytes/gzip-of.ts';
import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';
import { coldStarts } from './cold-start.ts';
import { PEEK } from './messages.ts';
import { median, middleRatio } from './middle.ts';
import { type Beside, BLANK, OURS, sideBySide } from './side-by-side.ts';

/** Extensions as their authors built them, which a package for Electron brings along. */
const PACKAGE = 'electron-devtools-vendor@3.0.0';
const FILE = 'electron-devtools-vendor-3.0.0.tgz';
const SHA512 = 'eZrQajB1ioHE81EQN12xr6RYh7fVHkKAunq752pDvKlETMZWu/vqXWl49Qnzi3n/Bbk0gIDTRxvRfPExA5RMow==';
const FOLDER = join(root, '.output/bench-peers');

interface Peer extends Beside {
  worker: string[];
  onPages: string[];
}
const inPackage = (name: string): string => join(FOLDER, 'package/extensions', name);
const PEERS: Peer[] = [
  {
    name: 'React Developer Tools 5.2',
    folder: inPackage('react-developer-tools'),
    quietPage: '/popups/disabled.html',
    popup: '/popups/disabled.html',
    worker: ['build/background.js'],
    onPages: ['build/prepareInjection.js'],
  },
  {
    name: 'Vue.js devtools 6.6',
    folder: inPackage('vuejs-devtools'),
    quietPage: '/popups/not-found.html',
    popup: '/popups/not-found.html',
    worker: ['build/service-worker.js'],
    onPages: ['build/hook.js', 'build/detector.js'],
  },
];

/** github.com/uBlockOrigin/uBOL-home as of August 2026, measured on another day with the same Chromium and two cores. */
const ANOTHER_DAY = [
  {
    name: 'uBO Lite, another day',
    cells: ['44.5', '', '16.4', '38', ''],
  },
];

/** The extension beside others that people have: bytes, and how soon a stopped worker answers, in the same run. */
export const peers: Part = async ({ runs }) => {
  const others = (await fetchPeers()) ? PEERS : [];
  const extensions = [BLANK, OURS, ...others];
  const browser = await sideBySide(extensions);
  const starts = await coldStarts(browser, extensions);
  const cold: number[][] = extensions.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    // The first of all reads files that no cache has yet.
    for (const [index, reply] of (await starts.round(PEEK)).entries())
      if (run > 0) cold[index]?.push(reply.cold);
  }
  await browser.close();
  const own = { worker: ['background.js'], onPages: ['launcher.js'] };
  const popup = measureBundles(OURS.folder).find(({ bundle }) => bundle === 'popup')?.gzip ?? Number.NaN;
  const rows = [{ ...OURS, ...own }, ...others].map(({ name, folder, worker, onPages }, index) => ({
    name,
    cells: [
      number(gzipOf(folder, worker), 1),
      number(gzipOf(folder, onPages), 1),
      index === 0 ? number(popup / 1000, 1) : '',
      number(median(cold[index + 1] ?? []), 0),
      number(middleRatio(cold[index + 1] ?? [], cold[0] ?? []), 1),
    ],
  }));
  printTable(
    `Beside others: KB gzipped, and ms from stopped to the first reply, ${runs} times in turns`,
    ['worker', 'each page', 'popup', 'cold p50', '/ blank'],
    [
      ...rows,
      {
        name: 'Sidecar, with what asks ZenML',
        cells: [number(gzipOf(OURS.folder, askingFiles()), 1), '', '', '', ''],
      },
      ...ANOTHER_DAY,
    ],
  );
  if (others.length === 0)
    console.log(`${PACKAGE} could not be had: only what was measured another day is beside ours.`);
  // Others are no bar: what they do is not what we do.
  return [];
};

/** The worker's entry and the files of its part that asks, as the entry names them. */
function askingFiles(): string[] {
  const entry = readFileSync(join(OURS.folder, 'background.js'), 'utf8');
  const named = /"asking\.js":\s*\[([^\]]*)\]/.exec(entry)?.[1];
  if (!named) throw new Error('The worker has no part that asks.');
  return ['background.js', ...[...named.matchAll(/worker\/[\w-]+\.js/g)].map(([file]) => file)];
}

/** Has npm fetch the package, once, and unpacks it when it is the one that was looked at. */
async function fetchPeers(): Promise<boolean> {
  const tarball = join(FOLDER, FILE);
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(tarball)) {
    const code = await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', FOLDER], {
      shell: process.platform === 'win32',
    });
    if (code !== 0) return false;
  }
  const sum = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (sum !== SHA512) throw new Error(`${FILE} is not the file that was looked at.`);
  return existsSync(join(FOLDER, 'package')) || (await run('tar', ['-xzf', FILE], { cwd: FOLDER })) === 0;
}
