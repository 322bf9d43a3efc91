import type { PermissionForm } from '#lib/model/resources/permission-form.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from './planner.ts';

interface Sent {
  /** The permissions as the control plane writes them. */
  forms: PermissionForm['form'][];
  /** Nothing shows how it writes them: they go as texts, and it may refuse them. */
  isGuess: boolean;
}

/**
 * Permissions (`type:action`) in the form in which the control plane itself lists them, in its catalogue or in the role
 * that is edited (null: none). One that neither lists is written like the others. Failures: those of reading.
 */
export async function permissionsToSend(
  { read }: PlanContext,
  permissions: readonly string[],
  roleId: string | null,
): Promise<Result<Sent>> {
  const [catalogue, role] = await Promise.all([
    read.all('permissionForms', {}),
    roleId === null ? null : read.one('roleForms', { roleId }),
  ]);
  // Not every control plane has a catalogue, or shows it to everybody.
  const isHidden = !catalogue.ok && ['not-found', 'forbidden'].includes(catalogue.failure.kind);
  if (!catalogue.ok && !isHidden) return catalogue;
  if (role && !role.ok) return role;
  const listed = [...(catalogue.ok ? catalogue.value : []), ...(role?.value.permissions ?? [])];
  const forms = new Map(listed.map(({ permission, form }) => [permission, form]));
  return ok({
    forms: permissions.map((one) => forms.get(one) ?? writtenLike(listed[0], one)),
    isGuess: listed.length === 0,
  });
}

/** A permission in the form of another one; an id of that one is its own and left out. */
function writtenLike(sample: PermissionForm | undefined, permission: string): PermissionForm['form'] {
  if (sample === undefined || typeof sample.form === 'string') return permission;
  const at = sample.permission.lastIndexOf(':');
  const [type, action] = [sample.permission.slice(0, at), sample.permission.slice(at + 1)];
  const cut = permission.lastIndexOf(':');
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(sample.form)) {
    if (value === sample.permission) written[name] = permission;
    else if (value === type) written[name] = permission.slice(0, cut);
    else if (value === action) written[name] = permission.slice(cut + 1);
  }
  return written;
}
