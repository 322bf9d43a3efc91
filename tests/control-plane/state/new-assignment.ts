import type { AssignmentRecord } from './records.ts';

type Given = Pick<AssignmentRecord, 'organization_id' | 'role_id'> & Partial<AssignmentRecord>;

/** An assignment that holds for the whole organization unless a scope is given. */
export function newAssignment(id: string, given: Given): AssignmentRecord {
  return {
    id,
    user_id: null,
    team_id: null,
    invitation_id: null,
    workspace_id: null,
    project_id: null,
    resource: null,
    ...given,
  };
}
