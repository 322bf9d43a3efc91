import type { Api } from '#lib/api/api.ts';
import type { ActionVerdict } from '#lib/model/access.ts';
import type { Failure } from '#lib/model/failure.ts';
import { type ResourceForm, resourceString } from '#lib/model/permissions/resource-string.ts';
import { targetAt } from '#lib/model/permissions/target.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import type { OperationContext } from '../operation.ts';
import { asPerson } from './as-person.ts';

type Checks = Readonly<Record<string, boolean>>;

/** `subjectId`: whose permissions are asked about, which is mostly the person who asks. */
export type CheckContext = OperationContext & { subjectId: string };

/** What one action's check came to. */
interface Checked {
  verdicts: ActionVerdict[];
  failure: Failure | null;
  /** Some of it was called malformed. */
  isMalformed: boolean;
}

/**
 * Asks the control plane about one action on many resource types at once, in one form. A type that it calls
 * malformed is found by halving and left out from then on: it must not take the others' answers with it. Without
 * `halves` a malformed one fails as `invalid`.
 */
export function createChecker(
  api: Api,
  form: ResourceForm,
  place: ResolvedPlace,
  context: CheckContext,
  { halves }: { halves: boolean },
) {
  const malformed = new Set<string>();

  async function ask(action: string, resources: string[]): Promise<Result<Checks>> {
    if (resources.length === 0) return ok({});
    const checks = await checkOnce(api, action, resources, context);
    if (checks.ok || checks.failure.kind !== 'invalid' || !halves) return checks;
    const [only] = resources;
    if (resources.length === 1 && only !== undefined) {
      malformed.add(only);
      return ok({});
    }
    const middle = Math.ceil(resources.length / 2);
    const first = await ask(action, resources.slice(0, middle));
    if (!first.ok) return first;
    const second = await ask(action, resources.slice(middle));
    return second.ok ? ok({ ...first.value, ...second.value }) : second;
  }

  return async (action: string, permissions: readonly Permission[]): Promise<Checked> => {
    const named = permissions.map((permission) => ({
      permission,
      resource: resourceAt(form, place, permission),
    }));
    const resources = named.flatMap(({ resource }) =>
      resource === null || malformed.has(resource) ? [] : [resource],
    );
    const checks = await ask(action, resources);
    const isMalformed = malformed.size > 0;
    if (!checks.ok) return { verdicts: permissions.map(unknown), failure: checks.failure, isMalformed };
    const verdicts = named.map(({ permission, resource }) =>
      judge(form, place, permission, resource, checks.value),
    );
    return { verdicts, failure: null, isMalformed };
  };
}

/** One question to the control plane's check. */
export const checkOnce = (
  api: Api,
  action: string,
  resources: string[],
  context: CheckContext,
): Promise<Result<Checks>> =>
  api.checkPermissions(
    context.controlPlane,
    { user_id: context.subjectId, action, resources },
    asPerson(context),
  );

export const unknown = (permission: Permission): ActionVerdict => ({ ...permission, verdict: 'unknown' });

/** The place's resource, or a type at the place, in a form; null when the form cannot say it. */
export function resourceAt(form: ResourceForm, place: ResolvedPlace, permission: Permission): string | null {
  const { workspaceId, project, type, id } = targetAt(place, permission);
  return resourceString(form, { workspaceId, projectId: project?.id ?? null, type, id });
}

/**
 * Whether a form's string says where the thing is. Without that, roles there may not have been looked at. The forms of
 * before there were projects never name one: only what is in none, or is named itself, is placed by them.
 */
export function isPlaced(form: ResourceForm, place: ResolvedPlace, permission: Permission): boolean {
  const { project, type, id } = targetAt(place, permission);
  if (form !== 'project') return project === null || id !== null;
  return project ? project.id !== null : type === 'workspace' && id !== null;
}

/** A "yes" is a yes. A "no" counts only when the question said where the thing is. */
function judge(
  form: ResourceForm,
  place: ResolvedPlace,
  permission: Permission,
  resource: string | null,
  checks: Checks,
): ActionVerdict {
  const allowed = resource === null ? undefined : checks[resource];
  if (allowed === undefined || (!allowed && !isPlaced(form, place, permission))) return unknown(permission);
  return { ...permission, verdict: allowed ? 'allowed' : 'denied' };
}
