import type { Change, ChangeInput } from '#lib/changes.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { findHolder, findOrganization, findRole, findWorkspace } from '../find.ts';
import { guard } from '../guard.ts';
import type { PlanContext, PlannedStep, Planner } from '../planner.ts';
import { roleGuards } from '../role-guards.ts';

type Grant = ChangeInput<'assignRole'>;

/** Giving and taking a role, at the organization, a workspace or a project: query parameters and no body (api.md, 2.5). */
export const assignRole: Planner<'assignRole'> = {
  plan: (input, context) => planGrant(input, context, true),
  undo: (input): Change => ({ kind: 'revokeRole', input }),
};

export const revokeRole: Planner<'revokeRole'> = {
  plan: (input, context) => planGrant(input, context, false),
  undo: (input): Change => ({ kind: 'assignRole', input }),
};

const NEEDS_WORKSPACE = {
  kind: 'invalid',
  reason: null,
  fields: [{ path: 'workspace_id', message: 'A project needs its workspace.' }],
} as const satisfies Failure;

async function planGrant(input: Grant, context: PlanContext, isGiven: boolean): Promise<Result<PlannedStep>> {
  const { organizationId, roleId, holder, workspaceId, projectId } = input;
  if (projectId !== null && workspaceId === null) return fail(NEEDS_WORKSPACE);
  const scope = {
    ...(workspaceId !== null && { workspace_id: workspaceId }),
    ...(projectId !== null && { project_id: projectId }),
  };
  const [role, person, organization, workspace, assignments] = await Promise.all([
    findRole(context, organizationId, roleId),
    findHolder(context, organizationId, holder),
    findOrganization(context, organizationId),
    findWorkspace(context, workspaceId),
    context.read.all('assignments', { roleId, query: scope }),
  ]);
  if (!role.ok) return role;
  if (!organization.ok) return organization;
  if (!workspace.ok) return workspace;
  if (!assignments.ok) return assignments;
  const match = { [`${holder.kind}Id`]: holder.id, workspaceId, projectId };
  const held = assignments.value.find(
    (one) =>
      one[`${holder.kind}Id`] === holder.id && one.workspaceId === workspaceId && one.projectId === projectId,
  );
  const place = projectId !== null ? 'project' : workspaceId !== null ? 'workspace' : 'organization';
  const isNeeded = (held !== undefined) !== isGiven;
  const guards = isNeeded ? roleGuards(role.value, place) : [];
  // Whoever is to become a member has to be invited.
  const isStranger = !person.ok && person.failure.kind === 'not-found' && holder.kind === 'user';
  if (isStranger && isGiven && place === 'organization') guards.push(guard('not-member', 'stops', holder.id));
  // Grants outlive those who held them: what nobody names any more can still be taken away.
  else if (!person.ok && (isGiven || held === undefined)) return person;
  const named = { id: role.value.id, name: role.value.name };
  return ok({
    thing: { type: 'role', ...named },
    role: named,
    holder: person.ok ? person.value : { id: holder.id, name: holder.id },
    organization: organization.value,
    workspace: workspace.value,
    projectId,
    differences: isNeeded
      ? [
          {
            field: 'role',
            before: isGiven ? null : role.value.name,
            after: isGiven ? role.value.name : null,
          },
        ]
      : [],
    guards,
    endpoint: isGiven ? 'assign' : 'unassign',
    params: { roleId, query: { [`${holder.kind}_id`]: holder.id, ...scope } },
    readBack: {
      endpoint: 'assignments',
      params: { roleId, query: scope },
      expect: { kind: isGiven ? 'row' : 'no-row', match },
    },
  });
}
