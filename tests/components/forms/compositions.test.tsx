import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { MOST_CHANGES } from '#lib/changes.ts';
import { compactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { failed, never, ready } from '../fake-platform.ts';
import { ACME, ADA, EVIDENCE, GLOBEX, GRACE, PEOPLE, PROD, rowsOf, uuid } from '../fixtures.ts';
import { expectAccessible } from '../render-app.tsx';
import { renderForm } from './render-form.tsx';

const OF = { organizationId: ACME.id };
const CORE = uuid(31);
const ALAN = uuid(42);
const send = () => screen.getByRole('button', { name: 'Review' });
const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox');

describe('copying access', () => {
  const of = { ...OF, personId: ALAN };

  it('shows what the other holds by place, and drafts what is left ticked', async () => {
    const { user, platform, container } = renderForm('copy-access', of, { surface: 'sidebar' });
    expect(await screen.findByText('For Alan Turing')).toBeTruthy();
    await user.click(await screen.findByRole('radio', { name: /^Grace Hopper/ }));
    const what = await screen.findByRole('group', { name: /^What Grace Hopper holds/ });
    expect(within(what).getByRole('group', { name: 'In ML production' })).toBeTruthy();
    expect(boxes().map(({ checked }) => checked)).toEqual([true, true]);
    await expectAccessible(container);
    await user.click(screen.getByRole('checkbox', { name: 'ml-core' }));
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [
          {
            kind: 'assignRole',
            input: {
              ...OF,
              roleId: 'role-Workspace Admin',
              holder: { kind: 'user', id: ALAN },
              workspaceId: PROD.id,
              projectId: null,
            },
          },
        ],
      ]),
    );
  });

  it('says what is held already, and offers it no more', async () => {
    const people = {
      ...PEOPLE,
      people: rowsOf(
        PEOPLE.people.items.map((one) => (one.id === ALAN ? { ...one, teams: GRACE.teams } : one)),
      ),
    };
    const { user } = renderForm('copy-access', of, { answers: { people: () => ready(people) } });
    await user.click(await screen.findByRole('radio', { name: /^Grace Hopper/ }));
    const core = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^ml-core/ });
    expect([core.disabled, core.checked]).toEqual([true, false]);
    expect(screen.getByText('has it already')).toBeTruthy();
  });

  it('keeps apart what was ticked of each', async () => {
    const { user, platform } = renderForm('copy-access', of, { surface: 'sidebar' });
    await user.click(await screen.findByRole('radio', { name: /^Grace Hopper/ }));
    await user.click(await screen.findByRole('checkbox', { name: 'ml-core' }));
    await user.click(screen.getByRole('radio', { name: /^Ada Lovelace/ }));
    await waitFor(() => expect(boxes().map(({ checked }) => checked)).toEqual([true, true]));
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted[0]?.map(({ kind }) => kind)).toEqual(['assignRole', 'addTeamMember']),
    );
  });

  it('says that something could not be read', async () => {
    const { user, container } = renderForm('copy-access', of, {
      answers: { reach: () => failed({ kind: 'forbidden', reason: null }) },
    });
    await user.click(await screen.findByRole('radio', { name: /^Grace Hopper/ }));
    expect(await screen.findByText(/^Role assignments could not be read/)).toBeTruthy();
    await expectAccessible(container);
  });
});

/** What is held in an organization whose owner is somebody else; I am an ordinary member. */
const memberOf = (id: string) => compactEvidence(evidenceOf(id));
const evidenceOf = (id: string): Evidence => ({
  ...EVIDENCE,
  organization: { id, name: '' },
  grants: id === ACME.id ? EVIDENCE.grants : EVIDENCE.grants.slice(0, 1),
  teams: id === ACME.id ? EVIDENCE.teams : [],
  owners: { [id]: uuid(45) },
});

