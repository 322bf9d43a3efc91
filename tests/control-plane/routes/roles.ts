import type { Routes } from '../context.ts';
import { entityExists, illegalOperation, unprocessable, valueError } from '../http/api-error.ts';
import { object, optionalText, uuid } from '../http/schema.ts';
import { ALL_PERMISSIONS, isProjectScoped, ORGANIZATION_TYPES } from '../rbac/permission-catalogue.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { isLegacy } from '../settings.ts';
import type { Level } from '../state/records.ts';
import { permissionsView, readPermissions } from '../views/permission-view.ts';
import { roleWithPermissionsView } from '../views/role-view.ts';
import { findOrganization, findRole, requireInOrganization } from './lookup.ts';

interface NewRole {
  name: string;
  description?: string | null;
  organization_id: string;
  level: Level | 'tenant';
  permissions: unknown[];
}

const KNOWN = new Set(ALL_PERMISSIONS);
const NAME = { type: 'string', minLength: 1, maxLength: 50 };
const PERMISSIONS = { type: 'array', items: {} };

/** Only known permissions, and only those that mean something at the role's level. */
function checkedPermissions(level: Level, given: readonly unknown[]): string[] {
  const permissions = readPermissions(given);
  permissions.forEach((permission, index) => {
    if (!KNOWN.has(permission))
      throw unprocessable(['body', 'permissions', index], `Unknown permission ${permission}`);
    const type = permission.split(':')[0] ?? '';
    if (level === 'project' && type !== 'project' && !isProjectScoped(type)) {
      throw valueError(`A project-level role cannot grant ${permission}.`);
    }
    if (level !== 'organization' && (ORGANIZATION_TYPES as readonly string[]).includes(type)) {
      throw valueError(`A ${level}-level role cannot grant ${permission}.`);
    }
  });
  return permissions;
}

/** Roles and the catalogue of what they can permit. Names of the body's fields are inferred. */
export const roleRoutes: Routes = (api, context) => {
  const { state } = context;
  const params = object({ role_id: uuid });

  // [I] The shape of a Permission is unknown, see the settings.
  api.get('/permissions', async (request) => {
    callerOf(context, request);
    return permissionsView(context, ALL_PERMISSIONS);
  });

  // [I]
  api.post<{ Body: NewRole }>(
    '/roles',
    {
      schema: {
        body: object(
          {
            name: NAME,
            description: optionalText,
            organization_id: uuid,
            level: { type: 'string', enum: ['organization', 'workspace', 'tenant', 'project'] },
            permissions: PERMISSIONS,
          },
          ['name', 'organization_id', 'level', 'permissions'],
        ),
      },
    },
    async (request) => {
      const user = callerOf(context, request);
      const { name, description = null, organization_id, permissions } = request.body;
      // Inferred: what lists roles of tenants takes them so.
      if (isLegacy(context.settings.mode) && request.body.level === 'workspace') {
        throw unprocessable(['body', 'level'], 'Input should be organization, tenant or project');
      }
      const level = request.body.level === 'tenant' ? 'workspace' : request.body.level;
      const organization = findOrganization(context, user, organization_id);
      requireInOrganization(context, user, 'role:create', organization);
      if (
        state.roles
          .by('organization', organization.id)
          .some((role) => role.level === level && role.name === name)
      ) {
        throw entityExists(`Role with name ${name} already exists.`);
      }
      const now = context.now();
      const role = state.roles.add({
        id: context.random.uuid(),
        organization_id,
        name,
        description,
        level,
        system_managed: false,
        type: 'normal',
        permissions: checkedPermissions(level, permissions),
        created: now,
        updated: now,
      });
      return roleWithPermissionsView(context, role);
    },
  );

  // [I]
  api.get<{ Params: { role_id: string } }>('/roles/:role_id', { schema: { params } }, async (request) =>
    roleWithPermissionsView(context, findRole(context, callerOf(context, request), request.params.role_id)),
  );

  // [I] System roles and share roles are not for editing.
  api.patch<{
    Params: { role_id: string };
    Body: { name?: string; description?: string | null; permissions?: unknown[] } | undefined;
  }>(
    '/roles/:role_id',
    { schema: { params, body: object({ name: NAME, description: optionalText, permissions: PERMISSIONS }) } },
    async (request) => {
      const user = callerOf(context, request);
      const role = findRole(context, user, request.params.role_id);
      requireInOrganization(context, user, 'role:update', state.organizations.require(role.organization_id));
      if (role.system_managed) throw illegalOperation('System-managed roles may not be changed.');
      const { name = role.name, description = role.description, permissions } = request.body ?? {};
      return roleWithPermissionsView(
        context,
        state.roles.update(role.id, {
          name,
          description,
          permissions:
            permissions === undefined ? role.permissions : checkedPermissions(role.level, permissions),
          updated: context.now(),
        }),
      );
    },
  );

  // [I]
  api.delete<{ Params: { role_id: string } }>(
    '/roles/:role_id',
    { schema: { params } },
    async (request, reply) => {
      const user = callerOf(context, request);
      const role = findRole(context, user, request.params.role_id);
      requireInOrganization(context, user, 'role:delete', state.organizations.require(role.organization_id));
      if (role.system_managed) throw illegalOperation('System-managed roles may not be deleted.');
      if (state.assignments.by('role', role.id).length > 0)
        throw illegalOperation('The role is still assigned.');
      state.roles.remove(role.id);
      return reply.type('application/json').send('null');
    },
  );
};
