import * as z from 'zod/mini';
import type { Api } from '#lib/api/api.ts';
import { ifThereIsRoom } from '#lib/if-there-is-room.ts';
import { isWorkspaceType } from '#lib/model/documented-permissions.ts';
import type { Failure } from '#lib/model/failure.ts';
import { RESOURCE_FORMS, type ResourceForm } from '#lib/model/permissions/resource-string.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { checkForms } from '#lib/storage.ts';
import type { OperationContext } from '../operation.ts';
import { type CheckContext, checkOnce, resourceAt } from './checker.ts';

/** How to ask about the place at all is not published (ARCHITECTURE.md, "Permission check"). */
export const NO_QUESTION: Failure = { kind: 'invalid', reason: null, fields: [] };

/**
 * A form that a control plane took. `isProven`: it has also answered a "yes", so it was understood. `isWhole`: it called
 * nothing malformed that it was asked, so that it need not be tried out again.
 */
const LearnedForm = z.object({
  form: z.enum(RESOURCE_FORMS),
  isProven: z.boolean(),
  isWhole: z.optional(z.boolean()),
});
export type LearnedForm = z.output<typeof LearnedForm>;

/**
 * The form of resource string that this control plane takes for the place. It is not published, so each is tried
 * on one resource until one is not called malformed. Fails with `invalid` when none is, and as the check fails.
 */
export async function chooseForm(
  api: Api,
  place: ResolvedPlace,
  permissions: readonly Permission[],
  context: CheckContext,
): Promise<Result<LearnedForm>> {
  const learned = await readLearned(context);
  const first = learned?.form ?? (await api.likelyResourceForm(context.controlPlane));
  let failure: Failure = NO_QUESTION;
  for (const form of [first, ...RESOURCE_FORMS.filter((other) => other !== first)]) {
    const resource = probeOf(form, place, permissions);
    if (resource === null) continue;
    const checks = await checkOnce(api, 'read', [resource], context);
    if (checks.ok) return ok({ form, isProven: learned?.form === form && learned.isProven, isWhole: false });
    failure = checks.failure;
    if (failure.kind !== 'invalid') break;
  }
  return fail(failure);
}

/** The form that this control plane is known to take for whatever is asked at the place; null when none is. */
export async function trustedForm(
  place: ResolvedPlace,
  permissions: readonly Permission[],
  context: CheckContext,
): Promise<LearnedForm | null> {
  const learned = await readLearned(context);
  const isTrusted =
    learned?.isProven && learned.isWhole && probeOf(learned.form, place, permissions) !== null;
  return isTrusted ? learned : null;
}

/** Keeps what was learned for the next question, and for the next worker. */
export async function rememberForm(learned: LearnedForm, { controlPlane }: OperationContext): Promise<void> {
  await ifThereIsRoom(checkForms.update((all) => ({ ...all, [controlPlane.id]: learned })));
}

const readLearned = async ({ controlPlane }: OperationContext): Promise<LearnedForm | null> =>
  LearnedForm.safeParse((await checkForms.read())[controlPlane.id]).data ?? null;

/** Types that every server since long knows, so that a refusal is about the form and not about the type. */
const WELL_KNOWN = ['pipeline', 'stack', 'secret', 'model', 'artifact'];

function probeOf(
  form: ResourceForm,
  place: ResolvedPlace,
  permissions: readonly Permission[],
): string | null {
  const types = new Set(permissions.map(({ resourceType }) => resourceType));
  const known = WELL_KNOWN.filter((type) => types.has(type));
  const fits = known.filter((type) => place.project !== null || isWorkspaceType(type));
  for (const resourceType of [...fits, ...types]) {
    const resource = resourceAt(form, place, { resourceType, action: 'read' });
    if (resource !== null) return resource;
  }
  return null;
}
