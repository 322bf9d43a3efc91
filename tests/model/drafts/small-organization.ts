import type { Person } from '#lib/model/access.ts';
import { type CompactEvidence, compactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import type { AccessRole, Evidence, Grant } from '#lib/model/permissions/evidence.ts';

const role = (id: string, level: string, isShare = false): AccessRole => ({
  id,
  name: id,
  level,
  isSystem: !isShare,
  isShare,
  permissions: null,
});

const ROLES = [
  role('Organization Admin', 'organization'),
  role('Organization Member', 'organization'),
  role('Workspace Admin', 'workspace'),
  role('Project Viewer', 'project'),
  role('shared', 'project', true),
];

export const grant = (
  roleId: string,
  holder: Grant['holder'],
  workspaceId: string | null = null,
  projectId: string | null = null,
): Grant => ({ roleId, holder, workspaceId, projectId, resource: null });

export const user = (id: string): Grant['holder'] => ({ kind: 'user', id });

/** The evidence of an organization in which this is held. */
export const evidenceWith = (
  grants: Grant[],
  teams: Evidence['teams'] = [],
  organization = { id: 'acme', name: 'ACME' },
): CompactEvidence =>
  compactEvidence({
    organization,
    workspaceId: null,
    principals: [],
    roles: ROLES,
    grants,
    teams,
    owners: {},
    missing: [],
    complete: true,
    reading: { done: 5, total: 5 },
  });

export const person = (id: string, rest: Partial<Person> = {}): Person => ({
  id,
  kind: 'user',
  name: id,
  username: id,
  email: `${id}@acme.example`,
  isActive: true,
  isSuperuser: false,
  roles: [],
  teams: [],
  ...rest,
});
