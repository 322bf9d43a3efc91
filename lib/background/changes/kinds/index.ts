import type { Change, ChangeKind } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import type { Step } from '#lib/model/change/plan.ts';
import type { Result } from '#lib/model/result.ts';
import type { PlanContext, PlannedStep, Planner } from '../planner.ts';
import { createAccountKey, deleteAccountKey } from './account-key.ts';
import { assignRole, revokeRole } from './grant.ts';
import { invite, revokeInvitation } from './invitation.ts';
import { removeMember } from './member.ts';
import { createOrganization, updateOrganization } from './organization.ts';
import { createRole, deleteRole, updateRole } from './role.ts';
import { createServiceAccount, deleteServiceAccount } from './service-account.ts';
import { createTeam, deleteTeam, updateTeam } from './team.ts';
import { addTeamMember, removeTeamMember } from './team-membership.ts';
import { createUser, deleteUser, updateUser } from './user.ts';
import { resetPassword } from './user-password.ts';
import { updateWorkspace } from './workspace.ts';
import { createWorkspace, enrollWorkspace } from './workspace-creation.ts';
import { upgradeWorkspace } from './workspace-release.ts';
import { setWorkspaceState } from './workspace-state.ts';

const planners: { [K in ChangeKind]: Planner<K> } = {
  createWorkspace,
  enrollWorkspace,
  updateWorkspace,
  setWorkspaceState,
  upgradeWorkspace,
  createOrganization,
  updateOrganization,
  createUser,
  updateUser,
  resetPassword,
  deleteUser,
  createRole,
  updateRole,
  deleteRole,
  assignRole,
  revokeRole,
  createTeam,
  updateTeam,
  deleteTeam,
  addTeamMember,
  removeTeamMember,
  invite,
  revokeInvitation,
  removeMember,
  createServiceAccount,
  deleteServiceAccount,
  createAccountKey,
  deleteAccountKey,
};

/** The step that makes a change. Failures: see `Planner`. */
export function planStep(change: Change, context: PlanContext): Promise<Result<PlannedStep>> {
  // A change's input is of its own kind.
  const planner = planners[change.kind] as Planner<ChangeKind>;
  return planner.plan(change.input as never, context);
}

/** The change that takes a done step back, or why there is none. */
export function undoStep(change: Change, step: Step, resultId: string | null): Change | NoUndo {
  const planner = planners[change.kind] as Planner<ChangeKind>;
  return planner.undo(change.input as never, step, resultId);
}
