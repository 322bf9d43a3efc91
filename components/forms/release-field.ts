import { t } from '#lib/i18n.ts';
import { compareReleases } from '#lib/model/compare-releases.ts';
import type { Release } from '#lib/model/resources/release.ts';
import type { Field, Option } from './field.ts';

const VERSION_LENGTH = 50;

interface Wanted {
  initial: string;
  /** What no choice means; left out where one has to be made. */
  none?: string;
  /** The release that runs: older ones are shown, and ZenML takes none of them. */
  running?: string | null;
}

/** A ZenML release: out of those that the server lists, the newest first, or typed where it lists none. */
export function releaseField(releases: readonly Release[], { initial, none, running }: Wanted): Field {
  const shared = { name: 'version', label: t('label_version'), initial, isRequired: none === undefined };
  if (releases.length === 0) {
    return { ...shared, kind: 'text', maxLength: VERSION_LENGTH, help: t('form_version_help') };
  }
  return {
    ...shared,
    kind: 'choice',
    none: none ?? t('form_choose'),
    options: [...releases]
      .sort((a, b) => compareReleases(b.version, a.version) ?? 0)
      .map(({ version }) => optionOf(version, running ?? null)),
  };
}

function optionOf(version: string, running: string | null): Option {
  const order = running === null ? null : compareReleases(version, running);
  // Where nobody can say which is older, ZenML may.
  if (order === null || order > 0) return { value: version, label: version };
  return {
    value: version,
    label: t(order === 0 ? 'form_version_running' : 'form_version_older', { version }),
    isFixed: true,
  };
}
