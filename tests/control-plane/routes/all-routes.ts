import type { Routes } from '../context.ts';
import { authLoginRoutes } from './auth-login.ts';
import { authTokenRoutes } from './auth-tokens.ts';
import { deviceRoutes } from './devices.ts';
import { documentRoutes } from './documents.ts';
import { invitationRoutes } from './invitations.ts';
import { miscRoutes } from './misc.ts';
import { organizationMemberRoutes } from './organization-members.ts';
import { organizationRoutes } from './organizations.ts';
import { permissionCheckRoutes } from './permission-checks.ts';
import { roleAssignmentRoutes } from './role-assignments.ts';
import { roleRoutes } from './roles.ts';
import { serviceAccountRoutes } from './service-accounts.ts';
import { sharingRoutes } from './sharing.ts';
import { teamRoutes } from './teams.ts';
import { userRoutes } from './users.ts';
import { workspaceLifecycleRoutes } from './workspace-lifecycle.ts';
import { workspaceMemberRoutes } from './workspace-members.ts';
import { workspaceRoutes } from './workspaces.ts';

/** Everything that the API answers. */
export const ALL_ROUTES: readonly Routes[] = [
  documentRoutes,
  authLoginRoutes,
  authTokenRoutes,
  userRoutes,
  deviceRoutes,
  invitationRoutes,
  organizationRoutes,
  organizationMemberRoutes,
  serviceAccountRoutes,
  workspaceRoutes,
  workspaceLifecycleRoutes,
  workspaceMemberRoutes,
  teamRoutes,
  roleRoutes,
  roleAssignmentRoutes,
  permissionCheckRoutes,
  sharingRoutes,
  miscRoutes,
];
