import type { Context, Routes } from '../context.ts';
import { entityExists, illegalOperation, limitReached, valueError } from '../http/api-error.ts';
import {
  anyObject,
  flag,
  object,
  optionalText,
  PAGE,
  type Page,
  pageOf,
  text,
  uuid,
} from '../http/schema.ts';
import { mayInOrganization, mayOnWorkspace, visibleWorkspaces } from '../rbac/visibility.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { addWorkspace, type NewWorkspace } from '../state/add-workspace.ts';
import type { UserRecord, WorkspaceRecord } from '../state/records.ts';
import { settleWorkspace } from '../state/settle-workspace.ts';
import { workspaceView } from '../views/workspace-view.ts';
import { findOrganization, findWorkspace } from './lookup.ts';

interface ListQuery extends Page {
  workspace_id?: string;
  workspace_name?: string;
  tenant_id?: string;
  tenant_name?: string;
  url?: string;
  organization_id?: string;
  status?: string;
  is_managed?: boolean;
  owner_id?: string;
  member_only?: boolean;
}

const FILTERS = {
  organization_id: uuid,
  status: text,
  is_managed: flag,
  owner_id: uuid,
  url: text,
  member_only: flag,
  tenant_id: uuid,
  tenant_name: text,
};
const NAME = { type: 'string', minLength: 1, maxLength: 50 };
const NEW_WORKSPACE = object(
  {
    name: NAME,
    display_name: { ...NAME, nullable: true },
    description: { type: 'string', maxLength: 256, nullable: true },
    organization_id: uuid,
    logo_url: optionalText,
    owner_id: { ...uuid, nullable: true },
    is_managed: flag,
    zenml_service: { ...anyObject, nullable: true },
    mlflow_service: { ...anyObject, nullable: true },
  },
  ['organization_id'],
);

function matches(query: ListQuery, workspace: WorkspaceRecord): boolean {
  const id = query.workspace_id ?? query.tenant_id;
  const name = query.workspace_name ?? query.tenant_name;
  return (
    (id === undefined || workspace.id === id) &&
    (name === undefined || workspace.name === name) &&
    (query.url === undefined || workspace.zenml_service.status?.server_url === query.url) &&
    (query.organization_id === undefined || workspace.organization_id === query.organization_id) &&
    (query.status === undefined ? workspace.status !== 'deleted' : workspace.status === query.status) &&
    (query.is_managed === undefined || workspace.is_managed === query.is_managed) &&
    (query.owner_id === undefined || workspace.owner_id === query.owner_id)
  );
}

/** Makes a workspace, or refuses for each of the documented reasons. */
function createWorkspace(
  context: Context,
  user: UserRecord,
  body: NewWorkspace,
  enroll: boolean,
): WorkspaceRecord {
  const { state } = context;
  const organization = findOrganization(context, user, body.organization_id);
  if (!mayInOrganization(state, user.id, 'workspace:create', organization.id)) {
    throw illegalOperation('Insufficient permissions to create workspaces in this organization.');
  }
  const name = body.name ?? body.display_name?.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  if (name == null) throw valueError('Either a name or a display name is required.');
  if (state.workspaces.first('name', name) !== undefined) {
    throw entityExists(`Workspace with name ${name} already exists.`);
  }
  const limit = organization.limits.workspaces;
  const used = state.workspaces
    .by('organization', organization.id)
    .filter((row) => row.status !== 'deleted').length;
  if (limit !== undefined && used >= limit) throw limitReached(`The plan allows ${limit} workspaces.`);
  return addWorkspace(context, user, { ...body, name }, enroll);
}

/** Workspaces, under their name of today and as the tenants they once were. */
export const workspaceRoutes: Routes = (api, context) => {
  const { state } = context;
  for (const noun of ['workspaces', 'tenants'] as const) {
    const id = `/${noun}/:id_or_name`;
    const config = { noun };
    const deprecated = noun === 'tenants';
    const own = noun === 'workspaces' ? { workspace_id: uuid, workspace_name: text } : {};

    // [R; C zws] At most 100 a page; beyond one's own memberships only for super-users.
    api.get<{ Querystring: ListQuery }>(
      `/${noun}`,
      { config, schema: { querystring: object({ ...PAGE, ...own, ...FILTERS }), deprecated } },
      async (request) => {
        const { member_only = false } = request.query;
        const workspaces = visibleWorkspaces(state, callerOf(context, request), member_only)
          .map((workspace) => settleWorkspace(context, workspace))
          .filter((workspace) => matches(request.query, workspace));
        return pageOf(workspaces, request.query).map((workspace) => workspaceView(context, workspace));
      },
    );

    // [C zendev, manage, enroll; S tf] The enrollment key is a secret that this answer carries.
    api.post<{ Body: NewWorkspace; Querystring: { enroll?: boolean } }>(
      `/${noun}`,
      { config, schema: { body: NEW_WORKSPACE, querystring: object({ enroll: flag }), deprecated } },
      async (request) => {
        const user = callerOf(context, request);
        return workspaceView(
          context,
          createWorkspace(context, user, request.body, request.query.enroll ?? false),
        );
      },
    );

    // [C zws; I for tenants]
    api.get<{ Params: { id_or_name: string } }>(
      id,
      { config, schema: { params: object({ id_or_name: text }), deprecated } },
      async (request) =>
        workspaceView(context, findWorkspace(context, callerOf(context, request), request.params.id_or_name)),
    );

    // [C manage; I for tenants] It keeps its row and becomes deleted [inf].
    api.delete<{ Params: { id_or_name: string } }>(
      id,
      { config, schema: { params: object({ id_or_name: text }), deprecated } },
      async (request) => {
        const user = callerOf(context, request);
        const workspace = findWorkspace(context, user, request.params.id_or_name);
        if (!mayOnWorkspace(state, user.id, 'delete', workspace)) {
          throw illegalOperation(`Insufficient permissions to delete workspace ${workspace.name}.`);
        }
        const now = context.now();
        const gone = state.workspaces.update(workspace.id, {
          status: 'deleted',
          desired_state: 'deleted',
          transition: null,
          status_updated: now,
          updated: now,
        });
        return workspaceView(context, gone);
      },
    );
  }
};
