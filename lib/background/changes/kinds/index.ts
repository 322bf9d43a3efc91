import type { Change, ChangeKind } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import type { Step } from '#lib/model/change/plan.ts';
import type { Result } from '#lib/model/result.ts';
import type { PlanContext, PlannedStep, Planner } from '../planner.ts';
import { assignRole, revokeRole } from './grant.ts';
import { createOrganization, updateOrganization } from './organization.ts';
import { createTeam, deleteTeam, updateTeam } from './team.ts';
import { addTeamMember, removeTeamMember } from './team-membership.ts';
import { createUser, deleteUser, updateUser } from './user.ts';
import { resetPassword } from './user-password.ts';
import { updateWorkspace } from './workspace.ts';
import { createWorkspace, enrollWorkspace } from './workspace-creation.ts';
import { upgradeWorkspace } from './workspace-release.ts';
import { setWorkspaceState } from './workspace-state.ts';

type Planners = { [K in ChangeKind]?: Planner<K> };

const planners: Planners = {
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
  assignRole,
  revokeRole,
  createTeam,
  updateTeam,
  deleteTeam,
  addTeamMember,
  removeTeamMember,
};

/** The step that makes a change; null for a kind that nobody plans. Failures: see `Planner`. */
export function planStep(change: Change, context: PlanContext): Promise<Result<PlannedStep>> | null {
  // A change's input is of its own kind.
  const planner = planners[change.kind] as Planner<ChangeKind> | undefined;
  return planner?.plan(change.input as never, context) ?? null;
}

/** The change that takes a done step back, or why there is none. */
export function undoStep(change: Change, step: Step, resultId: string | null): Change | NoUndo {
  const planner = planners[change.kind] as Planner<ChangeKind> | undefined;
  return planner?.undo(change.input as never, step, resultId) ?? 'no-request';
}
