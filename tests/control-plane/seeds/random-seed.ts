import { ALL_PERMISSIONS, isProjectScoped } from '../rbac/permission-catalogue.ts';
import { SYSTEM_ROLES } from '../rbac/system-roles.ts';
import type { Level, UserRecord } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { ADMIN_EMAIL } from './demo-people.ts';
import { fillProject, fillStacks } from './fill-project.ts';
import { FIRST_NAMES, LAST_NAMES } from './names.ts';
import { createSeedBuilder } from './seed-builder.ts';
import { shareResource } from './share-resource.ts';

const STATUSES = [
  'available',
  'available',
  'available',
  'deactivated',
  'failed',
  'pending',
  'not_initialized',
] as const;

function namesAt(level: Level): string[] {
  return SYSTEM_ROLES.filter((role) => role.level === level).map((role) => role.name);
}

/** Small worlds from a number, with all kinds of grants, for properties that must hold in every one of them. */
export function addRandomSeed(state: State, seed: number, now: number): void {
  const builder = createSeedBuilder(state, seed, now);
  const { random } = builder;
  const ada = builder.person('Ada Okafor', ADMIN_EMAIL);
  const people: UserRecord[] = [ada];
  const count = random.integer(4, 16);
  for (let index = 1; index < count; index += 1) {
    const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    const email = `${name.toLowerCase().replace(' ', '.')}.${index}@random.example`;
    people.push(
      builder.person(name, email, { is_active: !random.chance(0.15), is_superuser: random.chance(0.08) }),
    );
  }
  const organizations = random.integer(1, 3);
  for (let index = 0; index < organizations; index += 1) {
    const owner = index === 0 ? ada : random.pick(people);
    const organization = builder.organization(`Organization ${index + 1}`, owner, {
      has_active_subscription: random.pick([true, false, null]),
      trial_ends_at: random.chance(0.3) ? now + random.integer(-5, 14) * 86_400_000 : null,
    });
    const members = people.filter((user) => user === owner || random.chance(0.7));
    for (const user of members) {
      if (user !== owner) builder.assign(organization, random.pick(namesAt('organization')), { user });
    }
    const level = random.pick(['workspace', 'project'] as const);
    builder.customRole(organization, {
      name: 'Custom',
      level,
      permissions: ALL_PERMISSIONS.filter((permission) => {
        const fits = level === 'workspace' || isProjectScoped(permission.split(':')[0] ?? '');
        return fits && random.chance(0.2);
      }),
    });
    const teams = Array.from({ length: random.integer(0, 3) }, (_, team) =>
      builder.team(
        organization,
        `team-${team + 1}`,
        '',
        members.filter(() => random.chance(0.4)),
      ),
    );
    for (let number = random.integer(1, 5); number > 0; number -= 1) {
      const workspace = builder.workspace(organization, random.pick(members), {
        // Names of digits only are real (recorded): they must never be taken for numbers.
        name: random.chance(0.2) ? String(1000 * (index + 1) + number) : `space-${index + 1}-${number}`,
        display_name: `Space ${number}`,
        status: random.pick(STATUSES),
        is_managed: !random.chance(0.2),
      });
      const project = builder.project(workspace, 'default', 'Default', random.pick(members));
      fillProject(builder, workspace, project, { pipelines: ['train'], models: ['model'] }, members, 2);
      fillStacks(builder, workspace, ['stack'], members);
      for (const user of members) {
        if (random.chance(0.4))
          builder.assign(organization, random.pick(namesAt('workspace')), { user }, { workspace });
        if (random.chance(0.2))
          builder.assign(organization, random.pick(namesAt('project')), { user }, { workspace, project });
      }
      for (const team of teams) {
        builder.assign(organization, random.pick(namesAt('workspace')), { team }, { workspace });
      }
      const shared = random.pick(state.resources.by('workspace', workspace.id));
      const holder = { user_id: random.pick(members).id, team_id: null };
      shareResource(state, random, shared, holder, ['read'], now);
    }
  }
}
