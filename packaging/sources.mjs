import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tests/setup/run.mjs';
import { filesIn } from './make-zip.mjs';

/** What a reviewer needs to build the extension, and to read what it is and promises. No tests: they change nothing in it. */
const FOLDERS = ['components', 'entrypoints', 'lib', 'packaging', 'public'];
const FILES = [
  '.npmrc',
  'ARCHITECTURE.md',
  'LICENSE',
  'PRIVACY.md',
  'README.md',
  'SECURITY.md',
  'docs/BUILD-FOR-AMO.md',
  'package-lock.json',
  'package.json',
  'tests/setup/ensure-dependencies.mjs',
  'tests/setup/run.mjs',
  'tsconfig.json',
  'wxt.config.ts',
];

/** The files of the sources zip. */
export function sourceFiles() {
  const files = new Map(FILES.map((name) => [name, readFileSync(join(root, name))]));
  for (const folder of FOLDERS) {
    for (const [name, content] of filesIn(join(root, folder))) files.set(`${folder}/${name}`, content);
  }
  return files;
}
