import type { Context } from '../context.ts';
import { findAssignment } from './find-assignment.ts';
import type { InvitationRecord, UserRecord } from './records.ts';

/** Whatever the invitation held, its roles and its teams, now belongs to the person. */
export function acceptInvitation(
  context: Context,
  invitation: InvitationRecord,
  user: UserRecord,
): InvitationRecord {
  const { state } = context;
  for (const assignment of state.assignments.by('invitation', invitation.id)) {
    const grant = { ...assignment, user_id: user.id, invitation_id: null };
    if (findAssignment(state, grant) === undefined)
      state.assignments.add({ ...grant, id: context.random.uuid() });
  }
  for (const member of state.teamMembers.by('invitation', invitation.id)) {
    state.teamMembers.update(member.id, { user_id: user.id, invitation_id: null });
  }
  return state.invitations.update(invitation.id, { status: 'accepted' });
}
