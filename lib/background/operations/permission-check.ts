import type { Api } from '#lib/api/api.ts';
import type { ActionVerdict, Missing } from '#lib/model/access.ts';
import { DOCUMENTED_PERMISSIONS } from '#lib/model/documented-permissions.ts';
import type { Failure } from '#lib/model/failure.ts';
import { permissionsAt } from '#lib/model/permissions/permissions-at.ts';
import type { ResourceForm } from '#lib/model/permissions/resource-string.ts';
import { targetAt } from '#lib/model/permissions/target.ts';
import type { Place } from '#lib/model/place.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PermissionCheck, ResolvedPlace } from '#lib/protocol.ts';
import type { OperationContext } from '../operation.ts';
import { type CheckContext, createChecker, isPlaced, unknown } from './checker.ts';
import { chooseForm, type LearnedForm, NO_QUESTION, rememberForm, trustedForm } from './choose-form.ts';
import { list } from './list.ts';
import { resolvePlace } from './resolve-place.ts';

/**
 * The control plane's own verdict on each action it knows at a place. What it refuses to answer, or answers
 * without having been told where, is unknown: never a guessed "no".
 */
export async function permissionCheck(
  api: Api,
  { place, userId }: { place: Place; userId?: string | undefined },
  asked: OperationContext,
): Promise<Result<PermissionCheck>> {
  const context: CheckContext = { ...asked, subjectId: userId ?? asked.userId };
  const [resolved, catalogue] = await Promise.all([
    resolvePlace(api, place, context),
    readCatalogue(api, context),
  ]);
  if (!resolved.ok) return resolved;
  const permissions = permissionsAt(resolved.value, catalogue.permissions);
  const { verdicts, missing } = await verdictsOn(api, permissions, resolved.value, context);
  return ok({
    place: resolved.value,
    actions: verdicts,
    catalogue: catalogue.from,
    missing: [
      ...(catalogue.failure ? [{ what: 'permissions' as const, failure: catalogue.failure }] : []),
      ...missing,
    ],
  });
}

async function verdictsOn(
  api: Api,
  asked: readonly Permission[],
  place: ResolvedPlace,
  context: CheckContext,
): Promise<{ verdicts: ActionVerdict[]; missing: Missing[] }> {
  const nothing = (failure: Failure) => ({
    verdicts: asked.map(unknown),
    missing: [{ what: 'check' as const, failure }],
  });
  if (asked.length === 0) return nothing(NO_QUESTION);
  const checked = await checkAll(api, place, asked, context);
  if (!checked.ok) return nothing(checked.failure);
  const { verdicts, failure, form, isProven } = checked.value;
  // A server may answer "no" to what it does not understand: until it has said one "yes", its "no" is none.
  const isLost = (permission: Permission) => !isPlaced(form, place, permission);
  const lacksProject = (permission: Permission) =>
    isLost(permission) && targetAt(place, permission).project !== null;
  // Where the project was not said, that is why: no "yes" from elsewhere would make a "no" count.
  if (!isProven && !asked.every(lacksProject)) return nothing(failure ?? { kind: 'unproven' });
  return {
    verdicts,
    missing: [
      ...(failure ? [{ what: 'check' as const, failure }] : []),
      ...(asked.some(lacksProject) ? [noProject(form)] : []),
      ...(asked.some((one) => isLost(one) && !lacksProject(one))
        ? [{ what: 'check' as const, failure: NO_QUESTION }]
        : []),
    ],
  };
}

/** The form of today wants the project's id, which a page may not show; those before it take none. */
const noProject = (form: ResourceForm): Missing =>
  form === 'project'
    ? { what: 'project-check', failure: { kind: 'not-found', reason: null } }
    : { what: 'check-without-project', failure: NO_QUESTION };

/**
 * The verdicts, one call for each action. In a form that has proved itself they are asked at once; a server that takes
 * it no longer is asked which one it takes, like one that is met for the first time.
 */
async function checkAll(
  api: Api,
  place: ResolvedPlace,
  asked: readonly Permission[],
  context: CheckContext,
): Promise<Result<LearnedForm & { verdicts: ActionVerdict[]; failure: Failure | null }>> {
  const checkIn = async ({ form, isProven }: LearnedForm, halves: boolean) => {
    const check = createChecker(api, form, place, context, { halves });
    const ofAction = (action: string) => asked.filter((permission) => permission.action === action);
    const actions = [...new Set(asked.map(({ action }) => action))];
    const answers = await Promise.all(actions.map((action) => check(action, ofAction(action))));
    const verdicts = answers.flatMap((answer) => answer.verdicts);
    return {
      form,
      isProven: isProven || verdicts.some(({ verdict }) => verdict === 'allowed'),
      isWhole: answers.every((answer) => answer.failure === null && !answer.isMalformed),
      verdicts,
      failure: answers.find((answer) => answer.failure)?.failure ?? null,
    };
  };
  const trusted = await trustedForm(place, asked, context);
  if (trusted) {
    const answer = await checkIn(trusted, false);
    if (answer.failure?.kind !== 'invalid') return ok(answer);
  }
  const chosen = await chooseForm(api, place, asked, context);
  if (!chosen.ok) return chosen;
  const answer = await checkIn(chosen.value, true);
  const { form, isProven, isWhole } = answer;
  await rememberForm({ form, isProven, isWhole }, context);
  return ok(answer);
}

async function readCatalogue(api: Api, context: OperationContext) {
  const rows = await list(api, 'permissions', {}, context);
  const permissions = rows.items.filter(({ resourceType }) => resourceType !== '*');
  return permissions.length > 0
    ? { permissions, from: 'server' as const, failure: rows.failure }
    : { permissions: DOCUMENTED_PERMISSIONS, from: 'documented' as const, failure: rows.failure };
}
