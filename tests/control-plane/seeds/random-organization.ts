import { ALL_PERMISSIONS, ORGANIZATION_TYPES } from '../rbac/permission-catalogue.ts';
import { SYSTEM_ROLES } from '../rbac/system-roles.ts';
import type { Level, OrganizationRecord, UserRecord, WorkspaceRecord } from '../state/records.ts';
import { fillProject, fillStacks } from './fill-project.ts';
import type { Scope, SeedBuilder } from './seed-builder.ts';
import { shareResource } from './share-resource.ts';

const LEVELS: readonly Level[] = ['organization', 'workspace', 'project'];
const rolesAt = (level: Level): string[] => [
  ...SYSTEM_ROLES.filter((role) => role.level === level).map((role) => role.name),
  `Custom ${level}`,
  `Custom ${level}`,
];

/** What a role of a level lists. The API would refuse stacks in a project's role; here they are, and give nothing. */
const fits = (level: Level, permission: string): boolean =>
  level === 'organization' ||
  !(ORGANIZATION_TYPES as readonly string[]).includes(permission.split(':')[0] ?? '');

/**
 * An organization with everything that can give or take access: all system roles and custom ones at each level, held by
 * people, service accounts, teams and invitations; shares, also with strangers; people who are inactive, super-users, or
 * were removed though they own something. `members` belong to it in any case.
 */
export function addRandomOrganization(
  builder: SeedBuilder,
  number: number,
  admin: UserRecord,
  members: readonly UserRecord[],
): OrganizationRecord {
  const { random, state } = builder;
  const people = Array.from({ length: random.integer(5, 9) }, (_, index) =>
    builder.person(`Person ${index}`, `person-${index}.${number}@random.example`, {
      is_active: !random.chance(0.12),
      is_superuser: random.chance(0.06),
    }),
  );
  const organization = builder.organization(`Random ${number}`, random.pick([admin, ...people]));
  const bot = builder.serviceAccount(organization, `bot-${number}`, '');
  const everybody = [...people, ...members, bot];
  builder.assign(organization, 'Organization Admin', { user: admin });
  for (const user of members) builder.assign(organization, 'Organization Member', { user });
  for (const level of LEVELS) {
    builder.customRole(organization, {
      name: `Custom ${level}`,
      level,
      permissions: ALL_PERMISSIONS.filter((one) => fits(level, one) && random.chance(0.12)),
    });
  }
  const invitation = builder.invitation(
    organization,
    `new.${number}@random.example`,
    admin,
    'Organization Member',
  );
  const teams = Array.from({ length: random.integer(0, 3) }, (_, index) =>
    builder.team(
      organization,
      `team-${index}`,
      '',
      everybody.filter(() => random.chance(0.35)),
    ),
  );
  for (const team of teams) {
    if (!random.chance(0.3)) continue;
    state.teamMembers.add({
      id: random.uuid(),
      team_id: team.id,
      user_id: null,
      invitation_id: invitation.id,
    });
  }
  const holders = [
    ...everybody.map((user) => ({ user })),
    ...teams.map((team) => ({ team })),
    { invitation },
  ];
  const grant = (level: Level, chance: number, scope: Scope = {}) => {
    for (const holder of holders) {
      if (random.chance(chance)) builder.assign(organization, random.pick(rolesAt(level)), holder, scope);
    }
  };
  grant('organization', 0.3);
  for (let space = random.integer(1, 2); space > 0; space -= 1) {
    const name = `random-${number}-${space}`;
    const workspace = builder.workspace(organization, random.pick(everybody), { name, display_name: name });
    grant('workspace', 0.25, { workspace });
    for (const title of ['default', 'second']) {
      const project = builder.project(workspace, title, title, random.pick(everybody));
      fillProject(builder, workspace, project, { pipelines: ['train'], models: ['model'] }, everybody, 1);
      grant('project', 0.2, { workspace, project });
    }
    fillStacks(builder, workspace, ['stack'], everybody);
    addShares(builder, workspace, [...everybody, ...members], teams);
  }
  // The owner of the organization cannot be removed, but the owners of what is in it can.
  const removable = people.filter(({ id }) => id !== organization.owner_id);
  for (const gone of removable.filter(() => random.chance(0.1))) removeMember(builder, organization, gone);
  return organization;
}

function addShares(
  { random, state }: SeedBuilder,
  workspace: WorkspaceRecord,
  people: readonly UserRecord[],
  teams: readonly { id: string }[],
): void {
  for (let share = random.integer(0, 3); share > 0; share -= 1) {
    const shared = random.pick(state.resources.by('workspace', workspace.id));
    const team = teams.length > 0 && random.chance(0.3) ? random.pick(teams) : null;
    const holder = { user_id: team ? null : random.pick(people).id, team_id: team?.id ?? null };
    const actions = random.pick([['read'], ['read', 'update'], ['read', 'update', 'delete', 'share']]);
    shareResource(state, random, shared, holder, actions, workspace.created);
  }
}

/** All that somebody holds in an organization goes, shares included; what they own stays in their name. */
function removeMember({ state }: SeedBuilder, { id }: OrganizationRecord, user: UserRecord): void {
  for (const assignment of state.assignments.by('user', user.id)) {
    if (assignment.organization_id === id) state.assignments.remove(assignment.id);
  }
  for (const member of state.teamMembers.by('user', user.id)) state.teamMembers.remove(member.id);
}
