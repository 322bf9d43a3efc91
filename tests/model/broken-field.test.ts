// @vitest-environment node
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { EXAMPLES } from './resource-examples.ts';

/** By resource: a field on the wire, and all that may be lost with it where that is more than the value of the same name. */
const WITH_PERSON = { 'user.id': ['id'], 'roles.0.via_team': ['roles.0.isViaTeam', 'roles.0.viaTeamId'] };
const OF_WORKSPACE = {
  'organization.id': ['organization'],
  zenml_service: ['versionWanted', 'versionRunning', 'serverUrl'],
  'zenml_service.configuration': ['versionWanted'],
  'zenml_service.configuration.version': ['versionWanted'],
  'zenml_service.status': ['versionRunning', 'serverUrl'],
  'zenml_service.status.version': ['versionRunning'],
  'zenml_service.status.server_url': ['serverUrl'],
};
const OF_INVITATION = { 'teams.0.id': ['teams'], 'organization.id': ['organization'] };
const LOST_WITH: Record<string, Record<string, readonly string[]>> = {
  'recorded workspace': OF_WORKSPACE,
  workspace: { ...OF_WORKSPACE, 'usage_counts.pipelines': ['usageCounts'] },
  role: {
    system_managed: ['isSystem'],
    'permissions.1.resource_type': ['permissions.1', 'hasUnreadPermissions'],
    'permissions.1.action': ['permissions.1', 'hasUnreadPermissions'],
  },
  invitation: OF_INVITATION,
  'user member': WITH_PERSON,
  'bare user member': {
    ...WITH_PERSON,
    id: ['user.id'],
    username: ['user.username'],
    name: ['user.name'],
    email: ['user.email'],
    is_active: ['user.isActive'],
    is_superuser: ['user.isSuperuser'],
    is_service_account: ['user.isServiceAccount'],
    organization_id: ['user.organizationId'],
  },
  'team member': { ...WITH_PERSON, 'team.id': ['id'] },
  'invitation member': {
    ...WITH_PERSON,
    'invitation.id': ['id'],
    'invitation.teams.0.id': ['invitation.teams'],
    'invitation.organization.id': ['invitation.organization'],
  },
  'role assignment': {
    user: ['userId'],
    'user.id': ['userId'],
    team: ['teamId'],
    role: ['roleId', 'roleName'],
    'role.id': ['roleId', 'roleName'],
    'role.name': ['roleName'],
  },
  'role assignment of ids': {
    user: ['userId'],
    role: ['roleId'],
    workspace: ['workspaceId'],
    project: ['projectId'],
    'project.id': ['projectId'],
  },
  release: { created: ['released'] },
  'API key': { active: ['isActive'] },
  device: { trusted_device: ['isTrusted'] },
};
/** Without these there is nothing to show, so the row counts as unreadable; `id` where none are named. */
const NEEDED: Record<string, readonly string[]> = {
  'user member': ['user', 'user.id'],
  'team member': ['team', 'team.id'],
  // A user that is there is who the member is.
  'invitation member': ['user', 'invitation', 'invitation.id'],
  'role assignment': ['user', 'user.id'],
  'role assignment of ids': ['user'],
  permission: ['resource_type', 'action'],
  release: ['version'],
};

/** Each is of a wrong type for most fields; undefined: the field is dropped. */
const BROKEN = [undefined, null, 5, 'x', [], {}, true];

describe.each(EXAMPLES)('$name', ({ name, schema, wire }) => {
  const whole = valuesOf(z.parse(schema, wire));
  const paths = [...fieldsOf(wire)];
  const needed = NEEDED[name] ?? ['id'];

  test('a field that is missing, null or of another type leaves all others', () => {
    expect(paths.length).toBeGreaterThan(1);
    expect(whole.size).toBeGreaterThan(1);
    const lost: string[] = [];
    for (const path of paths) {
      const field = path.join('.');
      const mayGo = [ownName(field), ...(LOST_WITH[name]?.[field] ?? [])];
      for (const broken of BROKEN) {
        const said = `${field} = ${JSON.stringify(broken)}`;
        const { success, data } = z.safeParse(schema, withField(wire, path, broken));
        if (!success) {
          if (!needed.includes(field)) lost.push(`${said}: the row`);
          continue;
        }
        const now = valuesOf(data);
        for (const [place, value] of whole) {
          const isItsOwn = mayGo.some((own) => place === own || place.startsWith(`${own}.`));
          if (!isItsOwn && now.get(place) !== value) lost.push(`${said}: ${place}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  test('a field that nobody knows changes nothing, wherever it is', () => {
    // In an object of counts every field is a count.
    const holders = new Set(paths.map((path) => path.slice(0, -1)).filter(([at]) => at !== 'usage_counts'));
    for (const holder of holders) {
      const joined = withField(wire, [...holder, 'unknown_field'], { deep: ['new'] });
      expect(valuesOf(z.parse(schema, joined))).toEqual(whole);
    }
  });
});

type Path = readonly string[];

/** Every field of every object, in lists too. */
function* fieldsOf(wire: unknown, path: Path = []): Generator<Path> {
  if (typeof wire !== 'object' || wire === null) return;
  for (const [name, value] of Object.entries(wire)) {
    const place = [...path, name];
    if (!Array.isArray(wire)) yield place;
    yield* fieldsOf(value, place);
  }
}

/** A copy in which one field is this; undefined: in which it is not there. */
function withField(wire: unknown, [name = '', ...rest]: Path, value: unknown): unknown {
  const copy: Record<string, unknown> = { ...Object(wire) };
  if (rest.length > 0) copy[name] = withField(copy[name], rest, value);
  else if (value === undefined) delete copy[name];
  else copy[name] = value;
  return Array.isArray(wire) ? Object.values(copy) : copy;
}

/** `is_active` of the wire is `isActive` where it was read. */
const ownName = (field: string) =>
  field.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Each value by its place, such as `roles.0.roleId`. */
function valuesOf(read: unknown, place = '', values = new Map<string, string>()): Map<string, string> {
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
  for (const [name, value] of entries) valuesOf(value, place ? `${place}.${name}` : name, values);
  if (entries.length === 0) values.set(place, JSON.stringify(read));
  return values;
}
