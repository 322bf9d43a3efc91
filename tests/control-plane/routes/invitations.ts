import type { Context, Routes } from '../context.ts';
import { entityExists, illegalOperation, keyError } from '../http/api-error.ts';
import { flag, object, text, uuid } from '../http/schema.ts';
import { isMember } from '../rbac/visibility.ts';
import { DAY } from '../seeds/day.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { acceptInvitation } from '../state/accept-invitation.ts';
import { newAssignment } from '../state/new-assignment.ts';
import type { InvitationRecord, UserRecord } from '../state/records.ts';
import { invitationView } from '../views/invitation-view.ts';
import { findOrganization, requireInOrganization } from './lookup.ts';

function addressedTo(context: Context, user: UserRecord, id: string): InvitationRecord {
  const invitation = context.state.invitations.get(id);
  // Addresses are compared without case: mixed case used to block people.
  if (invitation === undefined || invitation.email.toLowerCase() !== user.email?.toLowerCase()) {
    throw keyError(`Invitation with ID ${id} not found.`);
  }
  return invitation;
}

/** Inviting people, and answering an invitation. */
export const invitationRoutes: Routes = (api, context) => {
  const { state } = context;
  const params = object({ organization_id: text });

  // [I] Those addressed to me.
  api.get('/invitations', async (request) => {
    const { email } = callerOf(context, request);
    return state.invitations
      .by('email', email?.toLowerCase() ?? '')
      .filter((invitation) => invitation.status === 'pending')
      .map((invitation) => invitationView(context, invitation));
  });

  // [I]
  api.get<{ Params: { invitation_id: string } }>(
    '/invitations/:invitation_id',
    { schema: { params: object({ invitation_id: uuid }) } },
    async (request) =>
      invitationView(context, addressedTo(context, callerOf(context, request), request.params.invitation_id)),
  );

  // [I] Accepts; the answer is unknown.
  api.post<{ Params: { invitation_id: string } }>(
    '/invitations/:invitation_id',
    { schema: { params: object({ invitation_id: uuid }) } },
    async (request) => {
      const user = callerOf(context, request);
      const invitation = addressedTo(context, user, request.params.invitation_id);
      if (invitation.status !== 'pending') throw entityExists('The invitation was answered already.');
      if (invitation.expires <= context.now()) throw illegalOperation('The invitation has expired.');
      return invitationView(context, acceptInvitation(context, invitation, user));
    },
  );

  // [C sync]
  api.get<{ Params: { organization_id: string }; Querystring: { only_pending?: boolean; email?: string } }>(
    '/organizations/:organization_id/invitations',
    { schema: { params, querystring: object({ only_pending: flag, email: text }) } },
    async (request) => {
      const user = callerOf(context, request);
      const organization = findOrganization(context, user, request.params.organization_id);
      requireInOrganization(context, user, 'invitation:read', organization);
      const { only_pending = false, email } = request.query;
      return state.invitations
        .by('organization', organization.id)
        .filter((invitation) => !only_pending || invitation.status === 'pending')
        .filter((invitation) => email === undefined || invitation.email.toLowerCase() === email.toLowerCase())
        .map((invitation) => invitationView(context, invitation));
    },
  );

  // [C sync] Somebody who has an account may be added at once, without an invitation.
  api.post<{ Params: { organization_id: string }; Body: { email: string; role_id: string } }>(
    '/organizations/:organization_id/invitations',
    {
      schema: {
        params,
        body: object({ email: { type: 'string', format: 'email' }, role_id: uuid }, ['email', 'role_id']),
      },
    },
    async (request) => {
      const user = callerOf(context, request);
      const organization = findOrganization(context, user, request.params.organization_id);
      requireInOrganization(context, user, 'invitation:create', organization);
      const { email, role_id } = request.body;
      const role = state.roles.get(role_id);
      if (role === undefined) throw keyError(`Role with ID ${role_id} not found.`);
      if (
        role.organization_id !== organization.id ||
        role.level !== 'organization' ||
        role.type === 'share'
      ) {
        throw illegalOperation('An invitation needs an organization-level role of the same organization.');
      }
      const existing = state.users.first('email', email.toLowerCase());
      if (existing !== undefined && isMember(state, existing.id, organization.id)) {
        throw entityExists(`${email} is already a member of the organization.`);
      }
      const open = state.invitations
        .by('email', email.toLowerCase())
        .some((other) => other.organization_id === organization.id && other.status === 'pending');
      if (open) throw entityExists(`${email} was invited already.`);
      const invitation = state.invitations.add({
        id: context.random.uuid(),
        organization_id: organization.id,
        email,
        inviter_id: user.id,
        status: 'pending',
        created: context.now(),
        expires: context.now() + 30 * DAY,
      });
      state.assignments.add(
        newAssignment(context.random.uuid(), {
          organization_id: organization.id,
          role_id,
          invitation_id: invitation.id,
        }),
      );
      if (existing === undefined || !context.settings.directInvitations)
        return invitationView(context, invitation);
      return invitationView(context, acceptInvitation(context, invitation, existing));
    },
  );

  // [C sync]
  api.delete<{ Params: { organization_id: string; invitation_id: string } }>(
    '/organizations/:organization_id/invitations/:invitation_id',
    { schema: { params: object({ organization_id: text, invitation_id: uuid }) } },
    async (request, reply) => {
      const user = callerOf(context, request);
      const organization = findOrganization(context, user, request.params.organization_id);
      requireInOrganization(context, user, 'invitation:delete', organization);
      const invitation = state.invitations.get(request.params.invitation_id);
      if (invitation?.organization_id !== organization.id) throw keyError('Invitation not found.');
      for (const assignment of state.assignments.by('invitation', invitation.id))
        state.assignments.remove(assignment.id);
      for (const member of state.teamMembers.by('invitation', invitation.id))
        state.teamMembers.remove(member.id);
      state.invitations.remove(invitation.id);
      return reply.type('application/json').send('null');
    },
  );
};
