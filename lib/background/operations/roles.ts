import type { Api } from '#lib/api/api.ts';
import type { AccessRole, Gap } from '#lib/model/permissions/evidence.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { RolesOfOrganization } from '#lib/protocol.ts';
import type { OperationContext } from '../operation.ts';
import { list } from './list.ts';
import { accessRole, readPermissions } from './read-permissions.ts';

/** Every role of an organization with what it permits; one request a role where the list does not say. */
export async function roles(
  api: Api,
  { organizationId }: { organizationId: string },
  context: OperationContext,
): Promise<Result<RolesOfOrganization>> {
  const rows = await list(api, 'roles', { organizationId }, context);
  context.noteDrift(rows);
  if (rows.failure && rows.items.length === 0) return fail(rows.failure);
  const known = new Map<string, AccessRole>(rows.items.map((role) => [role.id, accessRole(role)]));
  const isCut = rows.failure !== null || rows.unreadable > 0;
  const missing: Gap[] = isCut ? [{ what: 'roles', of: null, failure: rows.failure }] : [];
  const descriptions = Object.fromEntries(
    rows.items.flatMap(({ id, description }) => (description ? [[id, description]] : [])),
  );
  let done = 0;
  const soFar = (): RolesOfOrganization => ({
    roles: [...known.values()],
    descriptions,
    missing: [...missing],
    complete: done === known.size,
    reading: { done, total: known.size },
  });
  // Share roles are not for anybody to be given.
  await Promise.all(
    [...known.values()].map(async (role) => {
      const read = role.isShare
        ? { role, isPartial: false, failure: null }
        : await readPermissions(api, role, context);
      known.set(role.id, read.role);
      if (read.failure || read.isPartial)
        missing.push({ what: 'role-permissions', of: role.id, failure: read.failure });
      done += 1;
      await context.progress(soFar());
    }),
  );
  return ok(soFar());
}
