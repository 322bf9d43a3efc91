import * as z from 'zod/mini';

/** What may be sent: strict, so that nothing goes out that nobody meant to send. */
const text = z.optional(z.string());
const flag = z.optional(z.boolean());
/** For fields that can be emptied. */
const clearable = z.optional(z.nullable(z.string()));

const password = z.optional(z.string());
const userCode = z.string();
/** The fields that nobody may keep: whoever adds a field that is a secret makes it one of these. */
export const secrets: ReadonlySet<unknown> = new Set([password, userCode]);

/** The name under which a control plane knows a workspace: `tenant_id` before ZenML 0.80. */
const scope = { workspace_id: text, project_id: text };

export const NameFilter = z.strictObject({ name: text });
export const OrganizationFilter = z.strictObject({ name: text, owner_id: text, owner_username: text });
export const RoleFilter = z.strictObject({ level: text, name: text });
export const UserFilter = z.strictObject({ email: text });
export const InvitationFilter = z.strictObject({ only_pending: flag, email: text });
export const StatusFilter = z.strictObject({ status: text });
export const Scope = z.strictObject(scope);
export const WorkspaceFilter = z.strictObject({
  workspace_id: text,
  workspace_name: text,
  url: text,
  organization_id: text,
  status: text,
  is_managed: flag,
  owner_id: text,
  member_only: flag,
});

/** Exactly one holder: a user (or service account), a team or an invitation; a project needs its workspace. */
export const Grant = z.strictObject({ user_id: text, team_id: text, invitation_id: text, ...scope }).check(
  z.refine((grant) => [grant.user_id, grant.team_id, grant.invitation_id].filter(Boolean).length === 1),
  z.refine((grant) => !grant.project_id || Boolean(grant.workspace_id)),
);
export const TeamMember = z
  .strictObject({ user_id: text, invitation_id: text })
  .check(z.refine((member) => Boolean(member.user_id) !== Boolean(member.invitation_id)));
export const OrganizationMember = z.strictObject({ user_id: z.string() });
export const WorkspaceMember = z.strictObject({ user_id: z.string() });
export const NewWorkspaceMember = z.strictObject({ user_id: z.string(), role_id: z.string() });
export const NewUser = z.strictObject({ username: text, email: text, password, is_superuser: flag });
export const ServerAction = z.strictObject({ server_id: z.string(), action: text });
export const AllowedIdsQuery = z.strictObject({
  user_id: z.string(),
  resource: z.string(),
  action: z.string(),
});
export const CheckQuery = z.strictObject({ user_id: z.string(), action: z.string() });
export const CheckQueryWithResources = z.strictObject({
  user_id: z.string(),
  action: z.string(),
  resources: z.array(z.string()),
});
export const ResourceNames = z.array(z.string());
export const Share = z.strictObject({
  user_id: text,
  team_id: text,
  sharing_user_id: text,
  resource: z.string(),
  actions: z.array(z.string()),
});

export const UserPatch = z.strictObject({
  name: clearable,
  username: text,
  password,
  is_superuser: flag,
  is_active: flag,
});
export const NewOrganization = z.strictObject({
  name: z.string(),
  description: clearable,
  logo_url: clearable,
});
export const OrganizationPatch = z.strictObject({
  name: text,
  description: clearable,
  logo_url: clearable,
  trusted_domains: z.optional(z.array(z.string())),
});
export const NewInvitation = z.strictObject({ email: z.string(), role_id: text });
export const NewTeam = z.strictObject({
  name: z.string(),
  description: clearable,
  organization_id: z.string(),
});
export const TeamPatch = z.strictObject({ name: text, description: clearable });
export const NewRole = z.strictObject({
  name: z.string(),
  description: clearable,
  organization_id: z.string(),
  level: z.string(),
  permissions: z.optional(z.array(z.unknown())),
});
export const RolePatch = z.strictObject({
  name: text,
  description: clearable,
  permissions: z.optional(z.array(z.unknown())),
});
export const NewServiceAccount = z.strictObject({
  username: z.string(),
  description: clearable,
  role_id: text,
});
export const ServiceAccountPatch = z.strictObject({
  username: text,
  name: text,
  description: clearable,
  is_active: flag,
});
export const NewApiKey = z.strictObject({
  name: z.string(),
  description: clearable,
  expires_in_minutes: z.optional(z.nullable(z.number())),
});
export const ApiKeyPatch = z.strictObject({ name: text, description: clearable, active: flag });
export const KeyRotation = z.strictObject({ retain_period_minutes: z.optional(z.number()) });
export const DevicePatch = z.strictObject({ locked: flag });
export const DeviceVerification = z.strictObject({ user_code: userCode, trusted_device: flag });

const Service = z.strictObject({
  configuration: z.strictObject({
    version: text,
    /** The image and chart that a workspace is deployed from. */
    admin: z.optional(z.strictObject({ image_repository: text, image_tag: text, helm_chart_version: text })),
  }),
});
/** Null takes it away. Of its configuration only the version is documented. */
const MlflowService = z.nullable(
  z.strictObject({ configuration: z.optional(z.strictObject({ version: text })) }),
);
export const NewWorkspace = z.strictObject({
  name: text,
  display_name: text,
  description: clearable,
  organization_id: z.string(),
  logo_url: clearable,
  owner_id: text,
  is_managed: flag,
  zenml_service: z.optional(Service),
  mlflow_service: z.optional(MlflowService),
});
export const WorkspacePatch = z.strictObject({
  name: text,
  display_name: text,
  description: clearable,
  logo_url: clearable,
  owner_id: text,
  desired_state: text,
  state_reason: text,
  zenml_service: z.optional(Service),
  mlflow_service: z.optional(MlflowService),
});
export const Enroll = z.strictObject({ enroll: flag });
export const Force = z.strictObject({ force: flag });
