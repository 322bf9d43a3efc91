import type { Api } from '#lib/api/api.ts';
import type { Missing } from '#lib/model/access.ts';
import type { Team } from '#lib/model/resources/team.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { OperationContext } from '../operation.ts';
import { list } from './list.ts';
import type { Membership } from './people.ts';

/**
 * The teams of an organization and who is in them. Never `interactive`: that is for the few requests that a person waits
 * for, and each team takes one.
 */
export async function teamsWithMembers(
  api: Api,
  organizationId: string,
  context: OperationContext,
): Promise<{ rows: Rows<Team>; memberships: Membership[]; missing: Missing[] }> {
  const rows = await list(api, 'teams', { organizationId }, context, { priority: 'visible' });
  const read = await Promise.all(
    rows.items.map(async ({ id, name }) => {
      const members = await list(api, 'teamMembers', { teamId: id }, context, { priority: 'visible' });
      context.noteDrift(members);
      const userIds = members.items.flatMap((member) => (member.kind === 'user' ? [member.user.id] : []));
      return { membership: { team: { id, name }, userIds: new Set(userIds) }, members };
    }),
  );
  const failed = read.find(({ members }) => members.failure)?.members;
  return {
    rows,
    memberships: read.map(({ membership }) => membership),
    missing: [...missingOf('teams', rows), ...(failed ? missingOf('team-members', failed) : [])],
  };
}

/** Names a list that could not be read in full. */
export const missingOf = (what: Missing['what'], { failure }: Rows<unknown>): Missing[] =>
  failure ? [{ what, failure }] : [];
