import { type PlainKey, t } from '#lib/i18n.ts';
import { asTitle } from './format.ts';
import type { IconName } from './Icon.tsx';
import { Tag, type Tone } from './Tag.tsx';

const STATUSES: Record<string, { key: PlainKey; tone: Tone; icon?: IconName }> = {
  available: { key: 'status_available', tone: 'good' },
  pending: { key: 'status_pending', tone: 'unsure', icon: 'pending' },
  not_initialized: { key: 'status_not_initialized', tone: 'unsure', icon: 'pending' },
  failed: { key: 'status_failed', tone: 'bad' },
  deactivated: { key: 'status_deactivated', tone: 'plain' },
  deleted: { key: 'status_deleted', tone: 'plain', icon: 'cross' },
};

/** A workspace's status; one that we do not know is shown as the server calls it. */
export function WorkspaceStatus({ status }: { status: string | null }) {
  if (status === null) return <Tag tone="unsure">{t('status_unknown')}</Tag>;
  const known = Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined;
  if (!known) {
    return (
      <Tag tone="plain" icon={null}>
        {asTitle(status)}
      </Tag>
    );
  }
  return (
    <Tag tone={known.tone} {...(known.icon && { icon: known.icon })}>
      {t(known.key)}
    </Tag>
  );
}
