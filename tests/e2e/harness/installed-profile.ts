import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProfile } from './launch-chromium.ts';

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  content_scripts: { matches: string[] }[];
}

/**
 * A fresh profile in which a build is installed as from a store, where it is not "unpacked", which the browser is laxer with:
 * the folder and the preferences that an installation leaves behind, with a key of its own that the id is made of. No tool
 * installs a packed extension without somebody who presses a button.
 */
export function installedProfile(folder: string): string {
  const profile = makeProfile();
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  const digits = [...createHash('sha256').update(key).digest('hex').slice(0, 32)];
  const id = digits.map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  const path = `${id}/1.0_0`;
  const installed = join(profile, 'Default', 'Extensions', path);
  mkdirSync(join(profile, 'Default', 'Extensions', id), { recursive: true });
  cpSync(folder, installed, { recursive: true });
  const built = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const manifest = { ...built, key: key.toString('base64') };
  writeFileSync(join(installed, 'manifest.json'), JSON.stringify(manifest));
  const granted = {
    api: built.permissions,
    manifest_permissions: [],
    explicit_host: built.host_permissions,
    scriptable_host: built.content_scripts.flatMap(({ matches }) => matches),
  };
  const entry = {
    ...{ active_permissions: granted, granted_permissions: granted, manifest, path },
    // Enabled, put there by the person, and no flag but "not from the store's own site".
    ...{ state: 1, location: 1, creation_flags: 1, from_webstore: false },
    ...{ first_install_time: '13300000000000000', last_update_time: '13300000000000000' },
  };
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ extensions: { settings: { [id]: entry } } }),
  );
  return profile;
}
