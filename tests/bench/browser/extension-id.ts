import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';

/** The id that Chromium gives an unpacked extension: of the SHA-256 of its folder, the first 32 digits as letters from `a` on. */
export const extensionId = (folder: string): string =>
  [...createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
