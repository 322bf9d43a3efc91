import { decide } from '#lib/model/permissions/decide.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { AccessRole, Evidence, Gap, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { targetAt, type Whereabouts } from '#lib/model/permissions/target.ts';
import type { Permission } from '#lib/model/resources/permission.ts';

const uuid = (n: number): string => `${String(n).padStart(8, '0')}-7f3a-4c1e-9b52-000000000000`;
export const ACME = uuid(1);
export const PROD = uuid(11);
export const STAGING = uuid(12);
export const PARCELS = uuid(21);
export const LABELS = uuid(22);
export const RUN = uuid(31);
export const STACK = uuid(32);
export const SECRET = uuid(33);

const place = (rest: Partial<Whereabouts>): Whereabouts => ({
  organization: { id: ACME },
  workspace: { id: PROD },
  project: null,
  resource: null,
  ...rest,
});

/** The places that are asked about, as pages of the dashboard name them. */
export const AT = {
  organization: place({ workspace: null }),
  workspace: place({}),
  staging: place({ workspace: { id: STAGING } }),
  project: place({ project: PARCELS }),
  /** A page whose project is known by its name only. */
  named: place({ project: 'parcels' }),
  run: place({ project: PARCELS, resource: { type: 'pipeline_run', id: RUN } }),
  /** A page that shows a run without naming its project. */
  bareRun: place({ resource: { type: 'pipeline_run', id: RUN } }),
  stack: place({ resource: { type: 'stack', id: STACK } }),
  secret: place({ resource: { type: 'secret', id: SECRET } }),
  globex: place({ organization: { id: uuid(2) }, workspace: null }),
  prodOfGlobex: place({ organization: { id: uuid(2) } }),
} satisfies Record<string, Whereabouts>;

export const person = (id: string, rest: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id,
  name: id,
  email: null,
  isActive: true,
  isSuperuser: false,
  ...rest,
});
export const ann = person('ann');
export const bot = person('bot', { kind: 'service-account' });
export const core = person('core', { kind: 'team', isActive: null, isSuperuser: null });
export const invited = person('invited', { kind: 'invitation', isActive: null, isSuperuser: null });

export const permits = (...permissions: string[]): Permission[] =>
  permissions.map((one) => {
    const [resourceType = '', action = ''] = one.split(':');
    return { resourceType, action };
  });

/** A role that somebody made, with what the server lists of it; null: it does not list it. */
export const role = (
  name: string,
  level: string | null,
  permissions: readonly string[] | null,
  rest: Partial<AccessRole> = {},
): AccessRole => ({
  id: name,
  name,
  level,
  isSystem: false,
  isShare: false,
  permissions: permissions && permits(...permissions),
  ...rest,
});

/** A system role of which the server does not list what it permits, so that the documentation has to do. */
export const system = (name: string, permissions: readonly string[] | null = null): AccessRole => {
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  const levels: Record<string, string> = { tenant: 'workspace', stack: 'workspace', billing: 'organization' };
  return role(name, levels[first] ?? first, permissions, { isSystem: true });
};
export const share = (permissions: readonly string[] | null, rest: Partial<AccessRole> = {}): AccessRole =>
  role('Share', null, permissions, { isSystem: true, isShare: true, ...rest });

export interface Held {
  role: AccessRole;
  grant: Grant;
}

/** A role of Ann's that somebody made. */
export const own = (
  level: string | null,
  permissions: readonly string[] | null,
  where?: Partial<Grant>,
): Held => holds(ann, role('Own', level, permissions), where);

/** One role assignment; `where` left out: where roles of this level are held in these tests. */
export const holds = (
  { kind, id }: Pick<Principal, 'kind' | 'id'>,
  role: AccessRole,
  where: Partial<Grant> = WHERE[role.level ?? ''] ?? {},
): Held => ({
  role,
  grant: {
    roleId: role.id,
    holder: { kind: kind === 'team' || kind === 'invitation' ? kind : 'user', id },
    workspaceId: null,
    projectId: null,
    resource: null,
    ...where,
  },
});
const WHERE: Record<string, Partial<Grant>> = {
  workspace: { workspaceId: PROD },
  project: { workspaceId: PROD, projectId: PARCELS },
};

/** Evidence from which nothing is missing: nobody in question owns what is asked about, unless said otherwise. */
export const known = (held: readonly Held[], rest: Partial<Evidence> = {}): Evidence => ({
  organization: { id: ACME, name: 'ACME' },
  workspaceId: null,
  principals: [],
  roles: [...new Map(held.map(({ role }) => [role.id, role])).values()],
  grants: held.map(({ grant }) => grant),
  teams: [],
  owners: Object.fromEntries(
    [ACME, PROD, STAGING, PARCELS, LABELS, RUN, STACK, SECRET].map((id) => [id, 'someone']),
  ),
  missing: [],
  complete: true,
  reading: { done: 1, total: 1 },
  ...rest,
});
export const inCore = (...userIds: string[]) => ({ teams: [{ id: 'core', name: 'ml-core', userIds }] });
export const owns = (id: string, userId = 'ann') => ({ owners: { ...known([]).owners, [id]: userId } });
/** Everything of it is somebody else's, but who owns this is not known. */
export const unowned = (id: string) => ({
  owners: Object.fromEntries(Object.entries(known([]).owners).filter(([key]) => key !== id)),
});
export const lacks = (what: Gap['what'], of: string | null, failure: Gap['failure'] = null) => ({
  missing: [{ what, of, failure }],
});

/** A question in words, such as `delete pipeline_run`, at a place. */
export function ask(
  evidence: Evidence,
  question: string,
  where: Whereabouts,
  principal: Principal = ann,
): Decision {
  const [action = '', resourceType = ''] = question.split(' ');
  return decide(evidence, principal, action, targetAt(where, { resourceType, action }));
}

const NAMES = new Map([
  [PROD, 'prod'],
  [STAGING, 'staging'],
  [PARCELS, 'parcels'],
  [LABELS, 'labels'],
]);

/** A decision in a few words: its verdict, then each chain, then each doubt, with a semicolon between. */
export function told({ verdict, chains, doubts, isInactive }: Decision): string {
  return [
    verdict,
    ...(isInactive ? ['inactive'] : []),
    ...chains.map(({ via, role, team, workspaceId, projectId, isDocumented }) =>
      [
        via,
        ...(role ? [role.name] : []),
        ...(team ? [`via ${team.name}`] : []),
        ...[workspaceId, projectId].flatMap((id) => (id === null ? [] : [`@ ${NAMES.get(id) ?? id}`])),
        ...(isDocumented ? ['(documented)'] : []),
      ].join(' '),
    ),
    ...doubts.map(({ why, of }) => (of === null ? `? ${why}` : `? ${why} ${of}`)),
  ].join('; ');
}

/** Cases of a table, each with its name for the test. */
export const named = <C extends readonly [string, ...unknown[]]>(cases: readonly C[]) =>
  cases.map((one) => [one[0], one] as const);
