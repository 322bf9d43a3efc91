import type { Change } from '#lib/changes.ts';
import { ok } from '#lib/model/result.ts';
import { creationOf, given } from '../creation.ts';
import { editOf, takeBack } from '../edit.ts';
import { findOrganization, findTeam } from '../find.ts';
import { guard } from '../guard.ts';
import type { Planner } from '../planner.ts';

/** Teams of an organization (api.md, 2.5). */
export const createTeam: Planner<'createTeam'> = {
  async plan({ organizationId, name, description }, context) {
    const [organization, teams] = await Promise.all([
      findOrganization(context, organizationId),
      context.read.all('teams', { organizationId }),
    ]);
    if (!organization.ok) return organization;
    if (!teams.ok) return teams;
    const isTaken = teams.value.some((team) => team.name === name);
    return ok({
      thing: { type: 'team', id: null, name },
      organization: organization.value,
      differences: creationOf({ name, description }),
      guards: isTaken ? [guard('name-taken', 'stops', name)] : [],
      endpoint: 'createTeam',
      params: {
        body: { name, organization_id: organizationId, ...given({ description }) },
      },
      readBack: {
        endpoint: 'teams',
        params: { organizationId },
        expect: { kind: 'row', match: { name, description: description || null } },
      },
    });
  },
  undo: ({ organizationId }, _, teamId): Change | 'nothing-done' =>
    teamId === null ? 'nothing-done' : { kind: 'deleteTeam', input: { organizationId, teamId } },
};

export const updateTeam: Planner<'updateTeam'> = {
  async plan({ organizationId, teamId, set, from }, context) {
    const [organization, team, teams] = await Promise.all([
      findOrganization(context, organizationId),
      findTeam(context, organizationId, teamId),
      context.read.all('teams', { organizationId }),
    ]);
    if (!organization.ok) return organization;
    if (!team.ok) return team;
    if (!teams.ok) return teams;
    const { name, description } = team.value;
    const fields = {
      name: { field: 'name', wire: 'name', parsed: 'name', now: name },
      description: { field: 'description', wire: 'description', parsed: 'description', now: description },
    } as const;
    const { differences, body, after, before, guards } = editOf(fields, set, from);
    const isTaken = teams.value.some((other) => other.id !== teamId && other.name === body.name);
    if (isTaken) guards.push(guard('name-taken', 'stops', set.name ?? null));
    return ok({
      thing: { type: 'team', id: teamId, name },
      organization: organization.value,
      differences,
      guards,
      endpoint: 'updateTeam',
      params: { teamId, body },
      readBack: { endpoint: 'team', params: { teamId }, expect: { kind: 'fields', after, before } },
    });
  },
  undo: ({ organizationId, teamId }, { differences }): Change => ({
    kind: 'updateTeam',
    input: { organizationId, teamId, ...takeBack(differences, { name: 'name', description: 'description' }) },
  }),
};

export const deleteTeam: Planner<'deleteTeam'> = {
  async plan({ organizationId, teamId }, context) {
    const [organization, team] = await Promise.all([
      findOrganization(context, organizationId),
      findTeam(context, organizationId, teamId),
    ]);
    if (!organization.ok) return organization;
    if (!team.ok) return team;
    return ok({
      thing: { type: 'team', id: teamId, name: team.value.name },
      organization: organization.value,
      differences: [{ field: 'exists', before: true, after: false }],
      guards: [guard('irreversible', 'warns', team.value.name)],
      endpoint: 'deleteTeam',
      params: { teamId },
      readBack: {
        endpoint: 'teams',
        params: { organizationId },
        expect: { kind: 'no-row', match: { id: teamId } },
      },
    });
  },
  undo: () => 'deleted',
};
