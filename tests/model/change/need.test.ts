// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Need, permitOf } from '#lib/model/change/need.ts';
import type { AccessRole, Evidence, Principal } from '#lib/model/permissions/evidence.ts';

const ADA: Principal = {
  kind: 'user',
  id: 'ada',
  name: 'Ada',
  email: null,
  isActive: true,
  isSuperuser: false,
};
const WANDA: Principal = { ...ADA, isSuperuser: true };
const ROBOT: Principal = { ...ADA, kind: 'service-account' };

const role = (id: string, permissions: string[] | null): AccessRole => ({
  id,
  name: `Role ${id}`,
  level: 'organization',
  isSystem: false,
  isShare: false,
  permissions:
    permissions?.map((one) => {
      const [resourceType = '', action = ''] = one.split(':');
      return { resourceType, action };
    }) ?? null,
});

const evidence = (...roles: AccessRole[]): Evidence => ({
  organization: { id: 'o', name: 'Northwind' },
  workspaceId: null,
  principals: [ADA],
  roles,
  grants: roles.map(({ id }) => ({
    roleId: id,
    holder: { kind: 'user', id: 'ada' },
    workspaceId: null,
    projectId: null,
    resource: null,
  })),
  teams: [],
  owners: { o: 'grace' },
  missing: [],
  complete: true,
  reading: { done: 1, total: 1 },
});

const target = { organizationId: 'o', workspaceId: null, project: null, id: null };
const CREATE_TEAM: Need = {
  is: 'permission',
  anyOf: [{ action: 'create', target: { ...target, type: 'team' } }],
};
const EITHER: Need = {
  is: 'permission',
  anyOf: [
    { action: 'create', target: { ...target, type: 'team' } },
    { action: 'update', target: { ...target, type: 'team' } },
  ],
};

const allowed = (...roles: string[]) => ({ verdict: 'allowed', roles });
const denied = { verdict: 'denied', roles: [] };
const unknown = { verdict: 'unknown', roles: [] };

describe('whether ZenML will allow a change', () => {
  it.each<[string, Need, Principal, Evidence | null, object]>([
    ['a role gives it', CREATE_TEAM, ADA, evidence(role('a', ['team:create'])), allowed('Role a')],
    [
      'each role that gives it is named',
      CREATE_TEAM,
      ADA,
      evidence(role('a', ['team:create']), role('b', ['team:create'])),
      allowed('Role a', 'Role b'),
    ],
    ['no role gives it', CREATE_TEAM, ADA, evidence(role('a', ['team:read'])), denied],
    ['what a role gives is not known', CREATE_TEAM, ADA, evidence(role('a', null)), unknown],
    ['nothing could be read', CREATE_TEAM, ADA, null, unknown],
    ['super-users need no role', CREATE_TEAM, WANDA, null, allowed()],
    ['one of two is enough', EITHER, ADA, evidence(role('a', ['team:update'])), allowed('Role a')],
    [
      'a role that is known is enough beside one that is not',
      EITHER,
      ADA,
      evidence(role('a', ['team:update']), role('b', null)),
      allowed('Role a'),
    ],
    ['neither of two is there', EITHER, ADA, evidence(role('a', ['team:read'])), denied],
    ['super-users only: one', { is: 'super-user' }, WANDA, null, allowed()],
    ['super-users only: another', { is: 'super-user' }, ADA, null, denied],
    ['super-users only: nobody says', { is: 'super-user' }, { ...ADA, isSuperuser: null }, null, unknown],
    ['of themselves', { is: 'own' }, ADA, null, allowed()],
    ['people, perhaps', { is: 'person' }, ADA, null, unknown],
    ['service accounts never', { is: 'person' }, ROBOT, null, denied],
    ['no source says', { is: 'unpublished' }, WANDA, null, unknown],
  ])('%s', (_, need, who, known, permit) => {
    expect(permitOf(need, who, known)).toEqual(permit);
  });
});
