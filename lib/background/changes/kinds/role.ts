import * as z from 'zod/mini';
import type { Change } from '#lib/changes.ts';
import type { Guard } from '#lib/model/change/plan.ts';
import { Permission } from '#lib/model/resources/permission.ts';
import type { Role } from '#lib/model/resources/role.ts';
import { ok } from '#lib/model/result.ts';
import { creationOf, given } from '../creation.ts';
import { editOf, takeBack } from '../edit.ts';
import { findOrganization, findRole } from '../find.ts';
import { guard } from '../guard.ts';
import { permissionsToSend } from '../permission-forms.ts';
import type { Planner } from '../planner.ts';

/** Roles of an organization that people make themselves (api.md, 2.5 and 7). */
export const createRole: Planner<'createRole'> = {
  async plan({ organizationId, name, description, level, permissions }, context) {
    const [organization, roles, sent] = await Promise.all([
      findOrganization(context, organizationId),
      context.read.all('roles', { organizationId }),
      permissionsToSend(context, permissions, null),
    ]);
    if (!organization.ok) return organization;
    if (!roles.ok) return roles;
    if (!sent.ok) return sent;
    const isTaken = roles.value.some((role) => role.name === name && isOfLevel(role, level));
    // A server that says the level of none does not say that of the new one.
    const saysLevel = roles.value.some((role) => role.level !== null);
    return ok({
      thing: { type: 'role', id: null, name },
      organization: organization.value,
      differences: creationOf({ name, description, level, permissions }),
      guards: [
        ...(isTaken ? [guard('name-taken', 'stops', name)] : []),
        ...(sent.value.isGuess ? [guard('not-known', 'warns', name)] : []),
      ],
      endpoint: 'createRole',
      params: {
        body: {
          name,
          ...given({ description }),
          organization_id: organizationId,
          level,
          permissions: sent.value.forms,
        },
      },
      readBack: {
        endpoint: 'roles',
        params: { organizationId },
        // The list does not say what its roles permit.
        expect: {
          kind: 'row',
          match: { name, description: description || null, ...(saysLevel && { level }) },
        },
      },
    });
  },
  undo: ({ organizationId }, _, roleId): Change | 'nothing-done' =>
    roleId === null ? 'nothing-done' : { kind: 'deleteRole', input: { organizationId, roleId } },
};

export const updateRole: Planner<'updateRole'> = {
  async plan({ organizationId, roleId, set, from }, context) {
    const [organization, roles, role, whole] = await Promise.all([
      findOrganization(context, organizationId),
      context.read.all('roles', { organizationId }),
      findRole(context, organizationId, roleId),
      // Only a role that is asked for by its id says what it permits.
      context.read.one('role', { roleId }),
    ]);
    if (!organization.ok) return organization;
    if (!roles.ok) return roles;
    if (!role.ok) return role;
    if (!whole.ok) return whole;
    const { name, description, level } = role.value;
    const { permissions, hasUnreadPermissions } = whole.value;
    const now = permissions?.map(({ resourceType, action }) => `${resourceType}:${action}`) ?? null;
    const { differences, body, after, before, guards } = editOf(
      {
        name: { field: 'name', wire: 'name', parsed: 'name', now: name },
        description: { field: 'description', wire: 'description', parsed: 'description', now: description },
        permissions: { field: 'permissions', wire: 'permissions', parsed: 'permissions', now },
      },
      set,
      from,
    );
    if (Array.isArray(body.permissions)) {
      const wished = set.permissions ?? [];
      const sent = await permissionsToSend(context, wished, roleId);
      if (!sent.ok) return sent;
      body.permissions = sent.value.forms;
      if (sent.value.isGuess) guards.push(guard('not-known', 'warns', name));
      // What is there and cannot be read would be taken away unseen.
      if (now === null || hasUnreadPermissions) guards.push(guard('not-known', 'stops', name));
      Object.assign(after, { permissions: wished.map(parsed) });
      Object.assign(before, { permissions });
    }
    const isTaken = roles.value.some(
      (other) => other.id !== roleId && other.name === body.name && isOfLevel(other, level),
    );
    return ok({
      thing: { type: 'role', id: roleId, name },
      organization: organization.value,
      differences,
      guards: [
        ...fixedRole(role.value),
        ...guards,
        ...(isTaken ? [guard('name-taken', 'stops', set.name ?? null)] : []),
      ],
      endpoint: 'updateRole',
      params: { roleId, body },
      readBack: { endpoint: 'role', params: { roleId }, expect: { kind: 'fields', after, before } },
    });
  },
  undo: ({ organizationId, roleId }, { differences }): Change => {
    const names = { name: 'name', description: 'description', permissions: 'permissions' } as const;
    return { kind: 'updateRole', input: { organizationId, roleId, ...takeBack(differences, names) } };
  },
};

export const deleteRole: Planner<'deleteRole'> = {
  async plan({ organizationId, roleId }, context) {
    const [organization, role, assignments] = await Promise.all([
      findOrganization(context, organizationId),
      findRole(context, organizationId, roleId),
      context.read.all('assignments', { roleId, query: {} }),
    ]);
    if (!organization.ok) return organization;
    if (!role.ok) return role;
    if (!assignments.ok) return assignments;
    const holders = assignments.value.length;
    return ok({
      thing: { type: 'role', id: roleId, name: role.value.name },
      organization: organization.value,
      differences: [{ field: 'exists', before: true, after: false }],
      guards: [
        ...fixedRole(role.value),
        ...(holders > 0 ? [guard('still-held', 'warns', String(holders))] : []),
        guard('irreversible', 'warns', role.value.name),
      ],
      endpoint: 'deleteRole',
      params: { roleId },
      readBack: {
        endpoint: 'roles',
        params: { organizationId },
        expect: { kind: 'no-row', match: { id: roleId } },
      },
    });
  },
  undo: () => 'deleted',
};

/** What ZenML lets nobody edit or delete. */
const fixedRole = ({ isSystem, type, name }: Role): Omit<Guard, 'steps'>[] => {
  if (type === 'share') return [guard('share-role', 'stops', name)];
  return isSystem ? [guard('system-role', 'stops', name)] : [];
};

const isOfLevel = (role: Role, level: string | null): boolean => role.level === null || role.level === level;

const parsed = (permission: string) => z.safeParse(Permission, permission).data ?? permission;
