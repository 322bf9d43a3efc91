import { PROJECT_TYPES, permissionsFor, WORKSPACE_TYPES } from '../rbac/permission-catalogue.ts';
import { SYSTEM_ROLES } from '../rbac/system-roles.ts';
import { newAssignment } from '../state/new-assignment.ts';
import type { State } from '../state/state.ts';
import { ADMIN_EMAIL, SUPER_USER_EMAIL } from './demo-people.ts';
import { FIRST_NAMES, LAST_NAMES } from './names.ts';
import { createSeedBuilder } from './seed-builder.ts';

export const LARGE_MEMBERS = 10_000;
export const LARGE_WORKSPACES = 500;
export const LARGE_ROLES = 200;
const TEAMS = 120;

/** One organization as big as they come: for what must stay fast. */
export function addLargeSeed(state: State, now: number): void {
  const builder = createSeedBuilder(state, 7, now);
  const { random } = builder;
  const ada = builder.person('Ada Okafor', ADMIN_EMAIL);
  const meridian = builder.organization('Meridian Group', ada, {
    description: 'Insurance, twelve countries',
  });
  const people = [ada];
  const wanda = builder.person('Wanda Kowalska', SUPER_USER_EMAIL, { is_superuser: true });
  builder.assign(meridian, 'Organization Member', { user: wanda });
  people.push(wanda);
  while (people.length < LARGE_MEMBERS) {
    const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    const email = `${name.toLowerCase().replace(' ', '.')}.${people.length}@meridian.example`;
    const user = builder.person(name, email, { is_active: !random.chance(0.03) });
    builder.assign(meridian, random.chance(0.02) ? 'Organization Viewer' : 'Organization Member', { user });
    people.push(user);
  }
  const workspaceTypes = [...WORKSPACE_TYPES, ...PROJECT_TYPES];
  const custom: string[] = [];
  for (let index = SYSTEM_ROLES.length; index < LARGE_ROLES; index += 1) {
    const name = `Custom role ${String(index).padStart(3, '0')}`;
    const types = workspaceTypes.filter(() => random.chance(0.2));
    builder.customRole(meridian, {
      name,
      level: 'workspace',
      permissions: permissionsFor(types, ['read', 'update']),
    });
    custom.push(name);
  }
  const roleOf = new Map(
    [...custom, 'Workspace Developer', 'Workspace Viewer'].map((name) => [
      name,
      builder.role(meridian, name),
    ]),
  );
  const teams = Array.from({ length: TEAMS }, (_, index) =>
    builder.team(meridian, `team-${String(index + 1).padStart(3, '0')}`, `Team ${index + 1}`, [
      ...new Set(Array.from({ length: 40 }, () => random.pick(people))),
    ]),
  );
  const roles = [...roleOf.values()];
  for (let index = 0; index < LARGE_WORKSPACES; index += 1) {
    const number = String(index + 1).padStart(3, '0');
    const workspace = builder.workspace(meridian, random.pick(people), {
      name: `unit-${number}`,
      display_name: `Unit ${number}`,
      version: random.pick(['0.94.2', '0.94.1', '0.93.0', '0.85.0']),
      status: random.pick([
        'available',
        'available',
        'available',
        'available',
        'deactivated',
        'failed',
      ] as const),
    });
    const project = builder.project(workspace, 'default', 'Default', random.pick(people));
    const holders = new Set(Array.from({ length: 30 }, () => random.pick(people)));
    for (const user of holders) grant(workspace.id, random.pick(roles).id, user.id, null);
    grant(workspace.id, random.pick(roles).id, null, random.pick(teams).id);
    for (let run = 1; run <= 5; run += 1) {
      builder.resource('pipeline_run', `nightly-${run}`, { workspace, project }, random.pick(people), {
        status: 'completed',
      });
    }
    builder.resource('stack', 'default', { workspace }, null);
  }

  function grant(workspaceId: string, roleId: string, userId: string | null, teamId: string | null): void {
    state.assignments.add(
      newAssignment(random.uuid(), {
        organization_id: meridian.id,
        role_id: roleId,
        user_id: userId,
        team_id: teamId,
        workspace_id: workspaceId,
      }),
    );
  }
}
