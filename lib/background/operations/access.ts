import type { Api } from '#lib/api/api.ts';
import type { AccessRole, Evidence } from '#lib/model/permissions/evidence.ts';
import { roleReaches } from '#lib/model/permissions/role-reaches.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { OperationContext } from '../operation.ts';
import { collectEvidence } from './collect-evidence.ts';
import { list } from './list.ts';
import { accessRole, readPermissions } from './read-permissions.ts';
import { throttled } from './throttled.ts';

interface Input {
  organizationId: string;
  workspaceId: string | null;
  /**
   * `place`: what changes something at the organization itself or at the workspace; all else is a gap without a
   * failure. `everywhere`: who holds what in the organization and in all its workspaces and projects.
   */
  depth: 'place' | 'everywhere';
}

/**
 * Who holds what: one request for the roles, one for who holds each, and one for each role and each team that is held by
 * somebody. Shown as it fills in. What could not be read is named as missing.
 */
export async function readAccess(
  api: Api,
  { organizationId, workspaceId, depth }: Input,
  context: OperationContext,
  show: (evidence: Evidence) => Promise<void> = context.progress,
): Promise<Result<Evidence>> {
  const isEverywhere = depth === 'everywhere';
  const [rows, organizations, workspaces, workspace] = await Promise.all([
    list(api, 'roles', { organizationId }, context),
    context.ask('organizations', {}),
    isEverywhere ? context.ask('workspaces', {}) : null,
    workspaceId === null ? null : context.ask('workspace', { workspace: workspaceId }),
  ]);
  if (rows.failure && rows.items.length === 0) return fail(rows.failure);
  const roles = rows.items.map(accessRole);
  // What a workspace's role gives, it gives inside: of who holds it the organization itself needs to know nothing.
  const isRead = (role: AccessRole) => isEverywhere || workspaceId !== null || isOfOrganization(role);
  const read = roles.filter(isRead);
  const organization = organizations.data?.items.find(({ id }) => id === organizationId) ?? null;
  const found = collectEvidence({
    organization: { id: organizationId, name: organization?.name ?? organizationId },
    workspaceId,
    roles,
    total: read.length,
    rolesFailure: rows.failure,
    hasUnreadRoles: rows.unreadable > 0,
    drift: rows,
    owners: [
      organization,
      workspace?.data ?? null,
      ...ownedIn(organizationId, workspaces?.data?.items ?? []),
    ],
  });
  const tell = throttled(() => show(found.evidence()));

  async function readTeam(teamId: string): Promise<void> {
    const members = await list(api, 'teamMembers', { teamId }, context);
    found.addMembers(teamId, members);
  }

  async function readRole(role: AccessRole): Promise<void> {
    const isAskedFirst = workspaceId !== null && isOfOrganization(role);
    if (isAskedFirst) {
      const known = await readPermissions(api, role, context);
      found.addPermissions(known);
      // The gap stays, without a failure: whoever needs to know who holds it is told that it was not read.
      // Ten thousand members whose role only lets them see each other need not be read to say who may delete a run.
      if (!known.isPartial && roleReaches(known.role, 'workspace') === 'no') return;
    }
    const isScoped = workspaceId !== null && !isOfOrganization(role);
    const query = isScoped ? { workspace_id: workspaceId } : {};
    const assignments = await list(api, 'assignments', { roleId: role.id, query }, context, {
      onRows(rows) {
        if (tell.isDue()) found.addAssignments(role.id, rows);
        void tell();
      },
    });
    found.addAssignments(role.id, assignments);
    const isHeld = assignments.items.length > 0;
    await Promise.all([
      isHeld && !isAskedFirst && readPermissions(api, role, context).then(found.addPermissions),
      ...found.newTeams().map(readTeam),
    ]);
  }

  await Promise.all(
    read.map(async (role) => {
      await readRole(role);
      found.countRole();
      await tell();
    }),
  );
  return ok(found.evidence());
}

const ownedIn = (organizationId: string, workspaces: readonly Workspace[]) =>
  workspaces.filter(({ organization }) => organization?.id === organizationId);

/** Of one that does not say its level, all assignments are read. */
const isOfOrganization = ({ level }: AccessRole): boolean => level !== 'workspace' && level !== 'project';
