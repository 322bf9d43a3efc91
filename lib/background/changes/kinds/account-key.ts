import type { Change } from '#lib/changes.ts';
import type { ApiKey } from '#lib/model/resources/api-key.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { creationOf, given } from '../creation.ts';
import { findAccount, findOrganization } from '../find.ts';
import { guard } from '../guard.ts';
import type { PlanContext, Planner } from '../planner.ts';

/** API keys of service accounts (api.md, 2.3, 3.2 and 10). The key itself is in the answer to its making only. */
export const createAccountKey: Planner<'createAccountKey'> = {
  async plan({ organizationId, accountId, name, description, expiresInMinutes }, context) {
    const [organization, account, keys] = await Promise.all([
      findOrganization(context, organizationId),
      findAccount(context, organizationId, accountId),
      keysOf(context, organizationId, accountId),
    ]);
    if (!organization.ok) return organization;
    if (!account.ok) return account;
    // The path of the list is inferred: a control plane without it may make keys all the same.
    const isUnlisted = !keys.ok && keys.failure.kind === 'not-found';
    if (!keys.ok && !isUnlisted) return keys;
    const isTaken = keys.ok && keys.value.some((key) => key.name === name);
    return ok({
      thing: { type: 'api-key', id: null, name },
      holder: account.value,
      organization: organization.value,
      // In minutes from then on: the day is known when ZenML has made it.
      differences: creationOf({
        name,
        description,
        expiry: expiresInMinutes === null ? null : String(expiresInMinutes),
      }),
      guards: [
        ...(isTaken ? [guard('name-taken', 'stops', name)] : []),
        ...(isUnlisted ? [guard('not-known', 'warns', account.value.name)] : []),
      ],
      endpoint: 'createAccountKey',
      params: {
        organizationId,
        account: accountId,
        body: {
          name,
          ...given({ description }),
          ...(expiresInMinutes !== null && { expires_in_minutes: expiresInMinutes }),
        },
      },
      readBack: {
        endpoint: 'accountKeys',
        params: { organizationId, account: accountId },
        expect: { kind: 'row', match: { name, description: description || null } },
      },
      shows: 'api-key',
    });
  },
  undo: ({ organizationId, accountId }, _, keyId): Change | 'nothing-done' =>
    keyId === null
      ? 'nothing-done'
      : { kind: 'deleteAccountKey', input: { organizationId, accountId, keyId } },
};

export const deleteAccountKey: Planner<'deleteAccountKey'> = {
  async plan({ organizationId, accountId, keyId }, context) {
    const [organization, account, keys] = await Promise.all([
      findOrganization(context, organizationId),
      findAccount(context, organizationId, accountId),
      keysOf(context, organizationId, accountId),
    ]);
    if (!organization.ok) return organization;
    if (!account.ok) return account;
    if (!keys.ok) return keys;
    const key = keys.value.find(({ id }) => id === keyId);
    if (!key) return fail({ kind: 'not-found', reason: null });
    return ok({
      thing: { type: 'api-key', id: keyId, name: key.name },
      holder: account.value,
      organization: organization.value,
      differences: [{ field: 'exists', before: true, after: false }],
      guards: [guard('irreversible', 'warns', key.name)],
      endpoint: 'deleteAccountKey',
      params: { organizationId, account: accountId, keyId },
      readBack: {
        endpoint: 'accountKeys',
        params: { organizationId, account: accountId },
        expect: { kind: 'no-row', match: { id: keyId } },
      },
    });
  },
  undo: () => 'deleted',
};

/** ZenML answers 401 here to sessions of the command line, which are not over: it refuses. */
async function keysOf(
  { read }: PlanContext,
  organizationId: string,
  account: string,
): Promise<Result<ApiKey[]>> {
  const keys = await read.all('accountKeys', { organizationId, account });
  if (keys.ok || keys.failure.kind !== 'signed-out') return keys;
  return fail({ kind: 'forbidden', reason: keys.failure.reason ?? null });
}
