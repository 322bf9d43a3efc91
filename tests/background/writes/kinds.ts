import { randomUUID } from 'node:crypto';
import type { WriteIntent } from '#lib/background/writes/perform.ts';
import { addTeamMember } from './add-team-member.ts';
import type { World } from './world.ts';

/** A write, and whether the server shows it. */
export interface Sample {
  intent: WriteIntent;
  isDone(): boolean;
}

const member = (world: World): Sample => {
  const [teamId, userId] = [world.newTeam(), world.userId];
  return {
    intent: addTeamMember(teamId, userId),
    isDone: () => world.controlPlane.state.teamMembers.by('team', teamId).length === 1,
  };
};

const creation = (world: World): Sample => {
  const name = randomUUID();
  return {
    intent: {
      id: randomUUID(),
      userId: world.userId,
      endpoint: 'createTeam',
      params: { body: { name, organization_id: world.organizationId } },
      readBack: {
        endpoint: 'teams',
        params: { organizationId: world.organizationId },
        expect: { kind: 'row', match: { name } },
      },
    },
    isDone: () => world.controlPlane.state.teams.all().filter((team) => team.name === name).length === 1,
  };
};

const change = (world: World): Sample => {
  const teamId = world.newTeam();
  return {
    intent: {
      id: randomUUID(),
      userId: world.userId,
      endpoint: 'updateTeam',
      params: { teamId, body: { description: 'after' } },
      readBack: {
        endpoint: 'team',
        params: { teamId },
        expect: { kind: 'fields', after: { description: 'after' }, before: { description: 'before' } },
      },
    },
    isDone: () => world.controlPlane.state.teams.require(teamId).description === 'after',
  };
};

const deletion = (world: World): Sample => {
  const teamId = world.newTeam();
  return {
    intent: {
      id: randomUUID(),
      userId: world.userId,
      endpoint: 'deleteTeam',
      params: { teamId },
      readBack: { endpoint: 'team', params: { teamId }, expect: { kind: 'missing' } },
    },
    isDone: () => world.controlPlane.state.teams.get(teamId) === undefined,
  };
};

const removal = (world: World): Sample => {
  const { intent, isDone } = member(world);
  const { teamId } = intent.params;
  world.controlPlane.state.teamMembers.add({
    id: randomUUID(),
    team_id: String(teamId),
    user_id: world.userId,
    invitation_id: null,
  });
  return {
    intent: {
      ...intent,
      endpoint: 'removeTeamMember',
      readBack: { ...intent.readBack, expect: { kind: 'no-row', match: { 'user.id': world.userId } } },
    },
    isDone: () => !isDone(),
  };
};

export const KINDS = { member, creation, change, deletion, removal };
