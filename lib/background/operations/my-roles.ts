import type { Api } from '#lib/api/api.ts';
import type { HeldRole, Missing } from '#lib/model/access.ts';
import { isUuid } from '#lib/model/locate.ts';
import type { Place } from '#lib/model/place.ts';
import type { Role } from '#lib/model/resources/role.ts';
import type { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { ResolvedPlace, RolesAtPlace } from '#lib/protocol.ts';
import type { OperationContext } from '../answers.ts';
import { list } from './list.ts';
import { resolvePlace } from './resolve-place.ts';
import { missingOf, teamsWithMembers } from './teams.ts';

/**
 * My roles that reach a place: who holds each role of the organization is asked, and my own and my teams' are
 * kept (ARCHITECTURE.md, "Access rules": roles add up, teams' members inherit).
 */
export async function myRoles(
  api: Api,
  { place }: { place: Place },
  context: OperationContext,
): Promise<Result<RolesAtPlace>> {
  const resolved = await resolvePlace(api, place, context);
  if (!resolved.ok) return resolved;
  const me = (await context.ask('session', {})).data;
  const isSuperuser = me?.state === 'signed-in' && me.user.isSuperuser;
  const organization = resolved.value.organization;
  if (!organization) return ok({ place: resolved.value, roles: [], isSuperuser, missing: [] });

  const [teams, roles] = await Promise.all([
    teamsWithMembers(api, organization.id, context),
    list(api, 'roles', { organizationId: organization.id }, context),
  ]);
  const myTeams = new Map(
    teams.memberships
      .filter(({ userIds }) => userIds.has(context.userId))
      .map(({ team }) => [team.id, team.name] as const),
  );
  const read = await Promise.all(
    roles.items
      .filter((role) => reaches(role.level, resolved.value))
      .map(async (role) => ({
        role,
        rows: await list(
          api,
          'assignments',
          { roleId: role.id, query: scopeOf(role.level, resolved.value) },
          context,
        ),
      })),
  );
  const held = read.flatMap(({ role, rows }) =>
    rows.items
      .filter((assignment) => isHere(assignment, resolved.value))
      .flatMap((assignment) => heldBy(assignment, role, context.userId, myTeams)),
  );
  const failed = read.find(({ rows }) => rows.failure)?.rows;
  const missing: Missing[] = [
    ...teams.missing,
    ...missingOf('roles', roles),
    ...(failed ? missingOf('assignments', failed) : []),
    ...unknownProject(resolved.value, held),
  ];
  return ok({ place: resolved.value, roles: held, isSuperuser, missing });
}

/** A role of a finer level than the place says nothing about the place. An unknown level is asked about. */
function reaches(level: string | null, place: ResolvedPlace): boolean {
  if (level === 'workspace') return place.workspace !== null;
  if (level === 'project') return place.workspace !== null && place.project !== null;
  return true;
}

function scopeOf(level: string | null, place: ResolvedPlace): { workspace_id?: string; project_id?: string } {
  if (!place.workspace || (level !== 'workspace' && level !== 'project')) return {};
  const scope = { workspace_id: place.workspace.id };
  return level === 'project' && place.project && isUuid(place.project)
    ? { ...scope, project_id: place.project }
    : scope;
}

/** Servers may ignore the filter, so it is applied here too. */
const isHere = ({ workspaceId, projectId }: RoleAssignment, place: ResolvedPlace): boolean =>
  (workspaceId === null || workspaceId === place.workspace?.id) &&
  (projectId === null || (place.project !== null && (projectId === place.project || !isUuid(place.project))));

function heldBy(
  assignment: RoleAssignment,
  role: Role,
  userId: string,
  myTeams: ReadonlyMap<string, string>,
): HeldRole[] {
  const viaTeam = assignment.teamId ? (myTeams.get(assignment.teamId) ?? null) : null;
  if (assignment.userId !== userId && viaTeam === null) return [];
  const { workspaceId, projectId } = assignment;
  return [{ id: role.id, name: role.name, level: role.level, workspaceId, projectId, viaTeam }];
}

/** A project named by its name cannot be told from others of the workspace: only ids stand in assignments. */
const unknownProject = ({ project }: ResolvedPlace, held: readonly HeldRole[]): Missing[] =>
  project !== null && !isUuid(project) && held.some(({ projectId }) => projectId !== null)
    ? [{ what: 'project', failure: { kind: 'not-found', reason: null } }]
    : [];
