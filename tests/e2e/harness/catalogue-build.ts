import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packedCatalogue } from '../../../packaging/catalogues.ts';
import { shippedKeys } from '../../../packaging/message-keys.ts';
import type { Catalogue } from '../../setup/pseudo-locale.ts';
import { folderOf } from './launch-chromium.ts';

/**
 * A copy of the build for tests whose one catalogue is the given one, whatever language the browser has. Answers the
 * folder, which is the caller's to remove.
 */
export function catalogueBuild(catalogue: Catalogue): string {
  const folder = mkdtempSync(join(tmpdir(), 'zenml-sidecar-build-'));
  cpSync(folderOf('chrome-mv3-e2e'), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('/_locales/de'),
  });
  writeFileSync(join(folder, '_locales/en/messages.json'), packedCatalogue(catalogue, shippedKeys()));
  return folder;
}
