import type { Failure } from '../failure.ts';

/** Whether somebody may do something, on what grounds, and how sure that is. */
export interface Decision {
  verdict: 'allowed' | 'denied' | 'unknown' | 'unavailable';
  /** Who said so: ZenML's own permission check, or the engine from roles; null when nobody could. */
  basis: 'zenml' | 'roles' | null;
  /** Every way in which it is given, in a fixed order; roles add up, so each alone is enough. */
  chains: Chain[];
  /** What would have to be known to be sure; empty in a verdict that is. */
  doubts: Doubt[];
  /** The account is switched off, so that nothing of what it holds counts. */
  isInactive: boolean;
  /** Why nothing could be asked or read; only of `unavailable`. */
  failure: Failure | null;
  /** What the roles alone say, when that is the opposite of what ZenML said. */
  rolesSay: 'allowed' | 'denied' | null;
}

/** One way in which an action is given. */
export interface Chain {
  via: 'super-user' | 'outside-rbac' | 'role' | 'share' | 'owner';
  /** The team that holds the role; null for one held directly. */
  team: { id: string; name: string } | null;
  role: { id: string; name: string; level: string | null } | null;
  /** Where the role is held, or what is owned; both null: the organization. */
  workspaceId: string | null;
  projectId: string | null;
  /** What the role permits is ZenML's documentation, because the server does not list it. */
  isDocumented: boolean;
}

/** Why a verdict is not sure. */
export interface Doubt {
  why: /** The list of roles is not there, or not all of it. */
    | 'roles'
    /** Who holds the role `of` is not there. */
    | 'assignments'
    /** What the role `of` permits is not there. */
    | 'role-permissions'
    /** The server keeps to itself what the system role `of` permits, and ZenML's documentation is silent on this. */
    | 'documentation'
    /** Who is in the team `of` is not there. */
    | 'team-members'
    /** The role `of` shares one resource of this type, and the server does not say which. */
    | 'share'
    /** A role is held in a project, and only the name of the project asked about is known. */
    | 'project'
    /** The role `of` is held in a project, and the question is about the whole workspace. */
    | 'in-project'
    /** Owners may do this, and who owns it is not known. */
    | 'owner'
    /** They own it, and the documentation does not say whether that is enough for this. */
    | 'owner-rights'
    /** They own it, and whether they still belong to the organization is not known. */
    | 'membership'
    /** Whoever sees the workspace sees its default stack; whether this is it is not known. */
    | 'default-stack'
    /** Whether the account is active. */
    | 'active'
    /** Whether the account is a super-user. */
    | 'super-user';
  /** Name of the role or team. */
  of: string | null;
  failure: Failure | null;
}
