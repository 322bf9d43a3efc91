import type { Change } from '#lib/changes.ts';
import type { Role } from '#lib/model/resources/role.ts';
import { ok, type Result } from '#lib/model/result.ts';
import { creationOf, given } from '../creation.ts';
import { findAccount, findOrganization, findRole } from '../find.ts';
import { guard } from '../guard.ts';
import type { Planner } from '../planner.ts';
import { roleGuards } from '../role-guards.ts';

/** Service accounts of an organization (api.md, 2.3 and 10). Their descriptions are in no answer. */
export const createServiceAccount: Planner<'createServiceAccount'> = {
  async plan({ organizationId, username, description, roleId }, context) {
    const [organization, accounts, role] = await Promise.all([
      findOrganization(context, organizationId),
      context.read.all('serviceAccounts', { organizationId }),
      roleId === null
        ? Promise.resolve<Result<Role | null>>(ok(null))
        : findRole(context, organizationId, roleId),
    ]);
    if (!organization.ok) return organization;
    if (!accounts.ok) return accounts;
    if (!role.ok) return role;
    const isTaken = accounts.value.some((one) => one.username?.toLowerCase() === username.toLowerCase());
    return ok({
      thing: { type: 'service-account', id: null, name: username },
      role: role.value && { id: role.value.id, name: role.value.name },
      organization: organization.value,
      differences: creationOf({ username, description, role: role.value?.name ?? null }),
      guards: [
        ...(isTaken ? [guard('name-taken', 'stops', username)] : []),
        ...(role.value ? roleGuards(role.value, 'organization') : []),
      ],
      endpoint: 'createServiceAccount',
      params: { organizationId, body: { username, ...given({ description, role_id: roleId }) } },
      readBack: {
        endpoint: 'serviceAccounts',
        params: { organizationId },
        expect: { kind: 'row', match: { username } },
      },
    });
  },
  undo: ({ organizationId }, _, accountId): Change | 'nothing-done' =>
    accountId === null
      ? 'nothing-done'
      : { kind: 'deleteServiceAccount', input: { organizationId, accountId } },
};

export const deleteServiceAccount: Planner<'deleteServiceAccount'> = {
  async plan({ organizationId, accountId }, context) {
    const [organization, account] = await Promise.all([
      findOrganization(context, organizationId),
      findAccount(context, organizationId, accountId),
    ]);
    if (!organization.ok) return organization;
    if (!account.ok) return account;
    const { name } = account.value;
    return ok({
      thing: { type: 'service-account', id: accountId, name },
      organization: organization.value,
      differences: [{ field: 'exists', before: true, after: false }],
      guards: [guard('takes-everything', 'warns', name), guard('irreversible', 'warns', name)],
      endpoint: 'deleteServiceAccount',
      params: { organizationId, account: accountId },
      readBack: {
        endpoint: 'serviceAccounts',
        params: { organizationId },
        expect: { kind: 'no-row', match: { id: accountId } },
      },
    });
  },
  undo: () => 'deleted',
};
