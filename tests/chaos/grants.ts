import type { ControlPlane } from '../control-plane/start-control-plane.ts';
import { newAssignment } from '../control-plane/state/new-assignment.ts';
import type { AssignmentRecord } from '../control-plane/state/records.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';

/** A role that somebody else gives a person and takes away again, behind our back. */
interface Grant {
  assignment: AssignmentRecord;
  isHeld: boolean;
  /** When that was last changed; null: never. */
  at: number | null;
}

/** Who can be given what, by their e-mail. */
const GRANTS: Record<string, { workspace: string; role: string }> = {
  'bram@northwind.example': { workspace: 'churn-models', role: 'Workspace Admin' },
  'nikhil@northwind.example': { workspace: 'prod-vision', role: 'Stack Admin' },
};
export const GRANTED = Object.keys(GRANTS);

/** The roles that come and go in a run. */
export function createGrants({ state }: ControlPlane) {
  const ids = demoIds(state);
  const grants = new Map<string, Grant>();
  for (const [index, [email, { workspace, role }]] of Object.entries(GRANTS).entries()) {
    const { id, organization_id } = ids.workspace(workspace);
    const given = {
      organization_id,
      workspace_id: id,
      role_id: ids.role('Northwind ML', role).id,
      user_id: ids.user(email).id,
    };
    const assignment = newAssignment(`c4a05000-0000-4000-8000-00000000000${index}`, given);
    grants.set(given.user_id, { assignment, isHeld: false, at: null });
  }

  function set(grant: Grant, isHeld: boolean): void {
    if (isHeld) state.assignments.add(grant.assignment);
    else state.assignments.remove(grant.assignment.id);
    grant.isHeld = isHeld;
  }

  return {
    /** Gives a role to who has it not, and takes it away from who has it. */
    toggle(email: string): string {
      const grant = grants.get(ids.user(email).id);
      if (!grant) return 'nothing to give';
      set(grant, !grant.isHeld);
      grant.at = performance.now();
      return grant.isHeld ? 'given' : 'taken away';
    },

    /** What may be told of a person: what is true, and what was so no more than `age` ms ago. */
    told<Truth>(userId: string, age: number, truth: () => Truth): Truth[] {
      const grant = grants.get(userId);
      const now = truth();
      if (!grant || grant.at === null || performance.now() - grant.at > age) return [now];
      set(grant, !grant.isHeld);
      const before = truth();
      set(grant, !grant.isHeld);
      return [now, before];
    },
  };
}

export type Grants = ReturnType<typeof createGrants>;
