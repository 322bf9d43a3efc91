// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { DOCUMENTED_PERMISSIONS } from '#lib/model/documented-permissions.ts';
import { catalogueOf } from '#lib/model/permissions/actions-of.ts';
import type { AccessRole } from '#lib/model/permissions/evidence.ts';

const role = (name: string, permissions: string[] | null): AccessRole => ({
  id: name,
  name,
  level: 'workspace',
  isSystem: true,
  isShare: false,
  permissions: permissions?.map(toPermission) ?? null,
});
const toPermission = (name: string) => {
  const [resourceType = '', action = ''] = name.split(':');
  return { resourceType, action };
};

const ADMIN = role('Organization Admin', ['workspace:read', 'stack:read', 'model:read', 'model:invent']);
const names = (all: ReturnType<typeof catalogueOf>) => all.map((one) => `${one.resourceType}:${one.action}`);
const DOCUMENTED = names([...DOCUMENTED_PERMISSIONS]);

describe('the actions that there are', () => {
  it('are those of the server where its roles name some: what it does not have counts for nobody', () => {
    const all = names(catalogueOf({ roles: [ADMIN], missing: [] }));
    expect(all).toEqual(
      expect.arrayContaining(['workspace:read', 'stack:read', 'model:read', 'model:invent']),
    );
    expect(all.filter((name) => /^(workspace|stack|model|pipeline_run):/.test(name))).toHaveLength(4);
  });

  it('are the documented ones of what no role speaks of', () => {
    const all = names(catalogueOf({ roles: [ADMIN], missing: [] }));
    expect(all).toContain('project:read');
    expect(all).toContain('organization:read');
    expect(names(catalogueOf({ roles: [], missing: [] }))).toEqual(expect.arrayContaining(DOCUMENTED));
  });

  it.each([
    ['nothing is said of who may do everything', [{ ...ADMIN, name: 'Workspace Admin' }], []],
    ['they may do what was not read', [{ ...ADMIN, permissions: null }, role('Own', ['model:invent'])], []],
    ['they may do everything without a list', [role('Organization Admin', ['*:*', 'model:invent'])], []],
    [
      'their list was read in part',
      [ADMIN],
      [{ what: 'role-permissions' as const, of: ADMIN.id, failure: null }],
    ],
    ['somebody else gave a role their name', [{ ...ADMIN, isSystem: false }], []],
  ])('are also all documented ones when %s', (_, roles, missing) => {
    const all = names(catalogueOf({ roles, missing }));
    expect(all).toEqual(expect.arrayContaining([...DOCUMENTED, 'model:invent']));
    expect(all.filter((name) => name.includes('*'))).toEqual([]);
  });
});
