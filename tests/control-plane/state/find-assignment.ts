import type { AssignmentRecord } from './records.ts';
import type { State } from './state.ts';

export type Grant = Pick<
  AssignmentRecord,
  'role_id' | 'user_id' | 'team_id' | 'invitation_id' | 'workspace_id' | 'project_id'
>;

/** The assignment that says exactly this, if there is one: nobody holds a role twice in one scope. */
export function findAssignment(state: State, grant: Grant): AssignmentRecord | undefined {
  const candidates =
    grant.user_id !== null
      ? state.assignments.by('user', grant.user_id)
      : grant.team_id !== null
        ? state.assignments.by('team', grant.team_id)
        : state.assignments.by('invitation', grant.invitation_id ?? '');
  return candidates.find(
    (assignment) =>
      assignment.role_id === grant.role_id &&
      assignment.workspace_id === grant.workspace_id &&
      assignment.project_id === grant.project_id,
  );
}
