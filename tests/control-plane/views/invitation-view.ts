import type { Context } from '../context.ts';
import type { InvitationRecord } from '../state/records.ts';
import { naiveTimestamp } from '../state/timestamp.ts';
import { organizationView } from './organization-view.ts';
import { roleView } from './role-view.ts';
import { teamView } from './team-view.ts';
import { userView } from './user-view.ts';

/** Only id and email are certain; roles and teams travel along since 0.13.0. */
export function invitationView(context: Context, invitation: InvitationRecord) {
  const { state } = context;
  const roles = state.assignments
    .by('invitation', invitation.id)
    .map((assignment) => roleView(context, state.roles.require(assignment.role_id)));
  return {
    id: invitation.id,
    email: invitation.email,
    status: invitation.status,
    organization_id: invitation.organization_id,
    organization: organizationView(context, state.organizations.require(invitation.organization_id)),
    invited_by: userView(state.users.require(invitation.inviter_id)),
    role: roles[0] ?? null,
    roles,
    teams: state.teamMembers
      .by('invitation', invitation.id)
      .map((member) => teamView(context, state.teams.require(member.team_id))),
    created: naiveTimestamp(invitation.created),
    updated: naiveTimestamp(invitation.created),
    expires: naiveTimestamp(invitation.expires),
  };
}
