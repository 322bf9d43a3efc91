import type { Chain, Doubt } from './decision.ts';

/** What somebody can reach in one organization. */
export interface Reach {
  /** The organization, with its workspaces and the projects of these. */
  root: ReachNode;
  /** The account is switched off, so that nothing of what it holds counts. */
  isInactive: boolean;
}

/** A place, and what somebody may do at it. */
export interface ReachNode {
  kind: 'organization' | 'workspace' | 'project';
  id: string;
  /** Null: not known. The control plane does not list projects, nor workspaces that the asker does not see. */
  name: string | null;
  /** The workspace that it is, or is in; null for the organization, and for a project of which it is not known. */
  workspaceId: string | null;
  /**
   * `reached`: some action at it is allowed. `within`: none at it, yet something in it: a project, or what is shared.
   * `unknown`: none for sure, and something that could give one is not known, at it or in it. `none`: nothing, for sure.
   */
  state: 'reached' | 'within' | 'unknown' | 'none';
  /** Every way in which it is reached, the one that gives the most first. */
  sources: ReachSource[];
  /** How many of the actions at it are allowed for sure, … */
  allowed: number;
  /** … of how many that there are. */
  of: number;
  /** Why it is not sure; only of `unknown`, and none where only something in it is not known. */
  doubts: Doubt[];
  /** Of a workspace: what is held there reaches every project in it, those too that nobody lists. */
  hasEveryProject: boolean;
  /** False of a workspace in which a role is held and that is not in the whole list: deleted, or not shown to the asker. */
  isListed: boolean;
  children: ReachNode[];
}

/** One way in which a place is reached. */
export interface ReachSource extends Pick<Chain, 'team' | 'role' | 'isDocumented'> {
  via: 'super-user' | 'outside-rbac' | 'role' | 'share' | 'owner';
  heldAt: ReachNode['kind'];
  /** Held further up than this place. */
  isInherited: boolean;
  /** False: what the role permits here is not known. */
  isSure: boolean;
  /** What is shared; null where the server does not say. */
  resource: { type: string; id: string } | null;
}
