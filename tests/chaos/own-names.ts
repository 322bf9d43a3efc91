import { memberships, visibleWorkspaces } from '../control-plane/rbac/visibility.ts';
import type { OrganizationRecord, UserRecord } from '../control-plane/state/records.ts';
import type { State } from '../control-plane/state/state.ts';

/** A single word may stand in any text of ours. */
const isTelling = (name: string) => /[\s@-]/.test(name);

/**
 * The names on this control plane that an account has no business to see, as its rules have it: of organizations that it is no
 * member of, of their people and teams, and of workspaces that it is not shown.
 */
export function foreignNames(state: State, userId: string): string[] {
  const user = state.users.require(userId);
  if (user.is_superuser) return [];
  const own = memberships(state, userId);
  const workspaces = visibleWorkspaces(state, user);
  for (const { organization_id } of workspaces) own.add(organization_id);
  const isOwn = (organization: OrganizationRecord) => own.has(organization.id);
  const organizations = state.organizations.all();
  const allowed = [
    ...organizations.filter(isOwn).flatMap((organization) => namesIn(state, organization)),
    ...workspaces.map(({ display_name }) => display_name),
    ...namesOf(user),
  ].join('\n');
  const foreign = new Set([
    ...organizations.filter((one) => !isOwn(one)).flatMap((organization) => namesIn(state, organization)),
    ...state.workspaces.all().map(({ display_name }) => display_name),
  ]);
  return [...foreign].filter((name) => isTelling(name) && !allowed.includes(name));
}

/** Every name on this control plane: whoever is not signed in has no business to see any. */
export function allNames(state: State): string[] {
  const names = [
    ...state.organizations.all().flatMap((organization) => namesIn(state, organization)),
    ...state.workspaces.all().map(({ display_name }) => display_name),
    ...state.users.all().flatMap(namesOf),
  ];
  return [...new Set(names)].filter(isTelling);
}

function namesIn(state: State, organization: OrganizationRecord): string[] {
  const teams = state.teams.by('organization', organization.id);
  const people = state.assignments
    .by('organization', organization.id)
    .flatMap(({ user_id }) => state.users.get(user_id) ?? []);
  const owners = state.workspaces
    .by('organization', organization.id)
    .flatMap(({ owner_id }) => state.users.get(owner_id) ?? []);
  return [organization.name, ...teams.map(({ name }) => name), ...[...people, ...owners].flatMap(namesOf)];
}

const namesOf = ({ name, email }: UserRecord): string[] =>
  [name, email].filter((one): one is string => typeof one === 'string');
