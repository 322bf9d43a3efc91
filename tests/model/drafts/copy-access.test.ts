// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { copyChanges, toCopy } from '#lib/model/drafts/copy-access.ts';
import { evidenceWith, grant, person, user } from './small-organization.ts';

const CORE = { id: 'core', name: 'Core' };
const ann = person('ann', { teams: [CORE, { id: 'edge', name: 'Edge' }] });
const ben = person('ben', { teams: [{ id: 'edge', name: 'Edge' }] });
const evidence = evidenceWith(
  [
    grant('Project Viewer', user('ann'), 'prod', 'shop'),
    grant('Workspace Admin', user('ann'), 'prod'),
    grant('Workspace Admin', user('ann'), 'prod'),
    grant('Organization Admin', user('ann')),
    { ...grant('shared', user('ann'), 'prod', 'shop'), resource: { type: 'model', id: 'm' } },
    grant('shared', user('ann'), 'prod'),
    grant('Project Viewer', { kind: 'team', id: 'core' }, 'prod'),
    grant('Workspace Admin', { kind: 'team', id: 'edge' }, 'prod'),
    grant('Organization Admin', user('ben')),
    grant('Project Viewer', user('zoe'), 'prod', 'other'),
  ],
  [
    { id: 'core', name: 'Core', userIds: ['ann'] },
    { id: 'edge', name: 'Edge', userIds: ['ann', 'ben'] },
  ],
);

describe('what one has and another can be given', () => {
  const { items, shares } = toCopy(evidence, ann, ben);

  it('is every role held directly, once, from the organization down, then the teams', () => {
    expect(items.map(({ key }) => key)).toEqual([
      'Organization Admin',
      'Workspace Admin prod',
      'Project Viewer prod shop',
      'team core',
      'team edge',
    ]);
  });

  it('says what the other has already, and what comes through a team of theirs', () => {
    expect(items.map(({ isHeld }) => isHeld)).toEqual([true, false, false, false, true]);
    expect(items.map(({ throughTeam }) => throughTeam)).toEqual([null, 'Edge', null, null, null]);
  });

  it('leaves out what is shared one by one, and counts it', () => {
    expect(shares).toBe(2);
  });

  it('is given in that order, only what was chosen, and never what is held', () => {
    const all = new Set(items.map(({ key }) => key));
    expect(copyChanges(items, all, 'acme', ben)).toEqual([
      {
        kind: 'assignRole',
        input: {
          organizationId: 'acme',
          roleId: 'Workspace Admin',
          holder: { kind: 'user', id: 'ben' },
          workspaceId: 'prod',
          projectId: null,
        },
      },
      {
        kind: 'assignRole',
        input: {
          organizationId: 'acme',
          roleId: 'Project Viewer',
          holder: { kind: 'user', id: 'ben' },
          workspaceId: 'prod',
          projectId: 'shop',
        },
      },
      {
        kind: 'addTeamMember',
        input: { organizationId: 'acme', teamId: 'core', member: { kind: 'user', id: 'ben' } },
      },
    ]);
    expect(copyChanges(items, new Set(['team core']), 'acme', ben)).toHaveLength(1);
    expect(copyChanges(items, new Set(), 'acme', ben)).toEqual([]);
  });

  it.each([
    ['invitation', 'invitation'],
    ['service-account', 'user'],
  ] as const)('can be given to a %s', (kind, holder) => {
    const to = person('ci', { kind });
    const [first] = copyChanges(toCopy(evidence, ann, to).items, new Set(['Organization Admin']), 'acme', to);
    expect(first?.input).toMatchObject({ holder: { kind: holder, id: 'ci' } });
  });

  it('keeps a role that is not in the list of roles, by its id', () => {
    const [item] = toCopy(evidenceWith([grant('gone', user('ann'))]), ann, ben).items;
    expect(item).toMatchObject({ kind: 'role', role: { roleId: 'gone', name: 'gone', level: null } });
  });

  it('is nothing where nothing is held', () => {
    expect(toCopy(evidenceWith([]), person('ann'), ben)).toEqual({ items: [], shares: 0 });
  });
});
