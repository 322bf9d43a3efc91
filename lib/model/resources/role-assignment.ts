import * as z from 'zod/mini';
import { id, idOf, nested, number, text } from '../fields.ts';
import { parseResourceString } from '../permissions/resource-string.ts';
import { object } from '../told-drift.ts';
import { User } from './user.ts';

const Named = object({ id, name: text });

/** The wire gives an object or its id; both read as an object. */
const orId = <S extends z.ZodMiniType>(schema: S) =>
  nested(
    z.union([
      z.pipe(
        id,
        z.transform((bare) => ({ id: bare })),
      ),
      schema,
    ]),
  );

/** As an object, or as a permission check names it; no source shows which. */
const SharedResource = z.union([
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      const named = parseResourceString(text);
      if (named?.id) return { type: named.type, id: named.id };
      context.issues.push({ code: 'custom', message: 'no resource', input: text });
      return z.NEVER;
    }),
  ),
  object({ type: z.string(), id }),
]);

/**
 * Who holds a role, and where. One without any holder is not one that can be
 * shown, and counts as unreadable.
 */
export const RoleAssignment = z.pipe(
  object({
    user: orId(User),
    user_id: text,
    team: orId(object({ id, name: text, member_count: number })),
    team_id: text,
    invitation: orId(object({ id, email: text })),
    invitation_id: text,
    role: orId(Named),
    role_id: text,
    organization: idOf,
    organization_id: text,
    workspace: idOf,
    workspace_id: text,
    tenant: idOf,
    tenant_id: text,
    project: idOf,
    project_id: text,
    resource: nested(SharedResource),
    resource_type: text,
    resource_id: text,
  }),
  z.transform((wire, context) => {
    const userId = wire.user?.id ?? wire.user_id;
    const teamId = wire.team?.id ?? wire.team_id;
    const invitationId = wire.invitation?.id ?? wire.invitation_id;
    if (userId === null && teamId === null && invitationId === null) {
      context.issues.push({ code: 'custom', message: 'no holder', input: wire });
    }
    return {
      userId,
      /** Null where the server names the user by id only. */
      user: wire.user && 'name' in wire.user ? wire.user : null,
      teamId,
      teamName: wire.team && 'name' in wire.team ? wire.team.name : null,
      /** How many members the team is said to have; null when it is not. */
      teamSize: wire.team && 'member_count' in wire.team ? wire.team.member_count : null,
      invitationId,
      invitationEmail: wire.invitation && 'email' in wire.invitation ? wire.invitation.email : null,
      roleId: wire.role?.id ?? wire.role_id,
      roleName: wire.role && 'name' in wire.role ? wire.role.name : null,
      organizationId: wire.organization ?? wire.organization_id,
      workspaceId: wire.workspace ?? wire.workspace_id ?? wire.tenant ?? wire.tenant_id,
      projectId: wire.project ?? wire.project_id,
      /** What a share role shares, where the server says so; no source shows whether it does. */
      resource:
        wire.resource ??
        (wire.resource_type !== null && wire.resource_id !== null
          ? { type: wire.resource_type, id: wire.resource_id }
          : null),
    };
  }),
);
export type RoleAssignment = z.output<typeof RoleAssignment>;
