import { t } from '#lib/i18n.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';

type Versions = Pick<Workspace, 'versionRunning' | 'versionWanted'>;

/** The version that runs, and the one that is wanted when they differ; null when neither is known. */
export function versionText({ versionRunning: running, versionWanted: wanted }: Versions): string | null {
  if (running && wanted && running !== wanted) return t('version_drift', { running, wanted });
  if (running) return running;
  return wanted && t('version_wanted', { wanted });
}
