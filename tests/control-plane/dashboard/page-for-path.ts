import type { Context } from '../context.ts';
import { visibleOrganizations, visibleWorkspaces } from '../rbac/visibility.ts';
import type { UserRecord } from '../state/records.ts';
import { settleWorkspace } from '../state/settle-workspace.ts';
import { organizationPath, workspacePath } from './dashboard-paths.ts';
import { organizationPage } from './organization-pages.ts';
import { cell, link, type Page, status } from './page-model.ts';
import { workspacePage } from './workspace-pages.ts';

/** What the dashboard shows at a path. Unknown paths are pages too: the real dashboard grows faster than this one. */
export function pageForPath(context: Context, user: UserRecord, pathname: string): Page {
  const [first, ...rest] = segmentsOf(pathname);
  const found =
    first === 'organizations'
      ? organizationPage(context, user, rest)
      : first === 'workspaces'
        ? workspacePage(context, user, rest)
        : first === undefined
          ? homePage(context, user)
          : null;
  return found ?? unknownPage(pathname);
}

function segmentsOf(pathname: string): string[] {
  try {
    return pathname
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    // A stray % is no path that anything lies at.
    return [pathname];
  }
}

function homePage(context: Context, user: UserRecord): Page {
  const organizations = visibleOrganizations(context.state, user);
  const workspaces = visibleWorkspaces(context.state, user).slice(0, 100);
  return {
    title: 'Home',
    subtitle: `Signed in as ${user.username}`,
    id: null,
    crumbs: [],
    nav: organizations.map((organization) => ({
      text: organization.name,
      href: organizationPath(organization),
    })),
    sections: [
      {
        heading: 'Workspaces',
        columns: ['Name', 'Organization', 'Status', 'Version'],
        rows: workspaces.map((row) => {
          const workspace = settleWorkspace(context, row);
          const organization = context.state.organizations.require(workspace.organization_id);
          return [
            link(workspace.display_name, workspacePath(context, workspace)),
            cell(organization.name),
            status(workspace.status),
            cell(workspace.zenml_service.status?.version ?? null),
          ];
        }),
      },
    ],
  };
}

function unknownPage(pathname: string): Page {
  return {
    title: 'Page not found',
    subtitle: pathname,
    id: null,
    crumbs: [{ text: 'Home', href: '/' }],
    nav: [],
    sections: [],
  };
}
