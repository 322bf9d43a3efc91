import type { ApiKeyRecord } from '../state/records.ts';
import { naiveTimestamp, naiveTimestampOrNull } from '../state/timestamp.ts';

/** A key without the secret itself; `withSecret` is for the one answer that makes it. */
export function apiKeyView(record: ApiKeyRecord, withSecret = false) {
  const { key, created, expires, last_used, last_rotated, owner_id, ...rest } = record;
  return {
    ...rest,
    user_id: owner_id,
    created: naiveTimestamp(created),
    updated: naiveTimestamp(last_rotated ?? created),
    expires: naiveTimestampOrNull(expires),
    last_login: naiveTimestampOrNull(last_used),
    last_rotated: naiveTimestampOrNull(last_rotated),
    ...(withSecret ? { key } : {}),
  };
}
