import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';

/** The oldest time that a zip can tell, in the zip's own zoneless form, so that it tells nothing. */
const LONG_AGO = new Date(Date.UTC(1980, 0, 1));

/**
 * Writes a zip whose bytes depend on the names and contents of its files alone: names in the order of their code
 * units, one fixed time, no owner. Compressed by JSZip and not by Node.js, whose zlib packs differently from one
 * processor to the next. Answers the zip's SHA-256 and its size in bytes.
 *
 * @param {string} path
 * @param {Map<string, Buffer>} files
 * @returns {Promise<{ path: string, sha256: string, bytes: number }>}
 */
export async function makeZip(path, files) {
  const zip = new JSZip();
  for (const name of [...files.keys()].sort()) {
    zip.file(name, files.get(name) ?? '', { date: LONG_AGO, createFolders: false });
  }
  const content = await zip.generateAsync({
    type: 'nodebuffer',
    platform: 'DOS',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}

/**
 * The files of a folder by their path in it, with `/` on every system. Names that begin with a dot are an editor's or
 * the system's, never ours.
 *
 * @param {string} folder
 * @returns {Map<string, Buffer>}
 */
export function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((name) => !/(^|\/)\./.test(name))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** The files of a zip by their names. @param {string} path @returns {Promise<Map<string, Buffer>>} */
export async function unzip(path) {
  const { files } = await JSZip.loadAsync(readFileSync(path));
  const contents = Object.values(files).map(async (file) => [file.name, await file.async('nodebuffer')]);
  return new Map(await Promise.all(contents));
}
