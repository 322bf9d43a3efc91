import type { Context } from '../context.ts';
import { isLegacy } from '../settings.ts';
import type { AssignmentRecord } from '../state/records.ts';
import { invitationView } from './invitation-view.ts';
import { roleView } from './role-view.ts';
import { teamView } from './team-view.ts';
import { userView } from './user-view.ts';

/** Who holds which role where, with the principal and the role in full. */
export function assignmentView(context: Context, assignment: AssignmentRecord) {
  const { state, settings } = context;
  const user = state.users.get(assignment.user_id);
  const team = state.teams.get(assignment.team_id);
  const invitation = state.invitations.get(assignment.invitation_id);
  return {
    id: assignment.id,
    user: user === undefined ? null : userView(user),
    team: team === undefined ? null : teamView(context, team),
    ...(invitation === undefined ? {} : { invitation: invitationView(context, invitation) }),
    role: roleView(context, state.roles.require(assignment.role_id)),
    organization_id: assignment.organization_id,
    [isLegacy(settings.mode) ? 'tenant_id' : 'workspace_id']: assignment.workspace_id,
    project_id: assignment.project_id,
  };
}
