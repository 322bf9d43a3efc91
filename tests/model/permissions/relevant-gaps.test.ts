// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Gap } from '#lib/model/permissions/evidence.ts';
import { relevantGaps } from '#lib/model/permissions/relevant-gaps.ts';
import { evidence, HERE, ROLES } from './who-evidence.ts';

describe('what is not known', () => {
  const lack = (of: string, failure: Gap['failure'] = null): Gap => ({ what: 'assignments', of, failure });
  it.each<[keyof typeof HERE, string[]]>([
    ['organization', ['Admin', 'Member']],
    ['workspace', ['Admin', 'Developer', 'Viewer', 'Riddle', 'Share of run']],
    ['run', ['Admin', 'Developer', 'Viewer', 'Riddle', 'Share of run']],
    ['stack', ['Admin', 'Developer', 'Riddle']],
  ])('is at the %s who holds a role that reaches it', (at, names) => {
    const given = evidence({ missing: ROLES.map(({ id: one }) => lack(one)) });
    expect(relevantGaps(given, HERE[at], null).map(({ of }) => of)).toEqual(names);
  });

  it('is for an action who holds a role that may give it', () => {
    const given = evidence({ missing: ROLES.map(({ id: one }) => lack(one)) });
    const asked = { resourceType: 'pipeline_run', action: 'delete' };
    expect(relevantGaps(given, HERE.run, asked).map(({ of }) => of)).toEqual([
      'Admin',
      'Developer',
      'Riddle',
    ]);
  });

  it('is not what a role permits that the server keeps to itself', () => {
    const gap = (failure: Gap['failure']): Gap => ({ what: 'role-permissions', of: 'Riddle', failure });
    const at = (failure: Gap['failure']) =>
      relevantGaps(evidence({ missing: [gap(failure)] }), HERE.run, null);
    expect(at(null)).toEqual([]);
    expect(at({ kind: 'offline' })).toHaveLength(1);
  });

  it('is what a role permits beside what could be read of it, and who holds it', () => {
    const gaps: Gap[] = [{ what: 'role-permissions', of: 'Viewer', failure: null }, lack('Viewer')];
    const asked = { resourceType: 'pipeline_run', action: 'delete' };
    expect(relevantGaps(evidence({ missing: gaps }), HERE.run, asked)).toEqual(gaps);
  });
});
