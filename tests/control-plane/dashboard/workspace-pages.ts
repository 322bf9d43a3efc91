import type { Context } from '../context.ts';
import { visibleWorkspaces } from '../rbac/visibility.ts';
import type { ProjectRecord, ResourceRecord, UserRecord, WorkspaceRecord } from '../state/records.ts';
import { settleWorkspace } from '../state/settle-workspace.ts';
import { naiveTimestamp } from '../state/timestamp.ts';
import { organizationPath, projectPath, resourcePath, workspacePath } from './dashboard-paths.ts';
import { type Cell, cell, code, type Link, link, type Page, type Section, status } from './page-model.ts';

const PROJECT_TABS: [page: string, label: string, type: string][] = [
  ['pipelines', 'Pipelines', 'pipeline'],
  ['runs', 'Runs', 'pipeline_run'],
  ['models', 'Models', 'model'],
  ['model-versions', 'Model versions', 'model_version'],
  ['artifacts', 'Artifacts', 'artifact'],
];

/** `/workspaces/{name or id}` and everything below: projects, runs, stacks, components. */
export function workspacePage(context: Context, user: UserRecord, path: readonly string[]): Page | null {
  const [key, area, first, tab, id] = path;
  const row = visibleWorkspaces(context.state, user).find((one) => one.name === key || one.id === key);
  if (row === undefined) return null;
  const workspace = settleWorkspace(context, row);
  const project = context.state.projects
    .by('workspace', workspace.id)
    .find((one) => area === 'projects' && (one.name === first || one.id === first));
  const page = basePage(context, workspace, project);
  const resource = context.state.resources.get(id ?? (area === 'projects' ? null : first));
  if (resource !== undefined && resource.workspace_id === workspace.id) {
    return resourcePage(context, page, workspace, project, resource);
  }
  // The bare path of a project is reported to be no page.
  if (project !== undefined && tab !== undefined) {
    return { ...page, sections: [projectSection(context, workspace, project, tab)] };
  }
  if (area === 'projects' && first !== undefined) return null;
  if (area === 'stacks' || area === 'components') {
    const type = area === 'stacks' ? 'stack' : 'stack_component';
    return { ...page, sections: [resourcesSection(context, workspace, undefined, type, area)] };
  }
  if (area !== undefined && area !== 'projects') return null;
  return { ...page, sections: [projectsSection(context, workspace)] };
}

function basePage(context: Context, workspace: WorkspaceRecord, project: ProjectRecord | undefined): Page {
  const organization = context.state.organizations.require(workspace.organization_id);
  const root = workspacePath(context, workspace);
  const current = `/workspaces/${workspace.name}`;
  const crumbs: Link[] = [
    { text: organization.name, href: organizationPath(organization) },
    { text: workspace.display_name, href: root },
  ];
  const nav: Link[] =
    project === undefined
      ? [
          { text: 'Projects', href: `${current}/projects` },
          { text: 'Stacks', href: `${current}/stacks` },
          { text: 'Components', href: `${current}/components` },
        ]
      : PROJECT_TABS.map(([page, label]) => ({
          text: label,
          href: `${projectPath(workspace, project)}/${page}`,
        }));
  if (project !== undefined)
    crumbs.push({ text: project.display_name, href: `${projectPath(workspace, project)}/pipelines` });
  return {
    title: project?.display_name ?? workspace.display_name,
    subtitle: `${workspace.status} · ZenML ${workspace.zenml_service.status?.version ?? 'not deployed'}`,
    id: project?.id ?? workspace.id,
    crumbs,
    nav,
    sections: [],
  };
}

function projectsSection(context: Context, workspace: WorkspaceRecord): Section {
  return {
    heading: 'Projects',
    columns: ['Name', 'Slug', 'ID'],
    rows: context.state.projects
      .by('workspace', workspace.id)
      .map((project) => [
        link(project.display_name, `${projectPath(workspace, project)}/pipelines`),
        cell(project.name),
        code(project.id),
      ]),
  };
}

function projectSection(
  context: Context,
  workspace: WorkspaceRecord,
  project: ProjectRecord,
  tab: string,
): Section {
  const [, label, type] = PROJECT_TABS.find(([page]) => page === tab) ?? ['', tab, tab];
  return resourcesSection(context, workspace, project, type, label);
}

function nameCell(
  workspace: WorkspaceRecord,
  project: ProjectRecord | undefined,
  resource: ResourceRecord,
): Cell {
  const href = resourcePath(workspace, project, resource);
  return href === null ? cell(resource.name) : link(resource.name, href);
}

function resourcesSection(
  context: Context,
  workspace: WorkspaceRecord,
  project: ProjectRecord | undefined,
  type: string,
  label: string,
): Section {
  const { state } = context;
  const rows =
    project === undefined
      ? state.resources.by('workspace', workspace.id)
      : state.resources.by('project', project.id);
  return {
    heading: label,
    columns: ['Name', 'Status', 'Author', 'Created', 'ID'],
    rows: rows
      .filter((resource) => resource.type === type)
      .map((resource) => [
        nameCell(workspace, project, resource),
        status(resource.status),
        cell(state.users.get(resource.owner_id)?.username ?? null),
        cell(naiveTimestamp(resource.created).slice(0, 16).replace('T', ' ')),
        code(resource.id),
      ]),
  };
}

function resourcePage(
  context: Context,
  page: Page,
  workspace: WorkspaceRecord,
  project: ProjectRecord | undefined,
  resource: ResourceRecord,
): Page {
  const owner = context.state.users.get(resource.owner_id);
  const href = resourcePath(workspace, project, resource) ?? '';
  return {
    ...page,
    title: resource.name,
    subtitle: resource.type.replaceAll('_', ' '),
    id: resource.id,
    crumbs: [...page.crumbs, { text: resource.name, href }],
    sections: [
      {
        heading: 'Overview',
        columns: ['Field', 'Value'],
        rows: [
          [cell('Status'), status(resource.status)],
          [cell('Author'), cell(owner?.username ?? null)],
          [cell('Created'), cell(naiveTimestamp(resource.created))],
          [cell('ID'), code(resource.id)],
        ],
      },
    ],
  };
}
