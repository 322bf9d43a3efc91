import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { deflateAsync as zopfli } from '@gfx/zopfli';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import pako from 'pako';

/** The oldest time that a zip can tell, in the zip's own zoneless form, so that it tells nothing. */
const LONG_AGO = new Date(1980, 0, 1);

/**
 * How a zip's files are compressed, neither of them by Node.js, whose zlib packs differently from one processor to the next:
 * what people download as small as it can be, by Zopfli, in seconds for a megabyte; `fast` in no time.
 *
 * @type {Record<'small' | 'fast', (content: Buffer) => Uint8Array | Promise<Uint8Array>>}
 */
const DEFLATE = {
  // What it does in more rounds is less than a thousandth.
  small: (content) => zopfli(content, { numiterations: 5 }),
  fast: (content) => pako.deflateRaw(content, { level: 9 }),
};

/**
 * Writes a zip whose bytes depend on the names and contents of its files alone: names in the order of their code
 * units, one fixed time, no owner. Answers the zip's SHA-256 and its size in bytes.
 *
 * @param {string} path
 * @param {Map<string, Buffer>} files
 * @param {keyof typeof DEFLATE} deflate
 * @returns {Promise<{ path: string, sha256: string, bytes: number }>}
 */
export async function makeZip(path, files, deflate) {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    passThrough: true,
    compressionMethod: 8,
    lastModDate: LONG_AGO,
    extendedTimestamp: false,
    dataDescriptor: false,
    msDosCompatible: true,
  });
  for (const [name, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    await zip.add(name, new Uint8ArrayReader(await DEFLATE[deflate](content)), {
      uncompressedSize: content.length,
      crc32: crc32(content),
    });
  }
  const content = await zip.close();
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
  const files = await new ZipReader(new Uint8ArrayReader(readFileSync(path))).getEntries();
  const contents = files.map(async (file) => [
    file.filename,
    Buffer.from(await file.getData(new Uint8ArrayWriter())),
  ]);
  return new Map(await Promise.all(contents));
}
