import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { compactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { failed, never, ready } from './fake-platform.ts';
import { ACME, ADA, EVIDENCE, GLOBEX, GRACE, PROD, rowsOf, STAGING } from './fixtures.ts';
import { expectAccessible, expectAsked, placeWith, renderApp } from './render-app.tsx';

type Options = NonNullable<Parameters<typeof renderApp>[0]>;
type Answers = NonNullable<Options['answers']>;

const show = (answers: Answers = {}, options: Options = {}) =>
  renderApp({ ...options, answers }, { tab: 'permissions', question: 'reach' });

const reachWith = (rest: Partial<Evidence>): Pick<Answers, 'reach'> => ({
  reach: () => ready(compactEvidence({ ...EVIDENCE, ...rest })),
});
/** I am a member of one organization. */
const ONE = { organizations: () => ready<'organizations'>(rowsOf([ACME])) };

/** As a person reads it; how many actions there are in all is the catalogue's business. */
const textOf = ({ textContent }: Element): string =>
  (textContent ?? '').replace(/\s+/g, ' ').replace(/ of \d+ actions$/, ' of … actions');
const theTree = () => screen.findByRole('tree', { name: 'Places that are reached' });
const lines = async (): Promise<string[]> =>
  within(await theTree())
    .getAllByRole('treeitem')
    .map(textOf);
const line = async (name: RegExp) => within(await theTree()).findByRole('treeitem', { name });

async function pick(user: ReturnType<typeof show>['user'], letters: string, name: RegExp) {
  await user.type(screen.getByRole('combobox', { name: 'Look at a person or team' }), letters);
  await user.click(await screen.findByRole('option', { name }));
}

describe('what somebody can reach', () => {
  it('is mine first: all organizations, with what reaches each place and how much of it', async () => {
    const { container, platform } = show();
    expect(await screen.findByRole('heading', { name: 'What you can reach' })).toBeTruthy();
    await line(/Globex/);
    expect(await lines()).toEqual([
      'Organization ACME Research Organization Member 1 of … actions',
      'Workspace ML production Workspace Developer via team ml-core · every project 12 of … actions',
      'Project 00000051…0051 Workspace Developer via team ml-core, all projects 9 of … actions',
      'Organization Globex Organization Member 1 of … actions',
    ]);
    expect(screen.queryByText(/^Reading/)).toBeNull();
    expect(screen.getByText('Worked out from roles')).toBeTruthy();
    await waitFor(() =>
      expect(screen.getAllByRole('status').at(-1)?.textContent).toMatch(/^4 places are reached\./),
    );
    await expectAccessible(container);
    for (const { id } of [ACME, GLOBEX])
      await expectAsked(platform, { name: 'reach', input: { organizationId: id } });
    expect(platform.asked.some(({ name }) => name === 'access' || name === 'permissionCheck')).toBe(false);
  });

  it('is another one’s after a few letters, without asking anything more', async () => {
    const { user, platform, container } = show();
    await theTree();
    const before = platform.asked.length;
    await user.type(screen.getByRole('combobox', { name: 'Look at a person or team' }), 'gra');
    const found = await screen.findByRole('option', { name: /^Grace Hopper/ });
    expect(found.getAttribute('aria-selected')).toBe('true');
    await expectAccessible(container);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'What Grace Hopper can reach' })).toBeTruthy();
    expect(await lines()).toEqual([
      'Organization ACME Research Only inside',
      'Workspace ML production Workspace Admin, and 2 more ways · every project 24 of … actions',
      'Project 00000051…0051 Workspace Admin, all projects, and 1 more way 15 of … actions',
    ]);
    expect(platform.asked).toHaveLength(before);
    await user.click(screen.getByRole('button', { name: 'Back to me' }));
    expect(await screen.findByRole('heading', { name: 'What you can reach' })).toBeTruthy();
  });

  it('chooses among those found with the arrow keys, and leaves with Escape', async () => {
    const { user } = show();
    await theTree();
    const input = screen.getByRole('combobox', { name: 'Look at a person or team' });
    await user.type(input, 'acme.example');
    const found = await screen.findByRole('listbox', { name: 'People and teams found' });
    const options = within(found).getAllByRole('option');
    expect(options.length).toBeGreaterThan(2);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    const selected = within(found).getByRole('option', { selected: true });
    expect(options.indexOf(selected)).toBe(1);
    expect(input.getAttribute('aria-activedescendant')).toBe(selected.id);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.type(input, 'xyzzy');
    expect(await screen.findByText('Nobody of that name was found.')).toBeTruthy();
  });

  it('is what a team gives its members', async () => {
    const { user, container } = show();
    await theTree();
    await pick(user, 'ml-c', /^ml-core/);
    expect(await screen.findByText('What its members reach through it.')).toBeTruthy();
    expect(await lines()).toContain(
      'Workspace ML production Workspace Developer · every project 12 of … actions',
    );
    await expectAccessible(container);
  });

  it('is nothing where the account is switched off, whatever it holds', async () => {
    const { user, container } = show();
    await theTree();
    await pick(user, 'turing', /^Alan Turing/);
    expect(
      await screen.findByText(
        'The account of Alan Turing is switched off: it reaches nothing, whatever roles it still holds.',
      ),
    ).toBeTruthy();
    expect(screen.queryByRole('tree')).toBeNull();
    expect(screen.getByText('Nothing that you can see is reached.')).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Also what is not reached or not known' }));
    expect(textOf(await line(/ML production/))).toBe('Workspace ML production No access');
  });

  it('is everything for a super-user', async () => {
    const user = { ...ADA, isSuperuser: true };
    show({ session: () => ready({ state: 'signed-in', user, word: 'workspace' }) });
    expect(await screen.findByText(/^Ada Lovelace is a super-user/)).toBeTruthy();
    expect((await line(/ML staging/)).textContent).toMatch(/29 of 29 actions$/);
    expect(textOf(await line(/ML staging/))).toBe(
      'Workspace ML staging Super-user · every project 29 of … actions',
    );
    expect(textOf(await line(/Edge devices/))).toContain('Super-user');
  });

  it('is empty for who holds nothing, and says that this is all that can be seen', async () => {
    const { container } = show({ ...ONE, ...reachWith({ grants: [], teams: [], principals: [] }) });
    expect(await screen.findByText('Nothing that you can see is reached.')).toBeTruthy();
    await expectAccessible(container);
  });

  it('is not taken for nothing while parts are missing', async () => {
    const failure = { kind: 'forbidden', reason: null } as const;
    const { user, platform, container } = show({
      ...ONE,
      ...reachWith({
        grants: EVIDENCE.grants.filter(({ holder }) => holder.kind === 'team'),
        teams: [{ id: EVIDENCE.teams[0]?.id ?? '', name: 'ml-core', userIds: [] }],
        missing: [{ what: 'team-members', of: EVIDENCE.teams[0]?.id ?? '', failure }],
      }),
    });
    expect(textOf(await line(/ML production/))).toBe('Workspace ML production Not known');
    expect(screen.queryByRole('treeitem', { name: /ML staging/ })).toBeNull();
    await user.click(await line(/ML production/));
    const detail = screen.getByRole('region', { name: 'How ML production is reached' });
    expect(within(detail).getByText(/^Who is in team ml-core is not read\./)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Load again' }));
    await expectAsked(platform, { name: 'reach', force: true });
  });

  it('shows one organization while another could not be read, and which that is', async () => {
    const { user, platform, container } = show({
      reach: ({ organizationId }) =>
        organizationId === ACME.id ? ready(compactEvidence(EVIDENCE)) : failed({ kind: 'offline' }),
    });
    expect(
      await screen.findByText(/^Globex could not be read, so what is reached there is not known/),
    ).toBeTruthy();
    expect(await line(/ML production/)).toBeTruthy();
    expect(screen.queryByRole('treeitem', { name: /Globex/ })).toBeNull();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Load again' }));
    await expectAsked(platform, { name: 'reach', input: { organizationId: GLOBEX.id }, force: true });
  });

  it('fills in while organizations are still being read, and says how far that is', async () => {
    const { platform, container } = show({
      reach: ({ organizationId }) =>
        organizationId === ACME.id ? ready(compactEvidence(EVIDENCE)) : never(),
    });
    expect(await line(/ML production/)).toBeTruthy();
    const bar = screen.getByRole('progressbar', {
      name: 'Reading who holds what: 5 of 5 roles, 1 of 2 organizations read.',
    });
    expect(bar.hasAttribute('value')).toBe(false);
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual(['']);
    await expectAccessible(container);
    platform.change({
      reach: () => ready(compactEvidence({ ...EVIDENCE, complete: false, reading: { done: 2, total: 5 } })),
    });
    await waitFor(() =>
      expect(
        screen.getByRole('progressbar', {
          name: 'Reading who holds what: 4 of 10 roles, 0 of 2 organizations read.',
        }),
      ).toBeTruthy(),
    );
  });

  it('is a skeleton until something is known', async () => {
    show({ reach: never });
    await waitFor(() => expect(screen.getAllByText('Loading').length).toBeGreaterThan(0));
    expect(screen.queryByRole('tree')).toBeNull();
  });
});

