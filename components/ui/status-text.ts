import { type PlainKey, t } from '#lib/i18n.ts';
import { asTitle } from './format.ts';

const STATUSES: Record<string, PlainKey> = {
  available: 'status_available',
  pending: 'status_pending',
  not_initialized: 'status_not_initialized',
  failed: 'status_failed',
  deactivated: 'status_deactivated',
  deleted: 'status_deleted',
};

/** What a workspace's status is called; one that we do not know is said as the server calls it. */
export function statusText(status: string): string {
  const key = Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined;
  return key ? t(key) : asTitle(status);
}
