import type { Permission } from './resources/permission.ts';

/**
 * The resource types and actions that ZenML's own server source names (ARCHITECTURE.md, "Access rules"). Used
 * only where a control plane does not list its permissions, and then the view says so.
 */
const PROJECT_TYPES = [
  'artifact',
  'artifact_version',
  'code_repository',
  'model',
  'model_version',
  'pipeline',
  'pipeline_run',
  'pipeline_build',
  'pipeline_deployment',
  'pipeline_snapshot',
  'snapshot',
  'deployment',
  'run_template',
  'run_metadata',
  'service',
  'schedule',
  'trigger',
  'trigger_execution',
  'event_source',
  'action',
] as const;

const WORKSPACE_TYPES = [
  'stack',
  'stack_component',
  'service_connector',
  'secret',
  'service_account',
  'flavor',
  'tag',
  'project',
  'workspace',
] as const;

/** What can be done to some types beside create, read, update, delete and share. */
const SPECIAL_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  secret: ['read_secret_value', 'backup_restore'],
  service_connector: ['client'],
  model: ['promote'],
  model_version: ['promote'],
  artifact: ['prune'],
  artifact_version: ['prune'],
};

const COMMON_ACTIONS = ['create', 'read', 'update', 'delete', 'share'] as const;

/** The workspace-scoped types hold in every project of a workspace. An unknown type may be either. */
export const isWorkspaceType = (type: string): boolean => WORKSPACE_TYPES.some((known) => known === type);

export const isProjectType = (type: string): boolean => PROJECT_TYPES.some((known) => known === type);

export const DOCUMENTED_PERMISSIONS: readonly Permission[] = [...WORKSPACE_TYPES, ...PROJECT_TYPES].flatMap(
  (resourceType) =>
    [...COMMON_ACTIONS, ...(SPECIAL_ACTIONS[resourceType] ?? [])].map((action) => ({ resourceType, action })),
);

/** Whether it is something that ZenML's own server source lets do to anything. */
export const isKnownAction = (action: string): boolean =>
  DOCUMENTED_PERMISSIONS.some((known) => known.action === action);

/** What could be asked about a type that no catalogue knows. */
export const commonPermissions = (resourceType: string): Permission[] =>
  COMMON_ACTIONS.map((action) => ({ resourceType, action }));
