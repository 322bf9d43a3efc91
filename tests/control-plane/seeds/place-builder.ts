import type { Random } from '../state/random.ts';
import type {
  OrganizationRecord,
  ProjectRecord,
  ResourceRecord,
  UserRecord,
  WorkspaceRecord,
} from '../state/records.ts';
import type { State } from '../state/state.ts';
import { DAY } from './day.ts';

/** The half of the seed builder that makes places: workspaces, projects, and what lies in them. */
export function createPlaceBuilder(
  state: State,
  random: Random,
  past: (days: number) => number,
  makeAdmin: (organization: OrganizationRecord, owner: UserRecord, workspace: WorkspaceRecord) => void,
) {
  return {
    workspace(
      organization: OrganizationRecord,
      owner: UserRecord,
      fields: Pick<WorkspaceRecord, 'name' | 'display_name'> &
        Partial<WorkspaceRecord> & { version?: string; running?: string },
    ): WorkspaceRecord {
      const { version = '0.94.2', running = version, ...rest } = fields;
      const created = past(300);
      const workspace = state.workspaces.add({
        id: random.uuid(),
        description: null,
        logo_url: null,
        organization_id: organization.id,
        owner_id: owner.id,
        is_managed: true,
        enrollment_key: null,
        zenml_service: {
          configuration: {
            version,
            analytics_enabled: true,
            secrets_store: { type: 'sql' },
            backup_secrets_store: null,
            admin: null,
          },
          status: {
            server_url: `https://${random.hex(8)}-zenml.cloudinfra.zenml.io`,
            version: running,
            storage_size: random.integer(1e6, 9e9),
          },
        },
        mlflow_service: null,
        usage_counts: { pipeline_runs: random.integer(0, 4000), models: random.integer(0, 60), projects: 1 },
        desired_state: 'available',
        state_reason: 'user_action',
        status: 'available',
        created,
        updated: created + DAY,
        status_updated: created + DAY,
        transition: null,
        ...rest,
      });
      makeAdmin(organization, owner, workspace);
      return workspace;
    },

    project(workspace: WorkspaceRecord, name: string, displayName: string, owner: UserRecord): ProjectRecord {
      return state.projects.add({
        id: random.uuid(),
        workspace_id: workspace.id,
        name,
        display_name: displayName,
        description: null,
        owner_id: owner.id,
        created: workspace.created + DAY,
      });
    },

    resource(
      type: string,
      name: string,
      scope: { workspace: WorkspaceRecord; project?: ProjectRecord },
      owner: UserRecord | null,
      fields: Partial<ResourceRecord> = {},
    ): ResourceRecord {
      return state.resources.add({
        id: random.uuid(),
        type,
        name,
        workspace_id: scope.workspace.id,
        project_id: scope.project?.id ?? null,
        owner_id: owner?.id ?? null,
        created: past(20),
        status: null,
        outside_rbac: false,
        ...fields,
      });
    },
  };
}
