import type { Change } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import type { Invitation } from '#lib/model/resources/invitation.ts';
import type { Member } from '#lib/model/resources/member.ts';
import { fail, ok } from '#lib/model/result.ts';
import { creationOf } from '../creation.ts';
import { findOrganization, findRole } from '../find.ts';
import { guard } from '../guard.ts';
import type { Planner } from '../planner.ts';
import { roleGuards } from '../role-guards.ts';

/** Capitals make no difference in an address: mixed case used to keep people out (api.md, 11). */
const isSameAddress = (a: string | null, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

const isPending = ({ status }: Invitation): boolean => (status ?? 'pending').toLowerCase() === 'pending';

/** Invitations to an organization (api.md, 2.3). Whoever has an account may become a member at once (api.md, 7). */
export const invite: Planner<'invite'> = {
  async plan({ organizationId, email, roleId }, context) {
    const [organization, role, members, invitations] = await Promise.all([
      findOrganization(context, organizationId),
      findRole(context, organizationId, roleId),
      context.read.all('members', { organizationId }),
      context.read.all('invitations', { organizationId, query: { only_pending: true } }),
    ]);
    if (!organization.ok) return organization;
    if (!role.ok) return role;
    if (!members.ok) return members;
    if (!invitations.ok) return invitations;
    const member = members.value.find((one) => isOfAddress(one, email));
    const invitation = invitations.value.find((one) => isPending(one) && isSameAddress(one.email, email));
    const isSo =
      member?.roles.some((held) => held.roleId === roleId) ??
      invitation?.roles.some(({ id }) => id === roleId) ??
      false;
    const guards: Omit<Guard, 'steps'>[] = roleGuards(role.value, 'organization');
    if (!isSo && member) guards.push(guard('already-member', 'stops', email));
    else if (!isSo && invitation) guards.push(guard('already-invited', 'stops', email));
    return ok({
      thing: { type: 'invitation', id: null, name: email },
      role: { id: roleId, name: role.value.name },
      organization: organization.value,
      differences: isSo ? [] : creationOf({ email, role: role.value.name }),
      guards,
      endpoint: 'invite',
      params: { organizationId, body: { email, role_id: roleId } },
      readBack: {
        anyOf: [
          // Not every control plane says what an invitation holds.
          ...[[{ id: roleId, name: role.value.name }], []].map((roles) => ({
            endpoint: 'invitations',
            params: { organizationId, query: { only_pending: true } },
            expect: { kind: 'row' as const, match: { email, roles }, anyCase: ['email'] },
          })),
          ...(['user.email', 'user.username'] as const).map((field) => ({
            endpoint: 'members',
            params: { organizationId },
            expect: { kind: 'row' as const, match: { kind: 'user', [field]: email }, anyCase: [field] },
          })),
        ],
      },
    });
  },
  // Without an id nobody knows what was made: an invitation, or a member.
  undo: ({ organizationId }, _, invitationId): Change | NoUndo =>
    invitationId === null
      ? 'no-request'
      : { kind: 'revokeInvitation', input: { organizationId, invitationId } },
};

export const revokeInvitation: Planner<'revokeInvitation'> = {
  async plan({ organizationId, invitationId }, context) {
    const [organization, roles, invitations] = await Promise.all([
      findOrganization(context, organizationId),
      context.read.all('roles', { organizationId }),
      context.read.all('invitations', { organizationId }),
    ]);
    if (!organization.ok) return organization;
    if (!roles.ok) return roles;
    if (!invitations.ok) return invitations;
    const invitation = invitations.value.find(({ id }) => id === invitationId);
    if (!invitation) return fail({ kind: 'not-found', reason: null });
    const name = invitation.email ?? invitationId;
    // A new invitation takes one role, and one for the organization only.
    const ofOrganization = new Set(
      roles.value.filter(({ level }) => level === 'organization').map(({ id }) => id),
    );
    const role = invitation.roles.find(({ id }) => ofOrganization.has(id)) ?? null;
    const isMore = invitation.roles.length > 1 || invitation.teams.length > 0;
    return ok({
      thing: { type: 'invitation', id: invitationId, name },
      role,
      organization: organization.value,
      differences: [{ field: 'exists', before: true, after: false }],
      guards: [
        // There is nothing to revoke: whoever has accepted it is a member, and stays one.
        ...(invitation.status?.toLowerCase() === 'accepted' ? [guard('already-member', 'stops', name)] : []),
        ...(isMore ? [guard('takes-everything', 'warns', name)] : []),
      ],
      endpoint: 'revokeInvitation',
      params: { organizationId, invitationId },
      readBack: {
        endpoint: 'invitations',
        params: { organizationId },
        expect: { kind: 'no-row', match: { id: invitationId } },
      },
    });
  },
  /** A new invitation, with the first of the roles that the old one held. */
  undo: ({ organizationId }, { thing, role }: Step): Change | NoUndo =>
    role?.id && thing.name.includes('@')
      ? { kind: 'invite', input: { organizationId, email: thing.name, roleId: role.id } }
      : 'no-request',
};

/** OAuth users are named by their address. */
const isOfAddress = (member: Member, email: string): member is Extract<Member, { kind: 'user' }> =>
  member.kind === 'user' &&
  (isSameAddress(member.user.email, email) || isSameAddress(member.user.username, email));
