import * as z from 'zod/mini';
import { maxLength, minLength } from './model/length.ts';
import { isWebAddress } from './model/web-address.ts';
import { wholeNumber } from './model/whole-number.ts';
import type { QueryName } from './protocol.ts';

/**
 * Everything that can be changed (ARCHITECTURE.md, "Changes"). A row says what a change needs to be told and whose
 * answers it makes old. A change names things by their ids and carries no secret, no URL and no method: what is sent is
 * made from it by the worker. Views import this file for its types only.
 */
const id = z.string().check(z.regex(/^[\w.@-]{1,200}$/));
/** As ZenML takes names: 1 to 50 characters. */
const name = z.string().check(minLength(1), maxLength(50));
const text = z.nullable(z.string().check(maxLength(256)));
const url = z.nullable(z.string().check(maxLength(2000), z.refine(isWebAddress)));
const flag = z.boolean();
const domains = z.array(z.string().check(minLength(1), maxLength(253)));
const permissions = z.array(z.string().check(minLength(1), maxLength(200)));
const email = z.string().check(minLength(3), maxLength(254));

const organization = { organizationId: id };
const Holder = z.strictObject({ kind: z.literal(['user', 'team', 'invitation']), id });
export type Holder = z.output<typeof Holder>;
const Member = z.strictObject({ kind: z.literal(['user', 'invitation']), id });
const Grant = z.strictObject({
  ...organization,
  roleId: id,
  holder: Holder,
  /** Where the role is held: null, null is the organization. */
  workspaceId: z.nullable(id),
  projectId: z.nullable(id),
});
const Membership = z.strictObject({ ...organization, teamId: id, member: Member });

/** `set`: the fields to change. `from`: what they have to be for it, e.g. for an undo; what is not named may be anything. */
const edit = <Of extends z.core.$ZodShape, Fields extends z.core.$ZodShape>(of: Of, fields: Fields) =>
  z.strictObject({
    ...of,
    set: z.partial(z.strictObject(fields)),
    from: z.optional(z.partial(z.strictObject(fields))),
  });

interface Row<Input extends z.ZodMiniType> {
  input: Input;
  /** The queries whose answers it makes old. */
  invalidates: readonly QueryName[];
}
const change = <Input extends z.ZodMiniType>(input: Input, ...invalidates: QueryName[]): Row<Input> => ({
  input,
  invalidates,
});

const workspaceFields = { displayName: name, description: text, logoUrl: url };
const workspaceQueries = ['workspaces', 'workspace', 'resolve'] as const;
const accessQueries = ['people', 'access', 'reach', 'roles', 'permissionCheck', 'identify'] as const;

export const changes = {
  createWorkspace: change(
    z.strictObject({ ...organization, name, ...workspaceFields, version: z.nullable(name) }),
    ...workspaceQueries,
  ),
  /** Registers a workspace that the customer runs; ZenML shows its enrollment key once. */
  enrollWorkspace: change(z.strictObject({ ...organization, name, ...workspaceFields }), ...workspaceQueries),
  updateWorkspace: change(edit({ workspaceId: id }, workspaceFields), ...workspaceQueries),
  setWorkspaceState: change(
    z.strictObject({ workspaceId: id, state: z.literal(['available', 'deactivated']) }),
    ...workspaceQueries,
  ),
  upgradeWorkspace: change(z.strictObject({ workspaceId: id, version: name }), ...workspaceQueries),

  createOrganization: change(
    z.strictObject({ name, description: text, logoUrl: url }),
    'organizations',
    'session',
  ),
  updateOrganization: change(
    edit(organization, { name, description: text, logoUrl: url, trustedDomains: domains }),
    'organizations',
    'resolve',
  ),

  /** Self-hosted control planes only. The password is asked for when it is confirmed, and kept nowhere. */
  createUser: change(
    z.strictObject({ username: name, email: z.nullable(email), isSuperuser: flag }),
    ...accessQueries,
    'users',
  ),
  updateUser: change(
    edit({ userId: id }, { name: z.nullable(name), username: name, isActive: flag, isSuperuser: flag }),
    ...accessQueries,
    'users',
    'session',
  ),
  resetPassword: change(z.strictObject({ userId: id })),
  deleteUser: change(z.strictObject({ userId: id }), ...accessQueries, 'users'),

  createRole: change(
    z.strictObject({
      ...organization,
      name,
      description: text,
      level: z.literal(['organization', 'workspace', 'project']),
      permissions,
    }),
    ...accessQueries,
  ),
  updateRole: change(
    edit({ ...organization, roleId: id }, { name, description: text, permissions }),
    ...accessQueries,
  ),
  deleteRole: change(z.strictObject({ ...organization, roleId: id }), ...accessQueries),
  assignRole: change(Grant, ...accessQueries),
  revokeRole: change(Grant, ...accessQueries),

  createTeam: change(z.strictObject({ ...organization, name, description: text }), ...accessQueries),
  updateTeam: change(edit({ ...organization, teamId: id }, { name, description: text }), ...accessQueries),
  deleteTeam: change(z.strictObject({ ...organization, teamId: id }), ...accessQueries),
  addTeamMember: change(Membership, ...accessQueries),
  removeTeamMember: change(Membership, ...accessQueries),

  invite: change(z.strictObject({ ...organization, email, roleId: id }), ...accessQueries),
  revokeInvitation: change(z.strictObject({ ...organization, invitationId: id }), ...accessQueries),
  /** Takes somebody out of an organization, with everything that they hold in it. */
  removeMember: change(z.strictObject({ ...organization, userId: id }), ...accessQueries),

  createServiceAccount: change(
    z.strictObject({ ...organization, username: name, description: text, roleId: z.nullable(id) }),
    ...accessQueries,
  ),
  deleteServiceAccount: change(z.strictObject({ ...organization, accountId: id }), ...accessQueries),
  /** ZenML shows the key once. */
  createAccountKey: change(
    z.strictObject({
      ...organization,
      accountId: id,
      name,
      description: text,
      expiresInMinutes: z.nullable(wholeNumber().check(z.positive())),
    }),
    'accountKeys',
  ),
  deleteAccountKey: change(z.strictObject({ ...organization, accountId: id, keyId: id }), 'accountKeys'),
};

export type Changes = typeof changes;
export type ChangeKind = keyof Changes;
export type ChangeInput<K extends ChangeKind> = z.output<Changes[K]['input']>;
/** One atomic change; whatever is done at once is a list of them. */
export type Change = { [K in ChangeKind]: { kind: K; input: ChangeInput<K> } }[ChangeKind];

const isChangeKind = (kind: string): kind is ChangeKind => Object.hasOwn(changes, kind);

/** A change that comes from elsewhere, by its kind's own schema. */
export const Change = z.pipe(
  z.strictObject({ kind: z.string(), input: z.unknown() }),
  z.transform((foreign, context): Change => {
    const parsed = isChangeKind(foreign.kind)
      ? z.safeParse(changes[foreign.kind].input as z.ZodMiniType, foreign.input)
      : null;
    // The schema of this kind has just read the input.
    if (parsed?.success) return { kind: foreign.kind, input: parsed.data } as Change;
    context.issues.push({ code: 'custom', message: 'no such change', input: foreign });
    return z.NEVER;
  }),
);

/** So many changes may be planned at once. */
export const MOST_CHANGES = 1000;
export const ChangeList = z.array(Change).check(minLength(1), maxLength(MOST_CHANGES));
