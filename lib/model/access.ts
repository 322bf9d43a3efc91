import type { Failure } from './failure.ts';
import type { Permission } from './resources/permission.ts';

/** A role that somebody holds, and how they came by it. */
export interface HeldRole {
  id: string | null;
  name: string;
  /** organization, workspace or project; null when the server does not say. */
  level: string | null;
  /** Where it is held: the id of the workspace or project; null for the organization. */
  workspaceId: string | null;
  projectId: string | null;
  /** The team that gives it; null for a role held directly. */
  viaTeam: string | null;
}

/** A row of an organization's people. Teams are not people; they are listed as `teams`. */
export interface Person {
  id: string;
  kind: 'user' | 'service-account' | 'invitation';
  name: string;
  /** Null when the server does not say, and of invitations. */
  username: string | null;
  email: string | null;
  /** Null when the server does not say. */
  isActive: boolean | null;
  isSuperuser: boolean;
  roles: HeldRole[];
  teams: { id: string; name: string }[];
}

/** One action on one resource type (or on the resource in question), as the control plane's check answered. */
export interface ActionVerdict extends Permission {
  verdict: 'allowed' | 'denied' | 'unknown';
}

/** Something that an answer needed and that could not be read; `what` is an English domain word for it. */
export interface Missing {
  what:
    | 'roles'
    | 'assignments'
    | 'teams'
    | 'team-members'
    | 'permissions'
    | 'role-permissions'
    | 'check'
    | 'people'
    /** The project's id, of which only the name is known: for roles, and for the permission check. */
    | 'project'
    | 'project-check'
    /** The form that the check takes has no place for a project. */
    | 'check-without-project';
  failure: Failure;
}
