import type { Context } from '../context.ts';
import { visibleOrganizations, visibleWorkspaces } from '../rbac/visibility.ts';
import { isLegacy } from '../settings.ts';
import type { OrganizationRecord, UserRecord } from '../state/records.ts';
import { settleWorkspace } from '../state/settle-workspace.ts';
import { organizationPath, settingsPath, workspacePath } from './dashboard-paths.ts';
import { cell, code, link, type Page, type Section, status } from './page-model.ts';
import { workspacePage } from './workspace-pages.ts';

const SETTINGS = ['members', 'teams', 'roles', 'service-accounts', 'api-keys', 'billing'];
const MOST_ROWS = 200;

/** `/organizations/{id}`, its settings, and the tenants that once lived below it. */
export function organizationPage(context: Context, user: UserRecord, path: readonly string[]): Page | null {
  const [id, area, page] = path;
  const organization = visibleOrganizations(context.state, user).find((row) => row.id === id);
  if (organization === undefined) return null;
  if (area === 'tenants' && page !== undefined) return workspacePage(context, user, path.slice(2));
  const section = area === 'settings' ? settingsSection(context, organization, page ?? 'members') : null;
  return {
    title: area === 'settings' ? `${organization.name} settings` : organization.name,
    subtitle: organization.description,
    id: organization.id,
    crumbs: [
      { text: 'Home', href: '/' },
      { text: organization.name, href: organizationPath(organization) },
    ],
    nav: [
      { text: 'Workspaces', href: organizationPath(organization) },
      ...SETTINGS.map((name) => ({ text: name.replace('-', ' '), href: settingsPath(organization, name) })),
    ],
    sections: [section ?? workspacesSection(context, user, organization)],
  };
}

function workspacesSection(context: Context, user: UserRecord, organization: OrganizationRecord): Section {
  const workspaces = visibleWorkspaces(context.state, user)
    .filter((row) => row.organization_id === organization.id && row.status !== 'deleted')
    .slice(0, MOST_ROWS)
    .map((row) => settleWorkspace(context, row));
  return {
    heading: isLegacy(context.settings.mode) ? 'Tenants' : 'Workspaces',
    columns: ['Name', 'Slug', 'Status', 'Owner', 'ID'],
    rows: workspaces.map((workspace) => [
      link(workspace.display_name, workspacePath(context, workspace)),
      cell(workspace.name),
      status(workspace.status),
      cell(context.state.users.require(workspace.owner_id).username),
      code(workspace.id),
    ]),
  };
}

function settingsSection(context: Context, organization: OrganizationRecord, page: string): Section {
  const { state } = context;
  if (page === 'teams') {
    const teams = state.teams.by('organization', organization.id);
    return {
      heading: 'Teams',
      columns: ['Name', 'Description', 'Members', 'ID'],
      rows: teams.map((team) => [
        cell(team.name),
        cell(team.description),
        cell(String(state.teamMembers.by('team', team.id).length)),
        code(team.id),
      ]),
    };
  }
  if (page === 'roles') {
    return {
      heading: 'Roles',
      columns: ['Name', 'Level', 'Kind', 'ID'],
      rows: state.roles
        .by('organization', organization.id)
        .filter((role) => role.type === 'normal')
        .map((role) => [
          cell(role.name),
          cell(role.level),
          cell(role.system_managed ? 'System' : 'Custom'),
          code(role.id),
        ]),
    };
  }
  const serviceAccounts = page === 'service-accounts';
  const ids = new Set(state.assignments.by('organization', organization.id).map((row) => row.user_id));
  const people = [...ids].flatMap((id) => state.users.get(id) ?? []);
  return {
    heading: serviceAccounts ? 'Service accounts' : 'Members',
    columns: ['Name', serviceAccounts ? 'Username' : 'E-mail', 'Status', 'ID'],
    rows: people
      .filter((person) => person.is_service_account === serviceAccounts)
      .slice(0, MOST_ROWS)
      .map((person) => [
        cell(person.name),
        cell(person.username),
        status(person.is_active ? 'active' : 'inactive'),
        code(person.id),
      ]),
  };
}
