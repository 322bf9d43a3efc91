import type { Context } from '../context.ts';
import type { TeamRecord } from '../state/records.ts';
import { naiveTimestamp } from '../state/timestamp.ts';

/** A team with the number of its members. */
export function teamView(context: Context, team: TeamRecord) {
  return {
    ...team,
    created: naiveTimestamp(team.created),
    updated: naiveTimestamp(team.updated),
    member_count: context.state.teamMembers.by('team', team.id).length,
  };
}
