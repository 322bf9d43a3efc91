import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesIn, makeZip } from '../../../packaging/make-zip.mjs';

/** Kilobytes of files, gzipped one by one. */
export const gzipOf = (folder: string, files: readonly string[]): number =>
  files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000,
    0,
  );

/** Bytes of a folder's zip, made as the stores are given it. */
export async function packedSize(folder: string): Promise<number> {
  const { bytes } = await makeZip(join(tmpdir(), 'sidecar-bench.zip'), filesIn(folder), 'small');
  return bytes;
}
