import * as z from 'zod/mini';
import { noteDrift } from '../drift.ts';
import { idOf, listOf, nested, text } from '../fields.ts';
import { object, parseTelling } from '../told-drift.ts';
import { Invitation } from './invitation.ts';
import { level } from './level.ts';
import { Team } from './team.ts';
import { User } from './user.ts';

/** A team that gives a role: its id, itself, or nothing more than that one does. */
const ViaTeam = z.union([
  z.pipe(
    z.boolean(),
    z.transform((isViaTeam) => ({ isViaTeam, id: null as string | null })),
  ),
  z.pipe(
    idOf,
    z.transform((id) => ({ isViaTeam: id !== null, id })),
  ),
]);

const MemberRole = z.pipe(
  object({
    role_id: text,
    role: nested(object({ id: z.string(), name: text })),
    name: text,
    level,
    via_team: z.optional(ViaTeam),
    workspace_id: text,
    tenant_id: text,
    project_id: text,
  }),
  z.transform((wire) => ({
    roleId: wire.role_id ?? wire.role?.id ?? null,
    roleName: wire.role?.name ?? wire.name,
    level: wire.level,
    /** Whether a team gives the role, which the server may say without naming the team. */
    isViaTeam: wire.via_team?.isViaTeam ?? false,
    /** The id of the team that gives the role; null for a role held directly, or when it is not named. */
    viaTeamId: wire.via_team?.id ?? null,
    workspaceId: wire.workspace_id ?? wire.tenant_id,
    projectId: wire.project_id,
  })),
);

const roles = listOf(MemberRole);

const UserMember = z.pipe(
  object({ user: User, roles }),
  z.transform((wire) => ({ kind: 'user' as const, id: wire.user.id, user: wire.user, roles: wire.roles })),
);
const TeamMember = z.pipe(
  object({ team: Team, roles }),
  z.transform((wire) => ({ kind: 'team' as const, id: wire.team.id, team: wire.team, roles: wire.roles })),
);
const InvitationMember = z.pipe(
  object({ invitation: Invitation, roles }),
  z.transform((wire) => ({
    kind: 'invitation' as const,
    id: wire.invitation.id,
    invitation: wire.invitation,
    roles: wire.roles,
  })),
);

export type Member =
  | z.output<typeof UserMember>
  | z.output<typeof TeamMember>
  | z.output<typeof InvitationMember>;

/**
 * One row of the members of an organization, workspace, project or team: a user or service account, a team, or a
 * pending invitation (the shape is second-hand). Some servers answer the user itself.
 *
 * Decided by which of them is there and not by trying one after the other: a try that fails would count its drift.
 */
export const Member = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((wire, context): Member => {
    const { parsed, notes } = parseTelling(...choose(wire));
    for (const note of notes) noteDrift(note);
    if (parsed.success) return parsed.data;
    context.issues.push({ code: 'custom', message: 'no user, team or invitation with an id', input: wire });
    return z.NEVER;
  }),
);

type Chosen = readonly [z.ZodMiniType<Member>, Record<string, unknown>];

function choose(wire: Record<string, unknown>): Chosen {
  const isThere = (name: string) => wire[name] !== undefined && wire[name] !== null;
  if (isThere('user')) return [UserMember, wire];
  if (isThere('team')) return [TeamMember, wire];
  if (isThere('invitation')) return [InvitationMember, wire];
  return [UserMember, { user: wire, roles: wire.roles }];
}
