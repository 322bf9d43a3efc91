import type { Change, ChangeInput } from '#lib/changes.ts';
import { ok, type Result } from '#lib/model/result.ts';
import { findHolder, findOrganization, findTeam } from '../find.ts';
import type { PlanContext, PlannedStep, Planner } from '../planner.ts';

type Membership = ChangeInput<'addTeamMember'>;

/** Putting somebody into a team and out of it: query parameters and no body (api.md, 2.5). */
export const addTeamMember: Planner<'addTeamMember'> = {
  plan: (input, context) => planMembership(input, context, true),
  undo: (input): Change => ({ kind: 'removeTeamMember', input }),
};

export const removeTeamMember: Planner<'removeTeamMember'> = {
  plan: (input, context) => planMembership(input, context, false),
  undo: (input): Change => ({ kind: 'addTeamMember', input }),
};

async function planMembership(
  { organizationId, teamId, member }: Membership,
  context: PlanContext,
  isAdded: boolean,
): Promise<Result<PlannedStep>> {
  const [team, person, organization, members] = await Promise.all([
    findTeam(context, organizationId, teamId),
    findHolder(context, organizationId, member),
    findOrganization(context, organizationId),
    context.read.all('teamMembers', { teamId }),
  ]);
  if (!team.ok) return team;
  if (!organization.ok) return organization;
  if (!members.ok) return members;
  const isIn = members.value.some(({ kind, id }) => kind === member.kind && id === member.id);
  if (!person.ok && (isAdded || !isIn)) return person;
  return ok({
    thing: { type: 'team', id: teamId, name: team.value.name },
    holder: person.ok ? person.value : { id: member.id, name: member.id },
    organization: organization.value,
    differences: isIn === isAdded ? [] : [{ field: 'membership', before: isIn, after: isAdded }],
    endpoint: isAdded ? 'addTeamMember' : 'removeTeamMember',
    params: { teamId, query: { [`${member.kind}_id`]: member.id } },
    readBack: {
      endpoint: 'teamMembers',
      params: { teamId },
      expect: { kind: isAdded ? 'row' : 'no-row', match: { kind: member.kind, id: member.id } },
    },
  });
}
