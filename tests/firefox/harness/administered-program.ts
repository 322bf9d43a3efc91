import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { findFirefox } from '../../setup/find-firefox.mjs';
import { EXTENSION_ID } from './preferences.ts';

/**
 * A Firefox that an administrator has decided for, beside the one that is installed: its own program, the rest by links, and a
 * `distribution/policies.json` (https://mozilla.github.io/policy-templates/), which a Firefox reads when it starts. On Linux only:
 * elsewhere the folder of a program is laid out in another way.
 */
export async function administeredProgram(policy: object): Promise<{ program: string; remove(): void }> {
  const installed = realpathSync(await findFirefox());
  const folder = mkdtempSync(join(tmpdir(), 'zenml-sidecar-administered-'));
  for (const name of readdirSync(dirname(installed))) {
    if (name !== 'distribution' && name !== basename(installed))
      symlinkSync(join(dirname(installed), name), join(folder, name));
  }
  // It looks for all else beside itself, and a link would lead it to where it came from.
  const program = join(folder, basename(installed));
  copyFileSync(installed, program);
  mkdirSync(join(folder, 'distribution'));
  const policies = { policies: { '3rdparty': { Extensions: { [EXTENSION_ID]: policy } } } };
  writeFileSync(join(folder, 'distribution', 'policies.json'), JSON.stringify(policies));
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
