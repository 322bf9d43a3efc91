// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  type OrganizationRead,
  type ToTake,
  takeChanges,
  toTake,
} from '#lib/model/drafts/take-everything.ts';
import { evidenceWith, grant, person, user } from './small-organization.ts';

const ACME = { id: 'acme', name: 'ACME' };
const GLOBEX = { id: 'globex', name: 'Globex' };
const ann = person('ann', { teams: [{ id: 'core', name: 'Core' }] });
const acme: OrganizationRead = {
  organization: ACME,
  people: [ann, person('ben')],
  evidence: evidenceWith([
    grant('Organization Admin', user('ann')),
    grant('Organization Member', user('ann')),
    grant('Workspace Admin', user('ann'), 'prod'),
    grant('Workspace Admin', user('ben'), 'prod'),
  ]),
};
const globex: OrganizationRead = {
  organization: GLOBEX,
  people: [person('ann')],
  evidence: evidenceWith([grant('Organization Member', user('ann'))], [], GLOBEX),
};
const all = (items: readonly ToTake[]) => new Set(items.map(({ key }) => key));
const told = (items: readonly ToTake[], chosen: ReadonlySet<string>) =>
  takeChanges(items, chosen).map(({ kind, input }) =>
    [kind, input.organizationId, 'roleId' in input ? input.roleId : null].filter(Boolean).join(' '),
  );

describe('what can be taken from somebody', () => {
  it('is every role, from projects up, every team and the membership, of each organization', () => {
    expect(toTake([acme, globex], ann).map(({ key }) => key)).toEqual([
      'acme role Workspace Admin prod',
      'acme role Organization Member',
      'acme role Organization Admin',
      'acme team core',
      'acme member',
      'globex role Organization Member',
      'globex member',
    ]);
  });

  it.each([
    ['the same account', { id: 'ann', email: null }, 1],
    ['the same address, however it is written', { id: 'other', email: 'ANN@acme.example' }, 1],
    ['another address', { id: 'other', email: 'anna@acme.example' }, 0],
    ['no address on either side', { id: 'other', email: null }, 0],
  ])('is found by %s', (_, whom, members) => {
    const read = [{ ...globex, people: [person('ann'), person('bot', { email: null })] }];
    expect(toTake(read, whom).filter(({ kind }) => kind === 'member')).toHaveLength(members);
  });

  it('is an invitation whole', () => {
    const invited = person('inv', { kind: 'invitation', email: 'ann@acme.example' });
    const items = toTake([{ ...acme, people: [invited] }], ann);
    expect(items.map(({ kind }) => kind)).toEqual(['invitation']);
    expect(takeChanges(items, all(items))).toEqual([
      { kind: 'revokeInvitation', input: { organizationId: 'acme', invitationId: 'inv' } },
    ]);
  });

  it('is still the membership and the teams where roles could not be read', () => {
    const items = toTake([{ ...acme, evidence: null }], ann);
    expect(items.map(({ kind }) => kind)).toEqual(['team', 'member']);
  });

  it('is nothing where people could not be read', () => {
    expect(toTake([{ ...acme, people: null }], ann)).toEqual([]);
  });
});

describe('taking it', () => {
  const items = toTake([acme, globex], ann);

  it('removes from all organizations last, and leaves the last role to that', () => {
    expect(told(items, all(items))).toEqual([
      'revokeRole acme Workspace Admin',
      'revokeRole acme Organization Admin',
      'removeTeamMember acme',
      'removeMember acme',
      'removeMember globex',
    ]);
  });

  it('takes each role by itself where nobody is removed', () => {
    const chosen = new Set([...all(items)].filter((key) => !key.endsWith('member')));
    expect(told(items, chosen)).toEqual([
      'revokeRole acme Workspace Admin',
      'revokeRole acme Organization Member',
      'revokeRole acme Organization Admin',
      'removeTeamMember acme',
      'revokeRole globex Organization Member',
    ]);
  });

  it('takes what was chosen and nothing else', () => {
    expect(told(items, new Set(['acme team core']))).toEqual(['removeTeamMember acme']);
    expect(told(items, new Set(['acme role Organization Admin', 'acme member']))).toEqual([
      'revokeRole acme Organization Admin',
      'removeMember acme',
    ]);
    expect(told(items, new Set())).toEqual([]);
  });

  it('keeps the role of the least where none is called a member’s', () => {
    const read = { ...acme, evidence: evidenceWith([grant('Organization Admin', user('ann'))]) };
    const own = toTake([read], ann);
    expect(told(own, all(own))).toEqual(['removeTeamMember acme', 'removeMember acme']);
  });
});
