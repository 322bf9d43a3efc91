import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from '../tests/setup/run.mjs';
import { filesIn, makeZip } from './make-zip.mjs';
import { sourceFiles } from './sources.mjs';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What each store is given: the folder that the release build is in, and the arguments that make it. */
const RELEASES = {
  chrome: { folder: 'chrome-mv3', args: ['build'] },
  firefox: { folder: 'firefox-mv3', args: ['build', '-b', 'firefox', '--mv3'] },
};

/** @typedef {keyof typeof RELEASES} Store */

/** Where a zip is put. @param {Store | 'sources'} what */
export const zipPath = (what) => join(root, '.output', `${name}-${version}-${what}.zip`);

/** Where a release build is. @param {Store} store */
export const releaseFolder = (store) => join(root, '.output', RELEASES[store].folder);

/** Builds the extension for a store and zips it. Throws when the build fails. @param {Store} store */
export async function zipRelease(store) {
  // Whatever the caller's own is: with another one, Vite leaves the warnings of development in.
  const code = await runTool('wxt', RELEASES[store].args, { NODE_ENV: 'production' });
  if (code !== 0) throw new Error(`The build for ${store} ended with ${code}.`);
  return makeZip(zipPath(store), filesIn(releaseFolder(store)), 'small');
}

/** Zips the sources from which a reviewer builds the very same zip for Firefox. */
export const zipSources = () => makeZip(zipPath('sources'), sourceFiles(), 'fast');
