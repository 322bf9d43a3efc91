import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser loads by itself, each from the file that it begins with. */
const BUNDLES = {
  worker: 'background.js',
  popup: 'popup.html',
  'full page': 'manage.html',
  options: 'options.html',
  'first run': 'welcome.html',
  sidebar: 'sidebar.js',
  launcher: 'launcher.js',
  'update notice': 'update-notice.js',
};

/** The style sheet that all surfaces begin with: a text in a script, since a content script can be given no other (`chunks.ts`). */
const STYLE_TEXT = /^views\/style-[^/]+\.js$/;

/** @typedef {{ bundle: string, files: string[], bytes: number, gzip: number, script: number, style: number }} Size */

/**
 * How large each bundle of a release build is: the file that it begins with and all that this loads, in bytes, as
 * they are and gzipped one by one, of which so much is script and so much style sheets.
 *
 * @param {string} folder
 * @returns {Size[]}
 */
export function measureBundles(folder) {
  return Object.entries(BUNDLES).map(([bundle, first]) => {
    const files = loadedBy(folder, first);
    const contents = files.map((name) => ({ name, content: readFileSync(join(folder, name)) }));
    const gzipOf = (isIt) =>
      contents
        .filter(({ name }) => isIt(name))
        .reduce((total, { content }) => total + gzipSync(content, { level: 9 }).length, 0);
    return {
      bundle,
      files,
      bytes: contents.reduce((total, { content }) => total + content.length, 0),
      gzip: gzipOf(() => true),
      script: gzipOf((name) => name.endsWith('.js') && !isStyle(name)),
      style: gzipOf(isStyle),
    };
  });
}

const isStyle = (name) => name.endsWith('.css') || STYLE_TEXT.test(name);

/** Scripts and style sheets of pages; what a script that is built in parts (`parts.ts`) requires, and not what it loads later. */
const LOADS = [
  /<(?:script|link)[^>]+(?:src|href)="(?<to>[^"]+)"/g,
  /(?<![.\w$])[\w$]+\(["`](?<to>\.{1,2}\/[^"`]+\.js)["`]\)/g,
];

function loadedBy(folder, first) {
  const found = new Set([first]);
  // A Set is walked with what is added on the way.
  for (const name of found) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const { groups } of LOADS.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const to = groups.to.startsWith('/') ? groups.to.slice(1) : join(dirname(name), groups.to);
      found.add(to.replaceAll('\\', '/'));
    }
  }
  return [...found];
}
