import type { Api } from '#lib/api/api.ts';
import { RESOURCE_FORMS, type ResourceForm, resourceString } from '#lib/api/resource-string.ts';
import type { ActionVerdict } from '#lib/model/access.ts';
import { isWorkspaceType } from '#lib/model/documented-permissions.ts';
import type { Failure } from '#lib/model/failure.ts';
import { isUuid } from '#lib/model/locate.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { Result } from '#lib/model/result.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { checkForms } from '#lib/storage.ts';
import type { OperationContext } from '../answers.ts';
import { unknown } from './permission-check.ts';

interface Checked {
  verdicts: ActionVerdict[];
  failure: Failure | null;
  /** Some were asked without their project, so that a "no" would say nothing. */
  lacksProject: boolean;
}

/**
 * Asks the control plane about one action on many resource types at once. The form in which it takes resources
 * is not published, so each is tried until one is not called malformed, and that one is remembered.
 */
export function createChecker(api: Api, place: ResolvedPlace, context: OperationContext) {
  return async (action: string, permissions: readonly Permission[]): Promise<Checked> => {
    let failure: Failure = NO_FORM;
    for (const form of await formsToTry(api, context)) {
      const named = permissions.map((permission) => ({
        permission,
        resource: nameOf(form, place, permission),
      }));
      const resources = named.flatMap(({ resource }) => (resource === null ? [] : [resource]));
      if (resources.length === 0) continue;
      const checks = await ask(api, action, resources, context);
      if (checks.ok) {
        await remember(form, context);
        const lacksProject = form === 'project' && permissions.some((one) => isOutsideProject(place, one));
        const verdicts = named.map(({ permission, resource }) =>
          judge(
            permission,
            resource,
            checks.value,
            form === 'project' && isOutsideProject(place, permission),
          ),
        );
        return { verdicts, failure: null, lacksProject };
      }
      failure = checks.failure;
      if (failure.kind !== 'invalid') break;
    }
    return { verdicts: permissions.map(unknown), failure, lacksProject: false };
  };
}

const NO_FORM: Failure = { kind: 'invalid', reason: null, fields: [] };

/** Something of a project, asked about without naming the project: roles in it may not have been looked at. */
const isOutsideProject = (place: ResolvedPlace, { resourceType }: Permission): boolean =>
  !isWorkspaceType(resourceType) && projectIdOf(place) === null;

function judge(
  permission: Permission,
  resource: string | null,
  checks: Record<string, boolean>,
  isNoWorthless: boolean,
): ActionVerdict {
  const allowed = resource === null ? undefined : checks[resource];
  if (allowed === undefined || (!allowed && isNoWorthless)) return unknown(permission);
  return { ...permission, verdict: allowed ? 'allowed' : 'denied' };
}

const projectIdOf = ({ project }: ResolvedPlace): string | null =>
  project && isUuid(project) ? project : null;

function nameOf(form: ResourceForm, place: ResolvedPlace, { resourceType }: Permission): string | null {
  return resourceString(form, {
    workspaceId: place.workspace?.id ?? null,
    projectId: projectIdOf(place),
    type: resourceType,
    id: place.resource?.id ?? null,
  });
}

function ask(
  api: Api,
  action: string,
  resources: string[],
  { controlPlane, userId }: OperationContext,
): Promise<Result<Record<string, boolean>>> {
  return api.checkPermissions(
    controlPlane,
    { user_id: userId, action, resources },
    { priority: 'interactive', identity: userId },
  );
}

async function formsToTry(api: Api, { controlPlane }: OperationContext): Promise<readonly ResourceForm[]> {
  const learned = (await checkForms.read())[controlPlane.id];
  const first =
    RESOURCE_FORMS.find((form) => form === learned) ?? (await api.likelyResourceForm(controlPlane));
  return [first, ...RESOURCE_FORMS.filter((form) => form !== first)];
}

async function remember(form: ResourceForm, { controlPlane }: OperationContext): Promise<void> {
  if ((await checkForms.read())[controlPlane.id] === form) return;
  await checkForms.update((forms) => ({ ...forms, [controlPlane.id]: form }));
}
