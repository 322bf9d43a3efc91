import type { AccessRole, Evidence, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';

export const id = (n: number): string =>
  `${String(n).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const [ORGANIZATION, WORKSPACE, OTHER_WORKSPACE] = [id(1), id(2), id(3)];
export const [PROJECT, OTHER_PROJECT, RUN, STACK] = [id(4), id(5), id(6), id(7)];

export const role = (
  name: string,
  level: string | null,
  permissions: string[] | null,
  rest = {},
): AccessRole => ({
  id: name,
  name,
  level,
  isSystem: false,
  isShare: false,
  permissions:
    permissions?.map((one) => {
      const [resourceType = '', action = ''] = one.split(':');
      return { resourceType, action };
    }) ?? null,
  ...rest,
});

export const ROLES = [
  role('Admin', 'organization', ['*:*']),
  role('Member', 'organization', ['member:read', 'organization:read']),
  role('Developer', 'workspace', ['pipeline_run:read', 'pipeline_run:delete', 'stack:read']),
  role('Viewer', 'project', ['pipeline_run:read']),
  role('Riddle', 'workspace', null),
  role('Share of run', 'project', ['pipeline_run:read'], { isSystem: true, isShare: true }),
];

export const person = (n: number, rest: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id: id(n),
  name: `Person ${n}`,
  email: null,
  isActive: true,
  isSuperuser: false,
  ...rest,
});
export const grant = (roleId: string, n: number, rest: Partial<Grant> = {}): Grant => ({
  roleId,
  holder: { kind: 'user', id: id(n) },
  workspaceId: null,
  projectId: null,
  resource: null,
  ...rest,
});
export const inWorkspace = { workspaceId: WORKSPACE };
export const inProject = { workspaceId: WORKSPACE, projectId: PROJECT };

export const evidence = (rest: Partial<Evidence> = {}): Evidence => ({
  organization: { id: ORGANIZATION, name: 'Acme' },
  workspaceId: WORKSPACE,
  principals: [person(10), person(11)],
  roles: ROLES,
  grants: [],
  teams: [],
  owners: {},
  missing: [],
  complete: true,
  reading: { done: 6, total: 6 },
  ...rest,
});

export const place = (rest: Partial<Whereabouts> = {}): Whereabouts => ({
  organization: { id: ORGANIZATION },
  workspace: { id: WORKSPACE },
  project: null,
  resource: null,
  ...rest,
});
export const HERE = {
  organization: place({ workspace: null }),
  workspace: place(),
  project: place({ project: PROJECT }),
  run: place({ project: PROJECT, resource: { type: 'pipeline_run', id: RUN } }),
  stack: place({ project: PROJECT, resource: { type: 'stack', id: STACK } }),
};

export const shared = { type: 'pipeline_run', id: RUN };