/** The same where I may remove people. */
function administeredBy(userId: string, id: string) {
  const evidence = evidenceOf(id);
  const role = {
    id: 'remover',
    name: 'Remover',
    level: 'organization',
    isSystem: false,
    isShare: false,
    permissions: [{ resourceType: 'member', action: 'delete' }],
  };
  const holder = { kind: 'user' as const, id: userId };
  const held = { roleId: role.id, holder, workspaceId: null, projectId: null, resource: null };
  return compactEvidence({
    ...evidence,
    roles: [...evidence.roles, role],
    grants: [...evidence.grants, held],
  });
}

describe('taking everything', () => {
  const of = { ...OF, personId: GRACE.id };
  const everywhere = { ...PEOPLE, people: rowsOf([GRACE]) };
  const answers = {
    people: ({ organizationId }: { organizationId: string }) =>
      ready<'people'>(organizationId === ACME.id ? PEOPLE : everywhere),
    reach: ({ organizationId }: { organizationId: string }) =>
      ready<'reach'>(administeredBy(ADA.id, organizationId)),
  };

  it('lists all that somebody has in every organization, and drafts what stays ticked, removals last', async () => {
    const { user, platform, container } = renderForm('take-everything', of, { answers, surface: 'sidebar' });
    const acme = await screen.findByRole('group', { name: ACME.name });
    expect(within(acme).getByRole('checkbox', { name: 'Workspace Admin In ML production' })).toBeTruthy();
    expect(screen.getByRole('group', { name: GLOBEX.name })).toBeTruthy();
    await expectAccessible(container);
    expect(boxes().map(({ checked }) => checked)).not.toContain(false);
    await user.click(within(acme).getByRole('checkbox', { name: 'Team ml-core' }));
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted[0]?.map(({ kind }) => kind)).toEqual([
        'revokeRole',
        'removeTeamMember',
        'removeMember',
        'removeMember',
      ]),
    );
  });

  it('ticks nothing where my roles let me remove nobody, and says so', async () => {
    const { user, platform } = renderForm('take-everything', of, {
      answers: { ...answers, reach: ({ organizationId }) => ready(memberOf(organizationId)) },
    });
    await screen.findByRole('group', { name: ACME.name });
    expect(boxes().map(({ checked }) => checked)).not.toContain(true);
    expect(screen.getAllByText(/your roles do not let you$/, { selector: '.check .second' })).toHaveLength(
      boxes().length,
    );
    await user.click(send());
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(platform.drafted).toEqual([]);
  });

  it('is about nobody who is not there any more', async () => {
    renderForm('take-everything', { ...OF, personId: uuid(99) }, { answers });
    expect(await screen.findByText(/is not in the list/)).toBeTruthy();
  });

  it('waits until every organization is read', async () => {
    const { container } = renderForm('take-everything', of, {
      answers: {
        ...answers,
        reach: ({ organizationId }) =>
          organizationId === ACME.id ? ready(memberOf(ACME.id)) : never<'reach'>(),
      },
    });
    expect(await screen.findByText('1 of 2 organizations read')).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
    await expectAccessible(container);
  });

  it('names each organization that could not be read', async () => {
    const { container } = renderForm('take-everything', of, {
      answers: {
        ...answers,
        reach: ({ organizationId }) =>
          organizationId === ACME.id
            ? ready(compactEvidence(EVIDENCE))
            : failed({ kind: 'forbidden', reason: null }),
      },
    });
    const note = await screen.findByRole('alert');
    expect(within(note).getByText(/^Globex/).textContent).toMatch(/does not allow/);
    expect(within(note).queryByText(/^ACME/)).toBeNull();
    await expectAccessible(container);
  });

  it('lets a super-user switch the account off first', async () => {
    const session = () =>
      ready<'session'>({ state: 'signed-in', user: { ...ADA, isSuperuser: true }, word: 'workspace' });
    const { user, platform } = renderForm('take-everything', of, {
      surface: 'sidebar',
      answers: { ...answers, session },
    });
    await user.click(await screen.findByRole('checkbox', { name: 'Switch the account off' }));
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted[0]?.[0]).toEqual({
        kind: 'updateUser',
        input: { userId: GRACE.id, set: { isActive: false } },
      }),
    );
  });
});

