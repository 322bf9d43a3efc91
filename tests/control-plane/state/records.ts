/**
 * The rows of the store. They use the words of the wire, with ids where the wire nests whole objects, so that an
 * answer is a row plus its neighbours and nothing has to be translated twice.
 */

export type Level = 'organization' | 'workspace' | 'project';

export type WorkspaceStatus =
  | 'not_initialized'
  | 'pending'
  | 'available'
  | 'failed'
  | 'deactivated'
  | 'deleted';

export interface UserRecord {
  id: string;
  username: string;
  email: string | null;
  name: string | null;
  avatar_url: string | null;
  company: string | null;
  job_title: string | null;
  metadata: Record<string, unknown>;
  oauth_provider: string | null;
  oauth_id: string | null;
  is_active: boolean;
  is_superuser: boolean;
  is_onboarded: boolean;
  is_service_account: boolean;
  /** Set for service accounts only. */
  organization_id: string | null;
}

export interface OrganizationRecord {
  id: string;
  name: string;
  description: string | null;
  logo_url: string | null;
  owner_id: string;
  created: number;
  updated: number;
  has_active_subscription: boolean | null;
  trial_ends_at: number | null;
  trusted_domains: string[];
  /** What the plan allows; reaching a number is answered with 402. A feature that is not named has no limit. */
  limits: Record<string, number>;
}

export interface ZenmlService {
  configuration: { version: string; [field: string]: unknown };
  status: { server_url: string | null; version: string | null; storage_size: number | null } | null;
}

export interface MlflowService {
  configuration: { version: string };
  status: { server_url: string; username: string; password: string };
}

/** What a workspace becomes once its delay is over; settled when somebody reads it. */
export interface Transition {
  at: number;
  status: WorkspaceStatus;
  version: string | null;
}

export interface WorkspaceRecord {
  id: string;
  name: string;
  display_name: string;
  description: string | null;
  logo_url: string | null;
  organization_id: string;
  owner_id: string;
  is_managed: boolean;
  enrollment_key: string | null;
  zenml_service: ZenmlService;
  mlflow_service: MlflowService | null;
  usage_counts: Record<string, number>;
  desired_state: WorkspaceStatus;
  state_reason: string | null;
  status: WorkspaceStatus;
  created: number;
  updated: number;
  status_updated: number;
  transition: Transition | null;
}

export interface ProjectRecord {
  id: string;
  workspace_id: string;
  name: string;
  display_name: string;
  description: string | null;
  owner_id: string;
  created: number;
}

export interface ResourceRecord {
  id: string;
  type: string;
  name: string;
  workspace_id: string;
  project_id: string | null;
  owner_id: string | null;
  created: number;
  status: string | null;
  /** A service account made on the workspace server itself: no rule of the control plane binds it. */
  outside_rbac: boolean;
}

export interface TeamRecord {
  id: string;
  organization_id: string;
  name: string;
  description: string | null;
  created: number;
  updated: number;
}

export interface TeamMemberRecord {
  id: string;
  team_id: string;
  user_id: string | null;
  invitation_id: string | null;
}

export interface RoleRecord {
  id: string;
  organization_id: string;
  name: string;
  description: string | null;
  level: Level;
  system_managed: boolean;
  type: 'normal' | 'share';
  /** `resource_type:action`, all of them. */
  permissions: readonly string[];
  created: number;
  updated: number;
}

export interface AssignmentRecord {
  id: string;
  organization_id: string;
  role_id: string;
  user_id: string | null;
  team_id: string | null;
  invitation_id: string | null;
  workspace_id: string | null;
  project_id: string | null;
  /** Share roles speak of one resource only. */
  resource: { type: string; id: string } | null;
}

export interface InvitationRecord {
  id: string;
  organization_id: string;
  email: string;
  inviter_id: string;
  status: 'pending' | 'accepted' | 'expired';
  created: number;
  expires: number;
}

export interface ApiKeyRecord {
  id: string;
  owner_id: string;
  name: string;
  description: string | null;
  key: string;
  active: boolean;
  created: number;
  expires: number | null;
  last_used: number | null;
  last_rotated: number | null;
}

export interface DeviceRecord {
  id: string;
  client_id: string;
  user_id: string | null;
  user_code: string;
  device_code: string;
  status: 'pending' | 'active' | 'locked';
  trusted: boolean;
  created: number;
  expires: number;
}
