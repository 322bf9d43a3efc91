import type { Context } from '../context.ts';
import { entityExists } from '../http/api-error.ts';
import type { ApiKeyRecord, UserRecord } from '../state/records.ts';

/** `ZENPROKEY_` and something that cannot be guessed at from outside; the same seed gives the same keys. */
export function newKeyText(context: Pick<Context, 'random'>, id: string): string {
  return `ZENPROKEY_${Buffer.from(JSON.stringify({ id, key: context.random.hex(64) })).toString('base64url')}`;
}

/** A key for a service account, or a personal access token. */
export function createApiKey(
  context: Pick<Context, 'random' | 'state' | 'now'>,
  owner: UserRecord,
  fields: { name: string; description?: string | null; expires_in_minutes?: number | null },
): ApiKeyRecord {
  const { apiKeys } = context.state;
  if (apiKeys.by('owner', owner.id).some((key) => key.name === fields.name)) {
    throw entityExists(`API key ${fields.name} already exists.`);
  }
  const id = context.random.uuid();
  const now = context.now();
  return apiKeys.add({
    id,
    owner_id: owner.id,
    name: fields.name,
    description: fields.description ?? null,
    key: newKeyText(context, id),
    active: true,
    created: now,
    expires: fields.expires_in_minutes == null ? null : now + fields.expires_in_minutes * 60_000,
    last_used: null,
    last_rotated: null,
  });
}
