import type { Api } from '#lib/api/api.ts';
import type { ActionVerdict } from '#lib/model/access.ts';
import {
  commonPermissions,
  DOCUMENTED_PERMISSIONS,
  isWorkspaceType,
} from '#lib/model/documented-permissions.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Place } from '#lib/model/place.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PermissionCheck, ResolvedPlace } from '#lib/protocol.ts';
import type { OperationContext } from '../answers.ts';
import { createChecker } from './checker.ts';
import { resolvePlace } from './resolve-place.ts';

/**
 * The control plane's own verdict on each action it knows at a place. What it refuses to answer, or answers
 * without naming the action's resource, is unknown: never a guessed "no".
 */
export async function permissionCheck(
  api: Api,
  { place }: { place: Place },
  context: OperationContext,
): Promise<Result<PermissionCheck>> {
  const resolved = await resolvePlace(api, place, context);
  if (!resolved.ok) return resolved;
  const catalogue = await readCatalogue(api, context);
  const asked = permissionsAt(resolved.value, catalogue.permissions);
  const check = createChecker(api, resolved.value, context);
  const failures: Failure[] = asked.length === 0 ? [NO_QUESTION] : [];
  const verdicts: ActionVerdict[] = [];
  let lacksProject = false;
  for (const action of new Set(asked.map((permission) => permission.action))) {
    const permissions = asked.filter((permission) => permission.action === action);
    // One after the other at first: the first answer tells which form of question this control plane takes.
    const answer = await check(action, permissions);
    if (answer.failure) failures.push(answer.failure);
    verdicts.push(...answer.verdicts);
    lacksProject ||= answer.lacksProject;
    if (answer.failure && isFinal(answer.failure)) {
      const done = new Set(verdicts.map((verdict) => verdict.action));
      verdicts.push(...asked.filter((one) => !done.has(one.action)).map(unknown));
      break;
    }
  }
  return ok({
    place: resolved.value,
    actions: verdicts,
    catalogue: catalogue.from,
    missing: [
      ...(catalogue.failure ? [{ what: 'permissions' as const, failure: catalogue.failure }] : []),
      ...(lacksProject ? [{ what: 'project' as const, failure: NOT_FOUND }] : []),
      ...(failures[0] ? [{ what: 'check' as const, failure: failures[0] }] : []),
    ],
  });
}

/** How to ask about an organization as a whole is not published (ARCHITECTURE.md, "Permission check"). */
const NO_QUESTION: Failure = { kind: 'invalid', reason: null, fields: [] };

const NOT_FOUND: Failure = { kind: 'not-found', reason: null };

/** A refusal holds for every action alike; asking nine more times would change nothing. */
const isFinal = ({ kind }: Failure): boolean => kind !== 'server' && kind !== 'unexpected-response';

async function readCatalogue(api: Api, { controlPlane, userId }: OperationContext) {
  const rows = await api.list(controlPlane, 'permissions', {}, { priority: 'interactive', identity: userId });
  const permissions = rows.items.filter(({ resourceType }) => resourceType !== '*');
  return permissions.length > 0
    ? { permissions, from: 'server' as const, failure: rows.failure }
    : { permissions: DOCUMENTED_PERMISSIONS, from: 'documented' as const, failure: rows.failure };
}

/** The permissions that mean something at a place. */
function permissionsAt(place: ResolvedPlace, catalogue: readonly Permission[]): Permission[] {
  const { resource } = place;
  if (resource) {
    const known = catalogue.filter(({ resourceType }) => resourceType === resource.type);
    // A resource that is there cannot be created any more.
    return (known.length > 0 ? known : commonPermissions(resource.type)).filter(
      ({ action }) => action !== 'create',
    );
  }
  if (!place.workspace) return [];
  return place.project
    ? [...catalogue]
    : catalogue.filter(({ resourceType }) => isWorkspaceType(resourceType));
}

export const unknown = (permission: Permission): ActionVerdict => ({ ...permission, verdict: 'unknown' });
