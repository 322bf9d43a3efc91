import type { Level } from '../state/records.ts';
import {
  ORGANIZATION_TYPES,
  PROJECT_TYPES,
  permissionsFor,
  STACK_TYPES,
  WORKSPACE_TYPES,
} from './permission-catalogue.ts';

export interface SystemRole {
  name: string;
  level: Level;
  description: string;
  permissions: readonly string[];
}

const EVERYTHING = permissionsFor([...ORGANIZATION_TYPES, ...WORKSPACE_TYPES, ...PROJECT_TYPES]);
const LOOK = ['organization:read', 'member:read', 'team:read', 'role:read'];
const ORGANIZATION_SIDE = permissionsFor(ORGANIZATION_TYPES.filter((type) => type !== 'billing'));
const READ = ['read'];
const WORK = ['create', 'read', 'update'];
const USE = ['client', 'promote', 'prune'];

/**
 * The roles that every organization has from its first day. Names and gists are documented;
 * the exact permissions are not, so they are the plainest reading of the gists. "Own stacks only" needs no rule of
 * its own: creating is permitted, and the owner of a resource may do the rest.
 */
export const SYSTEM_ROLES: readonly SystemRole[] = [
  {
    name: 'Organization Admin',
    level: 'organization',
    description: 'Everything in the organization, all workspaces included.',
    permissions: EVERYTHING,
  },
  {
    name: 'Organization Manager',
    level: 'organization',
    description: 'Administers members, teams and roles. No automatic workspace access.',
    permissions: [...ORGANIZATION_SIDE, 'workspace:create'],
  },
  {
    name: 'Organization Viewer',
    level: 'organization',
    description: 'Sees all workspaces and may connect to them, but not their contents.',
    permissions: [...LOOK, 'workspace:read'],
  },
  {
    name: 'Billing Admin',
    level: 'organization',
    description: 'Billing only. No automatic workspace access.',
    permissions: [...LOOK, ...permissionsFor(['billing'])],
  },
  {
    name: 'Organization Member',
    level: 'organization',
    description: 'Only what is granted explicitly.',
    permissions: LOOK,
  },
  {
    name: 'Workspace Admin',
    level: 'workspace',
    description: 'Everything in the workspace: all projects, all stacks.',
    permissions: permissionsFor([...WORKSPACE_TYPES, ...PROJECT_TYPES]),
  },
  {
    name: 'Workspace Developer',
    level: 'workspace',
    description: "All projects; own stacks in full, read and update on others'.",
    permissions: [
      'workspace:read',
      ...permissionsFor(['project'], WORK),
      ...permissionsFor([...STACK_TYPES, 'tag'], [...WORK, ...USE]),
      ...permissionsFor(PROJECT_TYPES, [...WORK, 'delete', ...USE]),
    ],
  },
  {
    name: 'Workspace Contributor',
    level: 'workspace',
    description: 'Own stacks only, no projects.',
    permissions: ['workspace:read', 'flavor:read', ...permissionsFor(STACK_TYPES, ['create'])],
  },
  {
    name: 'Workspace Viewer',
    level: 'workspace',
    description: 'Read-only, all projects included.',
    permissions: permissionsFor([...WORKSPACE_TYPES, ...PROJECT_TYPES], READ),
  },
  {
    name: 'Stack Admin',
    level: 'workspace',
    description: 'All stacks, no projects.',
    permissions: ['workspace:read', ...permissionsFor(STACK_TYPES)],
  },
  {
    name: 'Project Admin',
    level: 'project',
    description: 'Everything in the project. No stack permissions.',
    permissions: [
      ...permissionsFor(['project'], ['read', 'update', 'delete', 'share']),
      ...permissionsFor(PROJECT_TYPES),
    ],
  },
  {
    name: 'Project Developer',
    level: 'project',
    description: 'Builds and runs everything in the project. No stack permissions.',
    permissions: ['project:read', ...permissionsFor(PROJECT_TYPES, [...WORK, 'delete', ...USE])],
  },
  {
    name: 'Project Contributor',
    level: 'project',
    description: 'Creates in the project and reads it. No stack permissions.',
    permissions: ['project:read', ...permissionsFor(PROJECT_TYPES, ['create', 'read'])],
  },
  {
    name: 'Project Viewer',
    level: 'project',
    description: 'Reads the project. No stack permissions.',
    permissions: ['project:read', ...permissionsFor(PROJECT_TYPES, READ)],
  },
];