describe('the tree', () => {
  it('is walked with the keys, folded, and opened with Enter', async () => {
    const { user, platform } = show();
    const first = await line(/ACME Research/);
    first.focus();
    const focused = () => document.activeElement?.textContent ?? '';
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focused()).toContain('ML production'));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(focused()).toContain('00000051…0051'));
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(focused()).toContain('ML production'));
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false'));
    expect(screen.queryByRole('treeitem', { name: /00000051/ })).toBeNull();
    await user.keyboard('{ArrowRight}');
    expect(await line(/00000051/)).toBeTruthy();
    await user.keyboard('{End}');
    await waitFor(() => expect(focused()).toContain('Globex'));
    await user.keyboard('{Home}{ArrowDown}');
    await waitFor(() => expect(focused()).toContain('ML production'));
    const stops = (await screen.findAllByRole('treeitem')).filter((one) => one.tabIndex === 0);
    expect(stops).toHaveLength(1);
    await user.keyboard('{Enter}');
    await expectAsked(platform, { name: 'resolve', input: placeWith({ workspace: PROD.id }) });
    await waitFor(() =>
      expect(platform.remembered.at(-1)).toMatchObject({
        question: 'matrix',
        check: { ...NOWHERE, organization: ACME.id, workspace: PROD.id },
        whose: null,
      }),
    );
  });

  it('opens the permissions of whoever is looked at', async () => {
    const { user, platform } = show();
    await theTree();
    await pick(user, 'gra', /^Grace/);
    await user.click(await line(/00000051/));
    await user.click(screen.getByRole('button', { name: 'Show permissions here' }));
    await waitFor(() =>
      expect(platform.remembered.at(-1)).toMatchObject({
        question: 'matrix',
        check: { workspace: PROD.id, project: expect.stringMatching(/^00000051/) },
        whose: { kind: 'person', id: GRACE.id, organizationId: ACME.id },
      }),
    );
  });

  it('says every way in which a place is reached', async () => {
    const { user } = show();
    await theTree();
    await pick(user, 'gra', /^Grace/);
    await user.click(await line(/ML production/));
    const detail = screen.getByRole('region', { name: 'How ML production is reached' });
    expect(
      within(detail)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Workspace Admin', 'Workspace Developer via team ml-core', 'Owner']);
    expect(within(detail).getByText(/^This reaches every project in it/)).toBeTruthy();
  });

  it('shows what is not reached on request, greyed in words too', async () => {
    const { user } = show();
    await theTree();
    expect(screen.queryByRole('treeitem', { name: /ML staging/ })).toBeNull();
    await user.click(screen.getByText('Filter'));
    await user.click(screen.getByRole('checkbox', { name: 'Also what is not reached or not known' }));
    // Who owns it is not told, so that it is no "no".
    expect(textOf(await line(/ML staging/))).toBe('Workspace ML staging Not known');
    expect(textOf(await line(/Edge devices/))).toBe('Workspace Edge devices No access');
  });

  it('says not known, and not no, of a workspace in which something is not known', async () => {
    const grants = EVIDENCE.grants.filter(({ projectId }) => projectId !== null);
    const { user } = show({ ...ONE, ...reachWith({ grants, teams: [] }) });
    await user.click(await screen.findByRole('button', { name: 'Also what is not reached or not known' }));
    const workspace = await line(/ML production/);
    expect(textOf(workspace)).toBe('Workspace ML production Not known');
    await user.click(workspace);
    expect(screen.getByText('What of it is reached inside is not known.')).toBeTruthy();
  });

  it('is narrowed down by source, level, kind and text', async () => {
    const { user } = show();
    await theTree();
    await pick(user, 'gra', /^Grace/);
    await user.click(screen.getByText('Filter'));
    const choose = (name: string, option: string) =>
      user.selectOptions(screen.getByRole('combobox', { name }), option);
    await choose('Source', 'Owner');
    expect(await lines()).toEqual([
      expect.stringContaining('ACME Research'),
      expect.stringContaining('ML production'),
    ]);
    await choose('Source', 'Any source');
    await choose('Kind of place', 'Project');
    expect(await lines()).toHaveLength(3);
    await choose('Where the role is held', 'Project');
    expect(await screen.findByText('Nothing that is reached fits these filters.')).toBeTruthy();
    await choose('Where the role is held', 'Held anywhere');
    await choose('Kind of place', 'Any place');
    await user.type(screen.getByRole('textbox', { name: 'Name, role or team' }), 'DEVELOPER');
    expect((await lines()).length).toBeGreaterThan(1);
    await user.type(screen.getByRole('textbox', { name: 'Name, role or team' }), 'x');
    expect(await screen.findByText('Nothing that is reached fits these filters.')).toBeTruthy();
  });

  it('marks a workspace in which a role is held and that nobody lists', async () => {
    const { user } = show({ workspaces: () => ready(rowsOf([STAGING])) });
    const gone = await line(/not in your list/);
    await user.click(gone);
    expect(screen.getByText(/^It is not among those that you see/)).toBeTruthy();
  });

  it('claims nothing about what is in the list while the list is not whole', async () => {
    show({
      workspaces: () => ready(rowsOf([STAGING], { complete: false, failure: { kind: 'offline' } })),
    });
    expect(await line(/00000021/)).toBeTruthy();
    expect(screen.queryByText(/not in your list/)).toBeNull();
  });

  it('has a map beside it in the full page, which says in words what it shows', async () => {
    const { container } = show({}, { surface: 'manage' });
    await theTree();
    expect(await screen.findByText('ACME Research: 1 of 2 reached')).toBeTruthy();
    expect(await screen.findByText('Globex: 0 of 1 reached')).toBeTruthy();
    await expectAccessible(container);
  });

  it('leads from a place on the map to its line, also when that is folded or left out', async () => {
    const { user } = show({}, { surface: 'manage' });
    await line(/00000051/);
    const map = within(screen.getByRole('group', { name: 'Map' }));
    (await line(/ML production/)).focus();
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(screen.queryByRole('treeitem', { name: /00000051/ })).toBeNull());
    await user.click(map.getByRole('button', { name: 'Project 00000051…0051: Reached' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('00000051'));
    expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
    await user.click(map.getByRole('button', { name: 'Workspace Edge devices: No access' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Edge devices'));
    const pressed = map
      .getAllByRole('button', { pressed: true })
      .map((one) => one.getAttribute('aria-label'));
    expect(pressed).toEqual(['Workspace Edge devices: No access']);
  });
});

describe('what is copied', () => {
  it('is text, CSV and JSON, with when and as whom it was seen', async () => {
    const principals = EVIDENCE.principals.map((one) =>
      one.id === GRACE.id ? { ...one, name: '=Grace [x](http://evil.example)' } : one,
    );
    const { user, platform } = show({ ...ONE, ...reachWith({ principals }) });
    await theTree();
    await pick(user, 'gra', /Grace/);
    await user.click(screen.getByRole('button', { name: 'Copy as text' }));
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
    await waitFor(() => expect(platform.copied).toHaveLength(3));
    const [text = '', csv = '', json = ''] = platform.copied;
    expect(text).toContain('What =Grace \\[x\\](http://evil.example) can reach');
    expect(text).toMatch(/As seen by Ada Lovelace ada@acme\.example at \d{4}-.*Z; complete\./);
    expect(text).toContain('\n- ACME Research: Only inside\n  - ML production: Workspace Admin, ');
    expect(csv).toContain("of,'=Grace [x](http://evil.example)\r\n");
    expect(csv).toContain('complete,complete\r\n');
    expect(csv).toContain('identity,Ada Lovelace ada@acme.example\r\n');
    expect(csv.split('\r\n').filter((row) => row.includes(',workspace,ML production,'))).toHaveLength(3);
    expect(JSON.parse(json)).toMatchObject({
      isComplete: true,
      of: { id: GRACE.id },
      organizations: [{ name: 'ACME Research', children: [{ name: 'ML production', state: 'reached' }] }],
    });
  });

  it('says what is missing', async () => {
    const { user, platform } = show({
      reach: ({ organizationId }) =>
        organizationId === ACME.id
          ? ready(
              compactEvidence({
                ...EVIDENCE,
                missing: [
                  {
                    what: 'assignments',
                    of: 'role-Project Viewer',
                    failure: { kind: 'forbidden', reason: null },
                  },
                ],
              }),
            )
          : failed({ kind: 'offline' }),
    });
    await theTree();
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    await waitFor(() => expect(platform.copied).toHaveLength(1));
    expect(platform.copied[0]).toContain('complete,partial\r\n');
    expect(platform.copied[0]).toContain(
      'not_read,assignments of Project Viewer in ACME Research; Globex\r\n',
    );
  });
});
