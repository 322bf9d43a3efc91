import * as z from 'zod/mini';
import { id, nested, text } from '../fields.ts';
import { nameOfUser, User } from './user.ts';

const Ref = z.object({ id, name: text });

/**
 * Who holds a role, and where (api.md 2.5 and 10). The wire nests objects or gives ids; both read alike.
 */
export const RoleAssignment = z.pipe(
  z.object({
    user: nested(User),
    user_id: text,
    team: nested(Ref),
    team_id: text,
    invitation: nested(z.object({ id })),
    invitation_id: text,
    role: nested(Ref),
    role_id: text,
    organization_id: text,
    workspace_id: text,
    workspace: nested(z.object({ id })),
    tenant_id: text,
    project_id: text,
    project: nested(z.object({ id })),
  }),
  z.transform((wire) => ({
    userId: wire.user?.id ?? wire.user_id,
    userName: wire.user ? nameOfUser(wire.user) : null,
    teamId: wire.team?.id ?? wire.team_id,
    teamName: wire.team?.name ?? null,
    invitationId: wire.invitation?.id ?? wire.invitation_id,
    roleId: wire.role?.id ?? wire.role_id,
    roleName: wire.role?.name ?? null,
    organizationId: wire.organization_id,
    workspaceId: wire.workspace?.id ?? wire.workspace_id ?? wire.tenant_id,
    projectId: wire.project?.id ?? wire.project_id,
  })),
);
export type RoleAssignment = z.output<typeof RoleAssignment>;
