import { t } from '#lib/i18n.ts';
import type { IconName } from './Icon.tsx';
import { statusText } from './status-text.ts';
import { Tag, type Tone } from './Tag.tsx';

const LOOKS: Record<string, { tone: Tone; icon?: IconName }> = {
  available: { tone: 'good' },
  pending: { tone: 'unsure', icon: 'pending' },
  not_initialized: { tone: 'unsure', icon: 'pending' },
  failed: { tone: 'bad' },
  deactivated: { tone: 'plain' },
  deleted: { tone: 'plain', icon: 'cross' },
};

/** A workspace's status; one that we do not know is shown as the server calls it. */
export function WorkspaceStatus({ status }: { status: string | null }) {
  if (status === null) return <Tag tone="unsure">{t('status_unknown')}</Tag>;
  const looks = (Object.hasOwn(LOOKS, status) && LOOKS[status]) || { tone: 'plain' as const, icon: null };
  return <Tag {...looks}>{statusText(status)}</Tag>;
}
