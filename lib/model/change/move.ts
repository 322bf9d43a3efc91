interface Holder {
  kind: 'user' | 'team' | 'invitation';
  id: string;
}

/**
 * What a step does to who holds what, as far as guards look at it. Steps that change nothing, and changes of names and the
 * like, are no moves.
 */
export type Move =
  | {
      is: 'role';
      step: number;
      isGiven: boolean;
      organizationId: string;
      roleId: string;
      holder: Holder;
      /** Both null: the organization. */
      workspaceId: string | null;
      projectId: string | null;
    }
  | {
      is: 'membership';
      step: number;
      isGiven: boolean;
      organizationId: string;
      teamId: string;
      member: Pick<Holder, 'id'> & { kind: 'user' | 'invitation' };
    }
  | { is: 'team-gone'; step: number; organizationId: string; teamId: string }
  | { is: 'role-gone'; step: number; organizationId: string; roleId: string }
  /** Taken out of an organization, with everything that they hold in it. */
  | { is: 'left'; step: number; organizationId: string; userId: string }
  /** An account is switched on or off, or deleted; `organizationId` null: whatever it holds in all of them. */
  | {
      is: 'account';
      step: number;
      becomes: 'on' | 'off' | 'gone';
      organizationId: string | null;
      userId: string;
    }
  | { is: 'super-user'; step: number; isGiven: boolean; userId: string };
