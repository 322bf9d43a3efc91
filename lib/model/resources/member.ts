import * as z from 'zod/mini';
import { id, listOf, member, nested, text } from '../fields.ts';
import { Invitation } from './invitation.ts';
import { Team } from './team.ts';
import { User } from './user.ts';

/** A team named inside another object: an id, or the object itself. */
const TeamRef = z.union([
  id,
  z.pipe(
    z.object({ id }),
    z.transform((wire) => wire.id),
  ),
]);

const MemberRole = z.pipe(
  z.object({
    role_id: text,
    role: nested(z.object({ id, name: text })),
    name: text,
    level: member,
    via_team: nested(TeamRef),
    workspace_id: text,
    project_id: text,
  }),
  z.transform((wire) => ({
    roleId: wire.role_id ?? wire.role?.id ?? null,
    roleName: wire.role?.name ?? wire.name,
    level: wire.level,
    /** The id of the team that gives the role; null for a role held directly. */
    viaTeamId: wire.via_team,
    workspaceId: wire.workspace_id,
    projectId: wire.project_id,
  })),
);

/**
 * One row of an organization's members: a user or service account, a team, or a pending invitation
 * (api.md 10, medium evidence). Some servers answer the user itself.
 */
export const Member = z.union([
  z.pipe(
    z.object({ user: User, roles: listOf(MemberRole) }),
    z.transform((wire) => ({ kind: 'user' as const, user: wire.user, roles: wire.roles })),
  ),
  z.pipe(
    z.object({ team: Team, roles: listOf(MemberRole) }),
    z.transform((wire) => ({ kind: 'team' as const, team: wire.team, roles: wire.roles })),
  ),
  z.pipe(
    z.object({ invitation: Invitation, roles: listOf(MemberRole) }),
    z.transform((wire) => ({ kind: 'invitation' as const, invitation: wire.invitation, roles: wire.roles })),
  ),
  z.pipe(
    z.looseObject({ id, username: z.string(), roles: listOf(MemberRole) }),
    z.transform((wire) => ({ kind: 'user' as const, user: z.parse(User, wire), roles: wire.roles })),
  ),
]);
export type Member = z.output<typeof Member>;
