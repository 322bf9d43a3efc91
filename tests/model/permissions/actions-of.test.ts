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

const ADMIN = role('Workspace Admin', ['workspace:read', 'stack:read', 'model:read', 'model:invent']);
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
    ['a role does not say what it permits', [ADMIN, role('Project Viewer', null)], []],
    ['a role permits everything', [ADMIN, role('Old Admin', ['*:*'])], []],
    [
      'what a role permits was not read',
      [ADMIN],
      [{ what: 'role-permissions' as const, of: 'x', failure: null }],
    ],
    ['not all roles were read', [ADMIN], [{ what: 'roles' as const, of: null, failure: null }]],
  ])('are also all documented ones when %s', (_, roles, missing) => {
    const all = names(catalogueOf({ roles, missing }));
    expect(all).toEqual(expect.arrayContaining([...DOCUMENTED, 'model:invent']));
    expect(all.filter((name) => name.includes('*'))).toEqual([]);
  });
});
