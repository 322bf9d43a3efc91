import type { Failure } from '../failure.ts';
import type { Permission } from '../resources/permission.ts';
import type { Drift } from '../told-drift.ts';

/**
 * All that is known of who holds what in an organization, or in one workspace of it (ARCHITECTURE.md, "Permission
 * engine"). Plain data, so that it crosses messages and storage. What could not be read is named in `missing`: the
 * engine never takes silence for "no". Drift is that of all lists that it is made of.
 */
export interface Evidence extends Partial<Drift> {
  organization: { id: string; name: string };
  /** The workspace that grants were read for; null: all of the organization. */
  workspaceId: string | null;
  /** Everybody who was seen to hold or own something, or to be in a team that does. */
  principals: Principal[];
  roles: AccessRole[];
  grants: Grant[];
  /** The teams that hold a role. */
  teams: TeamOfEvidence[];
  /** Ids of users, by the id of the organization or workspace that they own; absent: not known. */
  owners: Record<string, string>;
  missing: Gap[];
  /** False while roles are still being read, … */
  complete: boolean;
  /** … of which so many have been. */
  reading: { done: number; total: number };
}

/** Who can hold a role, or act. */
export interface Principal {
  /** `workspace-service-account`: made on a workspace's server itself (deprecated), and bound by no role. */
  kind: 'user' | 'service-account' | 'workspace-service-account' | 'team' | 'invitation';
  id: string;
  name: string;
  email: string | null;
  /** Null when it is not known; teams and invitations have no such state. */
  isActive: boolean | null;
  isSuperuser: boolean | null;
}

export interface AccessRole {
  id: string;
  name: string;
  /** organization, workspace or project; null when the server does not say. */
  level: string | null;
  isSystem: boolean;
  /** Comes from sharing a single resource. */
  isShare: boolean;
  /** Null when the server does not list them, which is not the same as none. */
  permissions: Permission[] | null;
}

/** One role assignment. */
export interface Grant {
  roleId: string;
  holder: { kind: 'user' | 'team' | 'invitation'; id: string };
  /** Both null: the whole organization. */
  workspaceId: string | null;
  projectId: string | null;
  /** What a share role shares; null when the server does not say. */
  resource: { type: string; id: string } | null;
}

export interface TeamOfEvidence {
  id: string;
  name: string;
  /** Who is in it: users, service accounts, and invitations, which will be once they are accepted. */
  userIds: string[];
}

/**
 * A part of the evidence that is not there. Without a `failure` it is still on its way, was left out because it changes
 * nothing where the evidence is about, or the server keeps it to itself.
 */
export interface Gap {
  what: /** Some of the organization's roles. */
    | 'roles'
    /** Who holds the role `of`. */
    | 'assignments'
    /** What the role `of` permits. */
    | 'role-permissions'
    /** Who is in the team `of`. */
    | 'team-members';
  /** Id of the role or team; null for the list of roles. */
  of: string | null;
  failure: Failure | null;
}
