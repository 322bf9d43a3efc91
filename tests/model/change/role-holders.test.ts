// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { adminsLeft } from '#lib/model/change/last-admin.ts';
import type { Move } from '#lib/model/change/move.ts';
import { ownLosses } from '#lib/model/change/own-losses.ts';
import type { RoleHolders } from '#lib/model/change/role-holders.ts';

const ROLE = { organizationId: 'o', roleId: 'admin', workspaceId: null, projectId: null };
const user = (id: string) => ({ kind: 'user' as const, id });
const team = (id: string) => ({ kind: 'team' as const, id });

/** Ada and the core team hold it; Grace and Gus are in the team, and Gus is switched off. */
const KNOWN: RoleHolders = {
  organizationId: 'o',
  roleIds: ['admin'],
  grants: [
    { roleId: 'admin', holder: user('ada') },
    { roleId: 'admin', holder: team('core') },
  ],
  teams: { core: ['grace', 'gus'] },
  isActive: { ada: true, grace: true, gus: false },
};

const take = (id: string): Move => ({ is: 'role', step: 0, isGiven: false, ...ROLE, holder: user(id) });
const give = (id: string): Move => ({ is: 'role', step: 1, isGiven: true, ...ROLE, holder: user(id) });
const leave = (id: string): Move => ({
  is: 'membership',
  step: 2,
  isGiven: false,
  organizationId: 'o',
  teamId: 'core',
  member: user(id),
});
const gone: Move = { is: 'team-gone', step: 3, organizationId: 'o', teamId: 'core' };
const off = (userId: string): Move => ({
  is: 'account',
  step: 4,
  becomes: 'off',
  organizationId: null,
  userId,
});
const left = (userId: string): Move => ({ is: 'left', step: 5, organizationId: 'o', userId });

describe('who is left to administer', () => {
  it.each<[string, Move[], string, number[]]>([
    ['nothing is done', [], 'yes', []],
    ['somebody in a team stays', [take('ada')], 'yes', [0]],
    ['whoever was in the team has left it', [take('ada'), leave('grace')], 'no', [0, 2]],
    ['the team is gone', [take('ada'), gone], 'no', [0, 3]],
    ['they are switched off', [off('ada'), off('grace')], 'no', [4]],
    ['they have left', [left('ada'), left('grace')], 'no', [5]],
    ['somebody is new, and perhaps switched off', [give('new'), take('ada'), gone], 'unknown', [0, 3]],
    ['somebody is new, and switched off', [give('gus'), take('ada'), gone], 'no', [0, 3]],
    ['it is taken where it is not about', [{ ...take('ada'), workspaceId: 'w' } as Move, gone], 'yes', [3]],
    ['it is another organization', [{ ...take('ada'), organizationId: 'p' } as Move, gone], 'yes', [3]],
    ['it is another role', [{ ...take('ada'), roleId: 'viewer' } as Move, gone], 'yes', [3]],
    ['it is taken from whoever does not count', [leave('gus')], 'yes', []],
    [
      'it is taken from an invitation',
      [{ ...take('ada'), holder: { kind: 'invitation', id: 'ada' } } as Move, gone],
      'yes',
      [3],
    ],
    ['the role is gone', [{ is: 'role-gone', step: 6, organizationId: 'o', roleId: 'admin' }], 'no', [6]],
    ['the account is gone', [{ ...off('ada'), becomes: 'gone' } as Move, gone], 'no', [4, 3]],
    [
      'an account of another organization is gone',
      [{ ...off('ada'), organizationId: 'p' } as Move, gone],
      'yes',
      [3],
    ],
    [
      'whoever is switched on counts again',
      [{ ...off('gus'), becomes: 'on' } as Move, take('ada'), leave('grace')],
      'yes',
      [0, 2],
    ],
  ])('%s', (_, moves, anybody, steps) => {
    expect(adminsLeft(KNOWN, moves)).toEqual({ anybody, steps });
  });

  it('blames no step for what was so before', () => {
    const nobody: RoleHolders = { ...KNOWN, grants: [], teams: {} };
    expect(adminsLeft(nobody, [take('ada')])).toEqual({ anybody: 'no', steps: [] });
  });
});

describe('what somebody loses of what is theirs', () => {
  const both: RoleHolders = { ...KNOWN, teams: { core: ['ada'] } };
  it.each<[string, RoleHolders, Move[], object]>([
    ['nothing', KNOWN, [gone], { isLast: false, isLeft: true, steps: [] }],
    ['their only way', KNOWN, [take('ada')], { isLast: true, isLeft: false, steps: [0] }],
    ['one of two ways', both, [take('ada')], { isLast: false, isLeft: true, steps: [0] }],
    ['both ways', both, [take('ada'), gone], { isLast: true, isLeft: false, steps: [0, 3] }],
    [
      'a way that they get again',
      KNOWN,
      [take('ada'), give('ada')],
      { isLast: false, isLeft: true, steps: [0] },
    ],
    [
      'what they never had',
      { ...KNOWN, grants: [] },
      [take('ada')],
      { isLast: false, isLeft: false, steps: [] },
    ],
  ])('%s', (_, known, moves, losses) => {
    expect(ownLosses('ada', known, moves)).toEqual(losses);
  });
});
