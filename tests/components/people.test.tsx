import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { NOWHERE } from '#lib/model/place.ts';
import { failed, ready } from './fake-platform.ts';
import { ACME, GLOBEX, GRACE, PEOPLE, rowsOf, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, expectAsked, renderApp } from './render-app.tsx';

describe('People', () => {
  it('lists people with roles and marks, and teams', async () => {
    const { container } = renderApp({}, { tab: 'people' });
    const people = within(await screen.findByRole('list', { name: 'People' })).getAllByRole('button');
    expect(people.map((row) => row.textContent?.trim())).toEqual([
      'Ada Lovelace ada@acme.example · Organization Admin · ml-core',
      'Alan Turing alan@acme.example · Organization Member Inactive',
      'ci-deployer No role known Service account',
      'Grace Hopper grace@acme.example · Organization Member and 1 more · ml-core',
      'new@acme.example Organization Member Invited',
    ]);
    const teams = within(screen.getByRole('list', { name: 'Teams' })).getAllByRole('button');
    expect(teams.map((row) => row.textContent)).toEqual(['ml-core Platform team 2 people']);
    await expectAccessible(container);
  });

  it('shows the picked organization and remembers it', async () => {
    const { user, platform } = renderApp({}, { tab: 'people' });
    const select = await screen.findByRole('combobox', { name: 'Organization' });
    await user.selectOptions(select, 'Globex');
    await expectAsked(platform, { name: 'people', input: { organizationId: GLOBEX.id } });
    await waitFor(() => expect(platform.remembered.at(-1)?.organizationId).toBe(GLOBEX.id));
  });

  it('begins with the organization of the page', async () => {
    renderApp(
      { location: at(WORKSPACE_PLACE), answers: { organizations: () => ready(rowsOf([GLOBEX, ACME])) } },
      { tab: 'people' },
    );
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Organization' });
    expect(select.value).toBe(ACME.id);
  });

  it('begins with the organization that the page names by its name', async () => {
    renderApp({ location: at({ ...NOWHERE, organization: GLOBEX.name }) }, { tab: 'people' });
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Organization' });
    expect(select.value).toBe(GLOBEX.id);
  });

  it('asks for no choice when there is none', async () => {
    renderApp({ answers: { organizations: () => ready(rowsOf([ACME])) } }, { tab: 'people' });
    await screen.findByRole('list', { name: 'People' });
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('says what could not be read, so that nobody takes silence for none', async () => {
    const { container, user, platform } = renderApp(
      {
        answers: {
          people: () =>
            ready({
              ...PEOPLE,
              missing: [{ what: 'team-members', failure: { kind: 'forbidden', reason: null } }],
            }),
        },
      },
      { tab: 'people' },
    );
    expect(await screen.findByText(/^Members of teams could not be read/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Load again' }));
    await expectAsked(platform, { name: 'people', force: true });
  });

  it('has its empty states', async () => {
    const { container, platform } = renderApp(
      { answers: { people: () => ready({ people: rowsOf([]), teams: rowsOf([]), missing: [] }) } },
      { tab: 'people' },
    );
    expect(await screen.findByText('No people can be seen in this organization.')).toBeTruthy();
    expect(screen.getByText('This organization has no teams.')).toBeTruthy();
    await expectAccessible(container);
    platform.change({ organizations: () => ready(rowsOf([])) });
    expect(await screen.findByText('You are in no organization yet.')).toBeTruthy();
  });

  it('says why people cannot be shown', async () => {
    renderApp({ answers: { people: () => failed({ kind: 'forbidden', reason: null }) } }, { tab: 'people' });
    expect(await screen.findByText('ZenML does not allow your account to read this.')).toBeTruthy();
  });
});

describe('the detail of a person', () => {
  it('tells every role with its place and source, and the teams', async () => {
    const { user, container } = renderApp({}, { tab: 'people' });
    await user.click(await screen.findByRole('button', { name: /^Grace Hopper/ }));
    expect(await screen.findByRole('heading', { name: 'Grace Hopper' })).toBeTruthy();
    await screen.findByText('In ML production');
    const roles = within(screen.getByRole('group', { name: 'Roles' })).getAllByRole('listitem');
    expect(roles.map((role) => role.textContent)).toEqual([
      'Organization Member Whole organization Held directly',
      'Workspace Developer In ML production Via team ml-core',
    ]);
    await expectAccessible(container);
    await user.click(
      within(screen.getByRole('list', { name: 'Teams' })).getByRole('button', { name: /^ml-core/ }),
    );
    expect(await screen.findByRole('heading', { name: 'ml-core' })).toBeTruthy();
    const members = within(screen.getByRole('list', { name: 'Members' })).getAllByRole('button');
    expect(members).toHaveLength(2);
    await expectAccessible(container);
    await user.click(members[0] as HTMLElement);
    expect(await screen.findByRole('heading', { name: 'Ada Lovelace' })).toBeTruthy();
  });

  const gone = (kind: 'person' | 'team', rest: { complete: boolean; failure?: { kind: 'offline' } }) =>
    renderApp(
      {
        answers: {
          people: () =>
            ready({
              people: rowsOf(PEOPLE.people.items, rest),
              teams: rowsOf(PEOPLE.teams.items, rest),
              missing: [],
            }),
        },
      },
      { tab: 'people', detail: { kind, id: 'gone', organizationId: ACME.id } },
    );

  it.each(['person', 'team'] as const)('waits for the rest of the list before a %s is gone', async (kind) => {
    const { platform } = gone(kind, { complete: false });
    const panel = await screen.findByRole('tabpanel', { name: 'People' });
    expect(await within(panel).findByText('Loading')).toBeTruthy();
    await expectAsked(platform, { name: 'people' });
    expect(screen.queryByText(/is not in the list/)).toBeNull();
    platform.change({ people: () => ready(PEOPLE) });
    expect(await screen.findByText(/is not in the list/)).toBeTruthy();
  });

  it.each(['person', 'team'] as const)(
    'says that part of the list failed, not that a %s is gone',
    async (kind) => {
      const { user, platform, container } = gone(kind, { complete: false, failure: { kind: 'offline' } });
      expect((await screen.findByRole('alert')).textContent).toMatch(/loaded; the rest could not be read/);
      expect(screen.queryByText(/is not in the list/)).toBeNull();
      await expectAccessible(container);
      await user.click(screen.getByRole('button', { name: 'Load again' }));
      await expectAsked(platform, { name: 'people', force: true });
    },
  );

  it('calls no team empty before all people were read', async () => {
    const team = PEOPLE.teams.items[0]?.id ?? '';
    const { platform } = renderApp(
      { answers: { people: () => ready({ ...PEOPLE, people: rowsOf([], { complete: false }) }) } },
      { tab: 'people', detail: { kind: 'team', id: team, organizationId: ACME.id } },
    );
    const members = await screen.findByRole('group', { name: 'Members' });
    expect(within(members).getByRole('status')).toBeTruthy();
    expect(screen.queryByText('No members are known.')).toBeNull();
    platform.change({
      people: () =>
        ready({ ...PEOPLE, people: rowsOf([GRACE], { complete: false, failure: { kind: 'offline' } }) }),
    });
    expect(await within(members).findByText('1 loaded; the rest could not be read.')).toBeTruthy();
    expect(within(members).getByRole('button', { name: 'Load again' })).toBeTruthy();
  });

  it.each([
    ['person', 'This person is not in the list that could be read.'],
    ['team', 'This team is not in the list that could be read.'],
  ] as const)('says that a %s is not in the list, and leads to the list', async (kind, words) => {
    const { user, platform, container } = renderApp(
      {},
      { tab: 'people', detail: { kind, id: 'gone', organizationId: GLOBEX.id } },
    );
    expect(await screen.findByText(words)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Show people and teams' }));
    expect(await screen.findByRole('list', { name: 'People' })).toBeTruthy();
    expect(screen.queryByText(words)).toBeNull();
    await waitFor(() =>
      expect(platform.remembered.at(-1)).toMatchObject({ detail: null, organizationId: GLOBEX.id }),
    );
  });

  it('calls a role whose name could not be read by a short form of its id', async () => {
    const id = '2635c435-2555-44e3-95d1-0123456789ab';
    const [role] = PEOPLE.people.items[0]?.roles ?? [];
    if (!role) throw new Error('The first person holds nothing.');
    const bare = { ...GRACE, teams: [], roles: [{ ...role, id, name: id }] };
    const { user } = renderApp(
      { answers: { people: () => ready({ ...PEOPLE, people: rowsOf([bare]), teams: rowsOf([]) }) } },
      { tab: 'people' },
    );
    const row = await screen.findByRole('button', { name: /^Grace Hopper/ });
    expect(row.textContent).toContain('grace@acme.example · Role 2635c435…89ab');
    await user.click(row);
    expect(await screen.findByText('Role 2635c435…89ab')).toBeTruthy();
    expect(screen.queryByText(id)).toBeNull();
  });

  it('shows an account of which little is known', async () => {
    const bare = { ...GRACE, roles: [], teams: [], isActive: null, email: null, isSuperuser: true };
    renderApp(
      { answers: { people: () => ready({ ...PEOPLE, people: rowsOf([bare]), teams: rowsOf([]) }) } },
      { tab: 'people', detail: { kind: 'person', id: bare.id, organizationId: ACME.id } },
    );
    expect(await screen.findByText('No role is known.')).toBeTruthy();
    expect(screen.getByText('Super-user')).toBeTruthy();
    expect(screen.getByText('In no team that could be read.')).toBeTruthy();
  });

  it.each([
    ['person', GRACE.id, 'What Grace Hopper can reach'],
    ['team', PEOPLE.teams.items[0]?.id ?? '', 'What ml-core can reach'],
  ] as const)('leads from a %s to what they can reach', async (kind, id, title) => {
    const whose = { kind, id, organizationId: ACME.id };
    const { user, platform } = renderApp({}, { tab: 'people', detail: { ...whose } });
    await user.click(await screen.findByRole('button', { name: 'What can they reach' }));
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    await waitFor(() =>
      expect(platform.remembered.at(-1)).toMatchObject({ tab: 'permissions', question: 'reach', whose }),
    );
  });

  it('leads to what they may do on the page, where there is one', async () => {
    const whose = { kind: 'person', id: GRACE.id, organizationId: ACME.id } as const;
    const { user, platform, update } = renderApp({}, { tab: 'people', detail: whose });
    await screen.findByRole('button', { name: 'What can they reach' });
    expect(screen.queryByRole('button', { name: 'Permissions on this page' })).toBeNull();
    update({ location: at(WORKSPACE_PLACE) });
    await user.click(await screen.findByRole('button', { name: 'Permissions on this page' }));
    await waitFor(() =>
      expect(platform.remembered.at(-1)).toMatchObject({ question: 'matrix', check: null, whose }),
    );
  });
});