describe('one thing for many people', () => {
  it('gives a role to all that the filter shows', async () => {
    const many = Array.from({ length: 20 }, (_, n) => ({
      ...GRACE,
      id: uuid(100 + n),
      name: `Person ${n}`,
      email: `p${n}@${n < 15 ? 'acme' : 'globex'}.example`,
    }));
    const { user, platform, container } = renderForm('give-many', OF, {
      surface: 'sidebar',
      answers: { people: () => ready({ ...PEOPLE, people: rowsOf(many) }) },
    });
    await user.type(await screen.findByRole('textbox', { name: 'Filter: People' }), 'globex');
    await user.click(screen.getByRole('button', { name: 'Pick all 5' }));
    await user.clear(screen.getByRole('textbox', { name: 'Filter: People' }));
    expect(screen.getByText('5 picked')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /^Person 19/ }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Role' }), 'Organization Member');
    await expectAccessible(container);
    await user.click(send());
    await waitFor(() => expect(platform.drafted[0]).toHaveLength(4));
    expect(platform.drafted[0]?.[0]).toMatchObject({
      kind: 'assignRole',
      input: { holder: { kind: 'user', id: uuid(115) }, workspaceId: null },
    });
  });

  it('gives a team to those who are not in it', async () => {
    const { user, platform, container } = renderForm('give-many', OF, { surface: 'sidebar' });
    await user.click(await screen.findByRole('button', { name: 'Pick all 5' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'What they get' }), 'A team');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Team' }), 'ml-core');
    expect(screen.getByText('In the team already, and left out: Ada Lovelace and Grace Hopper')).toBeTruthy();
    await expectAccessible(container);
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted[0]?.map(({ input }) => input)).toEqual(
        [
          { kind: 'user', id: ALAN },
          { kind: 'user', id: uuid(43) },
          { kind: 'invitation', id: uuid(44) },
        ].map((member) => ({ ...OF, teamId: CORE, member })),
      ),
    );
  });

  it('says who is left out because they are in the team, and who is gone since they were picked', async () => {
    const many = Array.from({ length: 13 }, (_, n) => ({
      ...GRACE,
      id: uuid(100 + n),
      name: `Person ${n + 1}`,
    }));
    const drafts = {
      read: async () => ({ people: `+${uuid(98)}\n+${uuid(99)}`, gives: 'team', team: CORE }),
      write: async () => undefined,
    };
    const { user, container } = renderForm('give-many', OF, {
      drafts,
      answers: { people: () => ready({ ...PEOPLE, people: rowsOf(many) }) },
    });
    expect(await screen.findByText(/^2 of those picked are not in the list any more/)).toBeTruthy();
    expect(screen.queryByText('2 picked')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Pick all 13' }));
    expect(screen.getByText(/^In the team already.* Person 9, Person 10,? and 3 more$/)).toBeTruthy();
    expect(screen.getByText('13 picked')).toBeTruthy();
    await expectAccessible(container);
  });

  it('reviews no more than can be reviewed at once', async () => {
    const many = Array.from({ length: MOST_CHANGES + 1 }, (_, n) => ({
      ...GRACE,
      id: uuid(1000 + n),
      teams: [],
    }));
    const { user, platform } = renderForm('give-many', OF, {
      surface: 'sidebar',
      answers: { people: () => ready({ ...PEOPLE, people: rowsOf(many) }) },
    });
    await user.click(await screen.findByRole('button', { name: 'Pick all 1,001' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Role' }), 'Organization Member');
    await user.click(send());
    expect(await screen.findByText(/^These are 1,001 changes/)).toBeTruthy();
    expect(platform.drafted).toEqual([]);
    await user.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    await user.click(send());
    await waitFor(() => expect(platform.drafted[0]).toHaveLength(MOST_CHANGES));
  });

  it('wants somebody to be picked', async () => {
    const { user, platform } = renderForm('give-many', OF);
    await screen.findByRole('button', { name: 'Pick all 5' });
    await user.click(send());
    const summary = await screen.findByRole('alert');
    await user.click(within(summary).getByRole('button', { name: 'People: nothing is picked.' }));
    expect(document.activeElement?.textContent).toMatch(/^People/);
    expect(platform.drafted).toEqual([]);
  });
});
