import { describe, expect, it } from 'vitest';
import { permissionOptions } from '#components/forms/permission-options.ts';

const permission = (resourceType: string, action: string) => ({ resourceType, action });
const listed = [
  permission('project', 'create'),
  permission('project', 'read'),
  permission('pipeline', 'read'),
  permission('stack', 'read'),
  permission('team', 'read'),
];
const sources = { listed, roles: [], own: [], ownLevel: null };
const valuesAt = (level: string, rest: Partial<Parameters<typeof permissionOptions>[0]> = {}) =>
  permissionOptions({ ...sources, ...rest }, level)
    .map(({ value }) => value)
    .sort();

describe('what a role of a project can permit', () => {
  it('is also what is done to the project, but not to make it', () => {
    expect(valuesAt('project')).toEqual(['pipeline:read', 'project:read']);
  });

  it('is in any case what it permits already', () => {
    const own = [permission('project', 'create'), permission('team', 'read')];
    expect(valuesAt('project', { own, ownLevel: 'project' })).toEqual([
      'pipeline:read',
      'project:create',
      'project:read',
      'team:read',
    ]);
    expect(valuesAt('project', { own, ownLevel: 'organization' })).toEqual(['pipeline:read', 'project:read']);
  });
});
