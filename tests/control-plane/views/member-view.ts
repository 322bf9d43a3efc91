import type { Context } from '../context.ts';
import type { AssignmentRecord } from '../state/records.ts';
import { invitationView } from './invitation-view.ts';
import { roleView } from './role-view.ts';
import { teamView } from './team-view.ts';
import { userView } from './user-view.ts';

interface Held {
  role_id: string;
  level: string;
  via_team: unknown;
}

/** One entry per principal: users, teams and pending invitations mixed, each with its roles. */
export function memberViews(context: Context, assignments: readonly AssignmentRecord[]) {
  const { state } = context;
  const users = new Map<string, Held[]>();
  const teams = new Map<string, Held[]>();
  const invitations = new Map<string, Held[]>();
  const notViaTeam = context.settings.viaTeamForm === 'flag' ? false : null;
  const add = (map: Map<string, Held[]>, id: string, held: Held) => {
    const list = map.get(id);
    if (list === undefined) map.set(id, [held]);
    else if (!list.some((other) => other.role_id === held.role_id && other.via_team === held.via_team))
      list.push(held);
  };
  for (const assignment of assignments) {
    const role = state.roles.require(assignment.role_id);
    if (role.type === 'share') continue;
    const held = { role_id: role.id, level: roleView(context, role).level, via_team: notViaTeam };
    if (assignment.user_id !== null) add(users, assignment.user_id, held);
    if (assignment.invitation_id !== null && isPending(context, assignment.invitation_id)) {
      add(invitations, assignment.invitation_id, held);
    }
    if (assignment.team_id === null) continue;
    add(teams, assignment.team_id, held);
    for (const member of state.teamMembers.by('team', assignment.team_id)) {
      if (member.user_id !== null)
        add(users, member.user_id, { ...held, via_team: viaTeam(context, assignment.team_id) });
    }
  }
  return [
    ...[...users].map(([id, roles]) => ({ user: userView(state.users.require(id)), roles })),
    ...[...teams].map(([id, roles]) => ({ team: teamView(context, state.teams.require(id)), roles })),
    ...[...invitations].map(([id, roles]) => ({
      invitation: invitationView(context, state.invitations.require(id)),
      roles,
    })),
  ];
}

/** How a role that comes through a team says so; no source shows the field's type. */
function viaTeam(context: Context, teamId: string): unknown {
  const { viaTeamForm } = context.settings;
  if (viaTeamForm === 'flag') return true;
  return viaTeamForm === 'id' ? teamId : teamView(context, context.state.teams.require(teamId));
}

function isPending(context: Context, invitationId: string): boolean {
  return context.state.invitations.get(invitationId)?.status === 'pending';
}
