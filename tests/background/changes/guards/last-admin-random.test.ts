// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findLastAdmin } from '#lib/background/changes/guards/last-admin.ts';
import type { Change } from '#lib/changes.ts';
import { addRandomOrganization } from '../../../control-plane/seeds/random-organization.ts';
import { createSeedBuilder } from '../../../control-plane/seeds/seed-builder.ts';
import { createRandom, type Random } from '../../../control-plane/state/random.ts';
import type { OrganizationRecord } from '../../../control-plane/state/records.ts';
import type { State } from '../../../control-plane/state/state.ts';
import { useWorld } from '../../writes/world.ts';
import { foundIn, stepOf } from './guards-in.ts';

const world = useWorld();

const ORGANIZATIONS = 5;
const PLANS = 20;

/** What a plan is made of: who may be administrators here, themselves and through teams. */
interface Here {
  organization: OrganizationRecord;
  roleId: string;
  direct: Set<string>;
  holding: Set<string>;
  members: Map<string, Set<string>>;
  active: Set<string>;
  people: string[];
}

function look(state: State, organization: OrganizationRecord): Here {
  const roles = state.roles.by('organization', organization.id);
  const roleId = roles.find(({ name }) => name === 'Organization Admin')?.id ?? '';
  const held = state.assignments.by('role', roleId);
  const teams = state.teams.by('organization', organization.id).map(({ id }) => id);
  // Of members it is known whether they are active; of people who only hold a share it is not.
  const all = state.assignments
    .by('organization', organization.id)
    .filter((row) => state.roles.require(row.role_id).level === 'organization')
    .flatMap((row) => row.user_id ?? []);
  return {
    organization,
    roleId,
    direct: new Set(held.flatMap((row) => row.user_id ?? [])),
    holding: new Set(held.flatMap((row) => row.team_id ?? [])),
    members: new Map(
      teams.map((id) => [id, new Set(state.teamMembers.by('team', id).flatMap((row) => row.user_id ?? []))]),
    ),
    active: new Set(state.users.all().flatMap((user) => (user.is_active ? [user.id] : []))),
    people: [...new Set(all)],
  };
}

const administrators = ({ direct, holding, members, active }: Here): string[] =>
  [...new Set([...direct, ...[...holding].flatMap((id) => [...(members.get(id) ?? [])])])].filter((id) =>
    active.has(id),
  );

/** A change at random, mostly one that takes something; what it does is done to `here`. */
function change(here: Here, random: Random): Change {
  const organizationId = here.organization.id;
  const userId = random.pick(here.direct.size > 0 && random.chance(0.7) ? [...here.direct] : here.people);
  const teamId = here.members.size > 0 ? random.pick([...here.members.keys()]) : null;
  const isGiven = random.chance(0.2);
  const scope = { organizationId, roleId: here.roleId, workspaceId: null, projectId: null };
  const kind = random.integer(0, 7);
  if (kind === 1 && teamId) {
    here.holding[isGiven ? 'add' : 'delete'](teamId);
    const holder = { kind: 'team' as const, id: teamId };
    return { kind: isGiven ? 'assignRole' : 'revokeRole', input: { ...scope, holder } };
  }
  if (kind === 2 && teamId) {
    here.members.get(teamId)?.[isGiven ? 'add' : 'delete'](userId);
    const input = { organizationId, teamId, member: { kind: 'user' as const, id: userId } };
    return { kind: isGiven ? 'addTeamMember' : 'removeTeamMember', input };
  }
  if (kind === 3 && teamId) {
    here.members.delete(teamId);
    here.holding.delete(teamId);
    return { kind: 'deleteTeam', input: { organizationId, teamId } };
  }
  if (kind === 4) {
    here.active[isGiven ? 'add' : 'delete'](userId);
    return { kind: 'updateUser', input: { userId, set: { isActive: isGiven } } };
  }
  if (kind === 5 || kind === 6) {
    here.direct.delete(userId);
    for (const members of here.members.values()) members.delete(userId);
    return kind === 5
      ? { kind: 'removeMember', input: { organizationId, userId } }
      : { kind: 'deleteUser', input: { userId } };
  }
  here.direct[isGiven ? 'add' : 'delete'](userId);
  const holder = { kind: 'user' as const, id: userId };
  return { kind: isGiven ? 'assignRole' : 'revokeRole', input: { ...scope, holder } };
}

describe('the last administrator of organizations at random', () => {
  it('stops a plan exactly when nobody active is left', { timeout: 120_000 }, async () => {
    const { state } = world.controlPlane;
    const random = createRandom(91);
    const builder = createSeedBuilder(state, 92, Date.now());
    const ada = state.users.require(world.userId);
    const seen = { stopped: 0, passed: 0 };
    for (let number = 1; number <= ORGANIZATIONS; number += 1) {
      const organization = addRandomOrganization(builder, number, ada, []);
      for (let plan = 0; plan < PLANS; plan += 1) {
        const here = look(state, organization);
        expect(administrators(here).length).toBeGreaterThan(0);
        const changes = Array.from({ length: random.integer(1, 8) }, () => change(here, random));
        const steps = changes.map((one) =>
          stepOf(one, {
            ...('organizationId' in one.input && {
              organization: { id: organization.id, name: organization.name },
            }),
            ...(one.kind === 'updateUser' && {
              differences: [{ field: 'active', before: null, after: null }],
            }),
          }),
        );
        const found = await foundIn(world, findLastAdmin, steps);
        const guards = found.filter(({ about }) => about === organization.name).map(({ kind }) => kind);
        const isLeft = administrators(here).length > 0;
        expect(guards, JSON.stringify(changes)).toEqual(isLeft ? [] : ['last-admin']);
        seen[isLeft ? 'passed' : 'stopped'] += 1;
      }
    }
    expect(seen.stopped).toBeGreaterThan(10);
    expect(seen.passed).toBeGreaterThan(10);
  });
});
