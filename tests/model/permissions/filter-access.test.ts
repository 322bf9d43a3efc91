// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ALL_ACCESS, filterAccess } from '#lib/model/permissions/filter-access.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import { evidence, grant, HERE, id, inProject, inWorkspace, person } from './who-evidence.ts';

describe('filters', () => {
  const given = evidence({
    principals: [
      person(10),
      person(11),
      person(12, { kind: 'service-account' }),
      person(13, { kind: 'invitation' }),
    ],
    grants: [
      grant('Admin', 10),
      grant('Viewer', 10, inProject),
      grant('Developer', 11, inWorkspace),
      grant('Developer', 12, inWorkspace),
      grant('Developer', 13, { ...inWorkspace, holder: { kind: 'invitation', id: id(13) } }),
    ],
  });
  const filtered = (part: object) => {
    const { rows, ...counts } = filterAccess(whoHasAccess(given, HERE.workspace, null).rows, {
      ...ALL_ACCESS,
      ...part,
    });
    return {
      names: rows.map(({ principal }) => principal.name),
      ways: Object.fromEntries(counts.ways),
      levels: Object.fromEntries(counts.levels),
      kinds: Object.fromEntries(counts.kinds),
    };
  };

  it('count what each of their choices leaves', () => {
    expect(filtered({})).toEqual({
      names: ['Person 10', 'Person 11', 'Person 12', 'Person 13'],
      ways: { direct: 4, inherited: 1 },
      levels: { organization: 1, project: 1, workspace: 3 },
      kinds: { people: 2, 'service-accounts': 1, invitations: 1 },
    });
  });

  it('want way and level of the same source', () => {
    expect(filtered({ way: 'direct', level: 'organization' }).names).toEqual([]);
    expect(filtered({ way: 'inherited', level: 'organization' })).toMatchObject({
      names: ['Person 10'],
      levels: { organization: 1 },
      kinds: { people: 1 },
    });
  });

  it('leave the other choices of one part to be counted', () => {
    expect(filtered({ kind: 'people' })).toMatchObject({
      names: ['Person 10', 'Person 11'],
      kinds: { people: 2, 'service-accounts': 1, invitations: 1 },
      levels: { organization: 1, project: 1, workspace: 1 },
    });
  });

  it.each([
    ['PERSON 11', ['Person 11']],
    ['viewer', ['Person 10']],
    [id(12), ['Person 12']],
    ['nobody', []],
  ])('find %s in names, ids and roles', (text, names) => {
    expect(filtered({ text }).names).toEqual(names);
  });
});
