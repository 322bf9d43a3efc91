import type { HeldRole, Person } from '#lib/model/access.ts';
import { compactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import type { AccessRole, Evidence, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { noRows, type Rows } from '#lib/model/rows.ts';
import type {
  PeopleOfOrganization,
  PermissionCheck,
  ResolvedPlace,
  RolesOfOrganization,
} from '#lib/protocol.ts';
import { type FakeAnswers, ready } from './fake-platform.ts';

export const rowsOf = <T>(items: T[], rest: Partial<Rows<T>> = {}): Rows<T> => ({
  ...noRows<T>(),
  items,
  ...rest,
});

export const uuid = (n: number): string =>
  `${String(n).padStart(8, '0')}-7f3a-4c1e-9b52-${String(n).padStart(12, '0')}`;

export const ADA: User = {
  id: uuid(1),
  username: 'ada',
  name: 'Ada Lovelace',
  email: 'ada@acme.example',
  isActive: true,
  isSuperuser: false,
  isServiceAccount: false,
  organizationId: null,
};

export const ACME: Organization = {
  id: uuid(11),
  name: 'ACME Research',
  description: 'Machine learning at ACME',
  logoUrl: null,
  created: '2024-03-14T09:00:00.000Z',
  updated: '2026-05-01T09:00:00.000Z',
  owner: ADA,
  hasActiveSubscription: true,
  trialExpiry: null,
  trustedDomains: ['acme.example', 'acme.test'],
};

export const GLOBEX: Organization = {
  ...ACME,
  id: uuid(12),
  name: 'Globex',
  description: null,
  owner: null,
  hasActiveSubscription: null,
  trialExpiry: 12 * 86_400 - 60,
  trustedDomains: [],
};

export const PROD: Workspace = {
  id: uuid(21),
  name: 'ml-prod',
  displayName: 'ML production',
  description: 'Models that customers use',
  logoUrl: null,
  organization: { id: ACME.id, name: ACME.name },
  owner: ADA,
  isManaged: true,
  versionWanted: '0.81.1',
  versionRunning: '0.80.0',
  serverUrl: 'https://1a2b3c4d-zenml.cloudinfra.zenml.io',
  storageSize: 1_234_000_000,
  usageCounts: [
    { name: 'pipeline_runs', count: 12_345 },
    { name: 'models', count: 42 },
  ],
  status: 'available',
  desiredState: 'available',
  stateReason: null,
  created: '2025-01-20T09:00:00.000Z',
  updated: '2026-05-20T09:00:00.000Z',
  statusUpdated: null,
};

export const STAGING: Workspace = {
  ...PROD,
  id: uuid(22),
  name: 'ml-staging',
  displayName: 'ML staging',
  description: null,
  versionWanted: '0.81.1',
  versionRunning: '0.81.1',
  status: 'pending',
};

export const EDGE: Workspace = {
  ...PROD,
  id: uuid(23),
  name: 'edge',
  displayName: 'Edge devices',
  organization: { id: GLOBEX.id, name: GLOBEX.name },
  owner: null,
  isManaged: false,
  versionWanted: null,
  versionRunning: null,
  serverUrl: null,
  storageSize: null,
  usageCounts: [],
  status: 'failed',
  desiredState: 'deactivated',
  stateReason: 'helm_timeout',
};

const role = (name: string, rest: Partial<HeldRole> = {}): HeldRole => ({
  id: `role-${name}`,
  name,
  level: 'organization',
  workspaceId: null,
  projectId: null,
  viaTeam: null,
  ...rest,
});

export const MY_ROLES: HeldRole[] = [
  role('Organization Member'),
  role('Workspace Developer', { level: 'workspace', workspaceId: PROD.id, viaTeam: 'ml-core' }),
];

const CORE = {
  id: uuid(31),
  name: 'ml-core',
  description: 'Platform team',
  created: '2025-02-01T09:00:00.000Z',
  updated: null,
  memberCount: 2,
};

const person = (n: number, name: string, rest: Partial<Person> = {}): Person => ({
  id: uuid(n),
  kind: 'user',
  name,
  username: name.split(' ')[0]?.toLowerCase() ?? null,
  email: `${name.split(' ')[0]?.toLowerCase()}@acme.example`,
  isActive: true,
  isSuperuser: false,
  roles: [role('Organization Member')],
  teams: [],
  ...rest,
});

export const GRACE = person(41, 'Grace Hopper', {
  roles: MY_ROLES,
  teams: [{ id: CORE.id, name: CORE.name }],
});

export const PEOPLE: PeopleOfOrganization = {
  people: rowsOf([
    person(1, 'Ada Lovelace', {
      roles: [role('Organization Admin')],
      teams: [{ id: CORE.id, name: CORE.name }],
    }),
    GRACE,
    person(42, 'Alan Turing', { isActive: false }),
    person(43, 'ci-deployer', { kind: 'service-account', email: null, roles: [] }),
    person(44, 'new@acme.example', { kind: 'invitation', email: 'new@acme.example', isActive: null }),
  ]),
  teams: rowsOf([CORE]),
  missing: [],
};

/** The place of a run's page in the dashboard. */
export const RUN_PLACE: Place = {
  ...NOWHERE,
  workspace: 'ml-prod',
  project: 'recommender',
  resource: { type: 'pipeline_run', id: '5d0c1a7e-63b4-4f0b-8f57-0c9a2c7d1e42' },
};

export const WORKSPACE_PLACE: Place = { ...NOWHERE, workspace: 'ml-prod' };

export const resolved = (place: Place): ResolvedPlace => ({
  organization: { id: ACME.id, name: ACME.name },
  workspace: place.workspace ? { id: PROD.id, name: PROD.name, displayName: PROD.displayName } : null,
  project: place.project,
  resource: place.resource,
});

const permits = (types: string[], actions: string[]): Permission[] =>
  types.flatMap((resourceType) => actions.map((action) => ({ resourceType, action })));

const accessRole = (name: string, level: string, permissions: Permission[] | null): AccessRole => ({
  id: `role-${name}`,
  name,
  level,
  isSystem: true,
  isShare: false,
  permissions,
});

const TYPES = ['pipeline_run', 'pipeline', 'model', 'secret'];
const ALL_ACTIONS = ['create', 'read', 'update', 'delete', 'share'];

export const ROLES: AccessRole[] = [
  accessRole(
    'Organization Admin',
    'organization',
    permits(['organization', 'workspace', ...TYPES], ALL_ACTIONS),
  ),
  accessRole('Organization Member', 'organization', permits(['organization'], ['read'])),
  accessRole('Workspace Admin', 'workspace', permits(['workspace', ...TYPES], ALL_ACTIONS)),
  accessRole('Workspace Developer', 'workspace', permits(TYPES, ['create', 'read', 'update'])),
  accessRole('Project Viewer', 'project', permits(['pipeline_run', 'pipeline', 'model'], ['read'])),
];

export const ALL_ROLES: RolesOfOrganization = {
  roles: ROLES,
  descriptions: {},
  missing: [],
  complete: true,
  reading: { done: 5, total: 5 },
};

const principal = (n: number, name: string, rest: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id: uuid(n),
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@acme.example`,
  isActive: true,
  isSuperuser: false,
  ...rest,
});

const grant = (role: string, holder: Grant['holder'], rest: Partial<Grant> = {}): Grant => ({
  roleId: `role-${role}`,
  holder,
  workspaceId: null,
  projectId: null,
  resource: null,
  ...rest,
});

/** Who holds what in the organization: I am in a team that develops in the production workspace. */
export const EVIDENCE: Evidence = {
  organization: { id: ACME.id, name: ACME.name },
  workspaceId: PROD.id,
  principals: [
    principal(1, 'Ada Lovelace'),
    principal(41, 'Grace Hopper'),
    principal(42, 'Alan Turing', { isActive: false }),
    principal(43, 'ci-deployer', { kind: 'service-account', email: null }),
    principal(45, 'Barbara Liskov'),
    { kind: 'team', id: uuid(31), name: 'ml-core', email: null, isActive: null, isSuperuser: null },
  ],
  roles: ROLES,
  grants: [
    grant('Organization Member', { kind: 'user', id: uuid(1) }),
    grant('Organization Admin', { kind: 'user', id: uuid(45) }),
    grant('Workspace Developer', { kind: 'team', id: uuid(31) }, { workspaceId: PROD.id }),
    grant('Workspace Admin', { kind: 'user', id: uuid(41) }, { workspaceId: PROD.id }),
    grant('Workspace Developer', { kind: 'user', id: uuid(42) }, { workspaceId: PROD.id }),
    grant('Project Viewer', { kind: 'user', id: uuid(43) }, { workspaceId: PROD.id, projectId: uuid(51) }),
  ],
  teams: [{ id: uuid(31), name: 'ml-core', userIds: [uuid(1), uuid(41)] }],
  owners: { [PROD.id]: uuid(41), [ACME.id]: uuid(45) },
  missing: [],
  complete: true,
  reading: { done: 5, total: 5 },
};

/** An organization of which I am a member who holds nothing more. */
const NOTHING_HELD: Evidence = {
  ...EVIDENCE,
  organization: { id: GLOBEX.id, name: GLOBEX.name },
  principals: EVIDENCE.principals.filter(({ id }) => id === ADA.id),
  grants: [grant('Organization Member', { kind: 'user', id: uuid(1) })],
  teams: [],
  owners: { [GLOBEX.id]: uuid(45), [EDGE.id]: uuid(45) },
};

const ACTIONS = ['create', 'read', 'update', 'delete'];

export const checkAt = (place: Place, rest: Partial<PermissionCheck> = {}): PermissionCheck => ({
  place: resolved(place),
  actions: ['pipeline_run', 'pipeline', 'model', 'secret'].flatMap((resourceType) =>
    [...ACTIONS, ...(resourceType === 'secret' ? ['read_secret_value'] : [])].map((action) => ({
      resourceType,
      action,
      verdict: action === 'delete' ? 'denied' : action === 'read_secret_value' ? 'unknown' : 'allowed',
    })),
  ),
  catalogue: 'server',
  missing: [],
  ...rest,
});

const WORKSPACES = [PROD, STAGING, EDGE];

/** What ZenML says to somebody for whom all is well. */
export const answers: FakeAnswers = {
  session: () => ready({ state: 'signed-in', user: ADA, word: 'workspace' }),
  organizations: () => ready(rowsOf([ACME, GLOBEX])),
  workspaces: () => ready(rowsOf(WORKSPACES)),
  workspace: ({ workspace }) => {
    const found = WORKSPACES.find(({ id, name }) => [id, name].includes(workspace));
    return found
      ? ready(found)
      : {
          data: null,
          failure: { kind: 'not-found', reason: null },
          updatedAt: null,
          isStale: true,
        };
  },
  people: () => ready(PEOPLE),
  resolve: ({ place }) => ready(resolved(place)),
  access: ({ workspaceId }) => ready({ ...EVIDENCE, workspaceId }),
  reach: ({ organizationId }) => ready(compactEvidence(organizationId === ACME.id ? EVIDENCE : NOTHING_HELD)),
  roles: () => ready(ALL_ROLES),
  permissions: () => ready(rowsOf(permits([...TYPES, 'stack', 'workspace', 'team'], ALL_ACTIONS))),
  releases: () =>
    ready(rowsOf(['0.80.0', '0.81.1', '0.9.0'].map((version) => ({ version, released: null })))),
  users: () => ready(rowsOf([ADA])),
  accountKeys: () => ready(rowsOf([])),
  permissionCheck: ({ place }) => ready(checkAt(place)),
  identify: ({ text }) =>
    ready(
      text === PROD.id
        ? { is: 'workspace', workspace: PROD }
        : text === GRACE.email
          ? { is: 'person', organizationId: ACME.id, person: GRACE }
          : { is: 'unknown', text, complete: true },
    ),
};
