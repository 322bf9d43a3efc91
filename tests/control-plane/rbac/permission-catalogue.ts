/** Every action seen in ZenML's server source. */
export const ACTIONS = [
  'create',
  'read',
  'update',
  'delete',
  'read_secret_value',
  'prune',
  'client',
  'promote',
  'backup_restore',
  'share',
] as const;

/** Types that live in a project. */
export const PROJECT_TYPES = [
  'action',
  'artifact',
  'artifact_version',
  'code_repository',
  'deployment',
  'event_source',
  'model',
  'model_version',
  'pipeline',
  'pipeline_build',
  'pipeline_deployment',
  'pipeline_run',
  'run_metadata',
  'run_template',
  'schedule',
  'service',
  'snapshot',
  'trigger',
  'trigger_execution',
] as const;

/** Types that a workspace shares between its projects: what a stack is made of. */
export const STACK_TYPES = ['flavor', 'secret', 'service_connector', 'stack', 'stack_component'] as const;

/** All types of a workspace that no project owns. */
export const WORKSPACE_TYPES = [...STACK_TYPES, 'tag', 'service_account', 'project', 'workspace'] as const;

/** The organization's own side. No source names these types: inferred. */
export const ORGANIZATION_TYPES = [
  'organization',
  'member',
  'team',
  'role',
  'invitation',
  'billing',
  'organization_service_account',
] as const;

const COMMON = ['create', 'read', 'update', 'delete', 'share'];
const SPECIAL: Record<string, readonly string[]> = {
  secret: ['read_secret_value', 'backup_restore'],
  service_connector: ['client'],
  model_version: ['promote'],
  artifact_version: ['prune'],
};

const isProjectType = new Set<string>(PROJECT_TYPES);
const isWorkspaceType = new Set<string>(WORKSPACE_TYPES);

/** Which actions make sense for a type. */
export function actionsOf(type: string): string[] {
  return [...COMMON, ...(SPECIAL[type] ?? [])];
}

/** `type:action` for some types, all their actions or only the given ones. */
export function permissionsFor(types: readonly string[], actions?: readonly string[]): string[] {
  return types.flatMap((type) =>
    actionsOf(type)
      .filter((action) => actions === undefined || actions.includes(action))
      .map((action) => `${type}:${action}`),
  );
}

/** The whole catalogue, as `GET /permissions` lists it. */
export const ALL_PERMISSIONS: readonly string[] = permissionsFor([
  ...PROJECT_TYPES,
  ...WORKSPACE_TYPES,
  ...ORGANIZATION_TYPES,
]);

export function isProjectScoped(type: string): boolean {
  return isProjectType.has(type);
}

/** Types that a permission check on a workspace may name. */
export function isCheckableType(type: string): boolean {
  return isProjectType.has(type) || isWorkspaceType.has(type);
}
