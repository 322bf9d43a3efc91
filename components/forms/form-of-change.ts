import type { ChangeKind } from '#lib/changes.ts';
import type { FormName } from './FormView.tsx';
import type { FormWork, Values } from './field.ts';
import { keptWhole } from './ticks.ts';

/** A change as it is kept: its kind and input, which no view may trust to be of today's shape. */
export interface KeptChange {
  kind: string;
  input: unknown;
}

/** The form of each change that has one, and the ids that the form wants to be told. */
const FORMS: Partial<Record<ChangeKind, readonly [form: FormName, ...of: string[]]>> = {
  createWorkspace: ['create-workspace', 'organizationId'],
  enrollWorkspace: ['enroll-workspace', 'organizationId'],
  updateWorkspace: ['edit-workspace', 'workspaceId'],
  upgradeWorkspace: ['upgrade-workspace', 'workspaceId'],
  createOrganization: ['create-organization'],
  updateOrganization: ['edit-organization', 'organizationId'],
  createUser: ['create-user'],
  createRole: ['create-role', 'organizationId'],
  updateRole: ['edit-role', 'organizationId', 'roleId'],
  assignRole: ['assign-role', 'organizationId', 'holderKind', 'holderId'],
  createTeam: ['create-team', 'organizationId'],
  updateTeam: ['edit-team', 'organizationId', 'teamId'],
  invite: ['invite', 'organizationId'],
  createServiceAccount: ['create-service-account', 'organizationId'],
  createAccountKey: ['create-key', 'organizationId', 'accountId'],
};

/** The fields that hold what a change says, where they are called otherwise. */
const FIELDS = new Map([
  ['logoUrl', 'logo'],
  ['trustedDomains', 'domains'],
  ['roleId', 'role'],
  ['workspaceId', 'workspace'],
  ['projectId', 'project'],
  ['invite email', 'emails'],
  ['createServiceAccount username', 'name'],
]);
const MINUTES_A_DAY = 24 * 60;

/** The form in which a change can be made again, with what it held; null for a change that has none. */
export function formOfChange({ kind, input }: KeptChange): { work: FormWork; typed: Values } | null {
  const found = Object.hasOwn(FORMS, kind) ? FORMS[kind as ChangeKind] : undefined;
  const given = withHolder(recordOf(input));
  if (!found || !given) return null;
  const [form, ...ids] = found;
  const of: Record<string, string> = {};
  for (const id of ids) {
    const value = given[id];
    if (typeof value !== 'string') return null;
    of[id] = value;
  }
  const values = recordOf(given.set) ?? given;
  const typed = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    if (ids.includes(name)) return [];
    if (name === 'expiresInMinutes' && typeof value === 'number') {
      return [['days', String(value / MINUTES_A_DAY)]];
    }
    const isTicks = name === 'permissions' && isLines(value);
    const text = isTicks ? keptWhole(value) : textOf(value);
    return text === null ? [] : [[FIELDS.get(`${kind} ${name}`) ?? FIELDS.get(name) ?? name, text]];
  });
  return { work: { form, of }, typed: Object.fromEntries(typed) };
}

/** Forms know a holder by two ids of their own. */
function withHolder(given: Given | null): Given | null {
  const held = recordOf(given?.holder);
  if (!given || !held) return given;
  const { holder: _, ...others } = given;
  return { ...others, holderKind: held.kind, holderId: held.id };
}

/** The addresses that ZenML refused to invite with the same role, of all that it refused; they were one form. */
export function invitedAgain({ kind, input }: KeptChange, refused: readonly KeptChange[]): string[] {
  const given = recordOf(input);
  if (kind !== 'invite' || !given) return [];
  return refused.flatMap((other) => {
    const one = recordOf(other.input);
    const isSame =
      other.kind === 'invite' && one?.organizationId === given.organizationId && one?.roleId === given.roleId;
    return isSame && typeof one?.email === 'string' ? [one.email] : [];
  });
}

/** A value as a field holds it; null for one that no field can. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (value === null) return '';
  return isLines(value) ? value.join('\n') : null;
}

const isLines = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

type Given = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): Given | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : null;
