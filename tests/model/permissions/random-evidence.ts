import * as fc from 'fast-check';
import type { AccessRole, Evidence, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { SYSTEM_ROLES } from '../../control-plane/rbac/system-roles.ts';
import {
  ACME,
  AT,
  LABELS,
  PARCELS,
  PROD,
  permits,
  RUN,
  role,
  SECRET,
  STACK,
  STAGING,
} from './evidence-builder.ts';

/** Types of every kind, and one that no source names. */
const TYPES = [
  'pipeline_run',
  'model',
  'stack',
  'secret',
  'project',
  'workspace',
  'member',
  'spaceship',
  '*',
];
const ACTIONS = ['create', 'read', 'update', 'delete', 'share', 'read_secret_value', 'launch', '*'];

const permission: fc.Arbitrary<Permission> = fc.record({
  resourceType: fc.constantFrom(...TYPES),
  action: fc.constantFrom(...ACTIONS),
});

/** A question, at a place of each kind. */
export const anyQuestion = fc.record({
  permission: permission.filter(({ resourceType, action }) => resourceType !== '*' && action !== '*'),
  where: fc.constantFrom<Whereabouts>(
    AT.organization,
    AT.workspace,
    AT.staging,
    AT.project,
    AT.named,
    AT.run,
    AT.bareRun,
    AT.stack,
    AT.secret,
  ),
});

/** Roles that somebody made, of all levels; what they permit is theirs alone to say. */
const customRoles: fc.Arbitrary<AccessRole[]> = fc
  .array(
    fc.record({
      level: fc.constantFrom('organization', 'workspace', 'project', null),
      permissions: fc.array(permission, { maxLength: 5 }),
      isShare: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) => drawn.map((one, index) => ({ ...role(`Own ${index}`, one.level, []), ...one })));

/** What is documented as everything is everything, also of what no catalogue has. */
const EVERYTHING: Record<string, string[]> = {
  'Organization Admin': ['*:*'],
  'Workspace Admin': ['pipeline_run', 'model', 'stack', 'secret', 'project', 'workspace'].map(
    (type) => `${type}:*`,
  ),
  'Project Admin': ['pipeline_run:*', 'model:*'],
};

/** ZenML's own roles as the control plane of the tests has them: what is documented of them is true there. */
const systemRoles: AccessRole[] = SYSTEM_ROLES.map(({ name, level, permissions }) => ({
  ...role(name, level, []),
  isSystem: true,
  permissions: permits(...permissions, ...(EVERYTHING[name] ?? [])),
}));

const HOLDERS: Grant['holder'][] = [
  ...['ann', 'ann', 'bea'].map((id) => ({ kind: 'user' as const, id })),
  ...['core', 'other'].map((id) => ({ kind: 'team' as const, id })),
  { kind: 'invitation', id: 'ann' },
];
const inProd = { workspaceId: PROD };
const inParcels = { workspaceId: PROD, projectId: PARCELS };
type Scope = Partial<Pick<Grant, 'workspaceId' | 'projectId' | 'resource'>>;

/** Where a role may be held, by its level: the scope of an assignment has to match it. A share is held where the thing is. */
function scopesOf({ level, isShare }: AccessRole): Scope[] {
  const workspaces = [inProd, { workspaceId: STAGING }];
  // Servers may name the project alone.
  const alone = [{ projectId: PARCELS }, { projectId: LABELS }];
  const projects = [inParcels, { workspaceId: PROD, projectId: LABELS }, ...alone];
  if (isShare) {
    const run = { type: 'pipeline_run', id: RUN };
    const things = [
      { type: 'stack', id: STACK },
      { type: 'secret', id: SECRET },
    ];
    return [
      { ...inParcels, resource: run },
      ...[run, ...things].flatMap((resource) => [{ resource }, { ...inProd, resource }]),
    ];
  }
  if (level === 'organization') return [{}];
  if (level === 'workspace') return workspaces;
  return level === 'project' ? projects : [{}, ...workspaces, ...projects];
}

const grantOf = (roles: readonly AccessRole[]): fc.Arbitrary<Grant> =>
  fc.constantFrom(...roles).chain((held) =>
    fc
      .record({ holder: fc.constantFrom(...HOLDERS), where: fc.constantFrom(...scopesOf(held)) })
      .map(({ holder, where }) => ({
        roleId: held.id,
        holder,
        workspaceId: null,
        projectId: null,
        resource: null,
        ...where,
      })),
  );

const OWNED = [ACME, PROD, STAGING, PARCELS, LABELS, RUN, STACK, SECRET];

/** Evidence from which nothing is missing, together with one more grant that could be added to it. */
export const anyEvidence: fc.Arbitrary<{ evidence: Evidence; extra: Grant }> = customRoles.chain((own) => {
  const roles = [...own, ...systemRoles];
  return fc
    .record({
      grants: fc.array(fc.oneof({ weight: 3, arbitrary: grantOf(own) }, grantOf(systemRoles)), {
        maxLength: 5,
      }),
      extra: grantOf(roles),
      members: fc.tuple(fc.subarray(['ann', 'bea']), fc.subarray(['ann', 'bea', 'cem'])),
      owners: fc.tuple(...OWNED.map(() => fc.constantFrom('ann', 'bea', 'cem'))),
    })
    .map(({ grants, extra, members, owners }) => ({
      extra,
      evidence: {
        organization: { id: ACME, name: 'ACME' },
        workspaceId: null,
        principals: [],
        roles,
        grants,
        teams: ['core', 'other'].map((id, index) => ({ id, name: id, userIds: members[index] ?? [] })),
        owners: Object.fromEntries(OWNED.map((id, index) => [id, owners[index] ?? 'cem'])),
        missing: [],
        complete: true,
        reading: { done: 1, total: 1 },
      },
    }));
});

/** Somebody to ask about, of whom everything is known. */
export const anyPrincipal: fc.Arbitrary<Principal> = fc.record({
  kind: fc.constantFrom('user', 'user', 'service-account', 'workspace-service-account', 'team', 'invitation'),
  id: fc.constantFrom('ann', 'ann', 'ann', 'core'),
  name: fc.constant('Ann'),
  email: fc.constant(null),
  isActive: fc.constantFrom(true, true, true, true, false),
  isSuperuser: fc.constantFrom(false, false, false, false, true),
});
