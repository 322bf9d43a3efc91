import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Evidence, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { failed, ready } from './fake-platform.ts';
import { ACME, EVIDENCE, PROD, RUN_PLACE, uuid, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, expectAsked, renderApp } from './render-app.tsx';

const nobody = (n: number, rest: Partial<Principal>): Principal => ({
  kind: 'user',
  id: uuid(n),
  name: uuid(n),
  email: null,
  isActive: null,
  isSuperuser: null,
  ...rest,
});
const holds = (role: string, kind: Grant['holder']['kind'], n: number, rest: Partial<Grant> = {}): Grant => ({
  roleId: `role-${role}`,
  holder: { kind, id: uuid(n) },
  workspaceId: PROD.id,
  projectId: null,
  resource: null,
  ...rest,
});

/** Beside the usual people: a share, an orphan, a super-user, an invitation and a team that nobody is in. */
const ODD: Evidence = {
  ...EVIDENCE,
  principals: [
    ...EVIDENCE.principals,
    nobody(61, { name: 'Radia Perlman', email: 'radia@acme.example', isActive: true, isSuperuser: false }),
    nobody(62, {}),
    nobody(63, { name: 'Joan Clarke', isActive: true, isSuperuser: true }),
    nobody(64, { kind: 'invitation', name: 'new@acme.example', email: 'new@acme.example' }),
    nobody(65, { kind: 'team', name: 'empty-for-now' }),
  ],
  roles: [
    ...EVIDENCE.roles,
    {
      id: 'role-Share',
      name: 'Share of pipeline_run train-42',
      level: 'project',
      isSystem: true,
      isShare: true,
      permissions: [{ resourceType: 'pipeline_run', action: 'read' }],
    },
  ],
  grants: [
    ...EVIDENCE.grants,
    holds('Share', 'user', 61, { projectId: uuid(51) }),
    holds('Workspace Developer', 'user', 62),
    holds('Workspace Developer', 'invitation', 64),
    holds('Workspace Developer', 'team', 65),
  ],
  teams: [...EVIDENCE.teams, { id: uuid(65), name: 'empty-for-now', userIds: [] }],
};

const render = (evidence: Evidence = EVIDENCE, place = WORKSPACE_PLACE) =>
  renderApp(
    { location: at(place), answers: { access: () => ready(evidence) } },
    { tab: 'permissions', question: 'who' },
  );
const rows = async (name = 'Who has access') =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('button')
    .map((row) => row.textContent?.trim());

describe('Who has access', () => {
  it('lists everybody with the roles that reach the place, and what is special about them', async () => {
    const { container } = render(ODD);
    expect(await rows()).toEqual([
      `${uuid(62)} Workspace Developer No longer a member`,
      'Ada Lovelace Workspace Developer via team ml-core',
      'Alan Turing Workspace Developer Inactive, gets nothing',
      'Barbara Liskov Organization Admin, organization-wide',
      `ci-deployer Project Viewer in project ${uuid(51).slice(0, 8)}…${uuid(51).slice(-4)} Service account`,
      'empty-for-now Workspace Developer Nobody in it',
      'Grace Hopper Owner · 2 more',
      'Joan Clarke Super-user, past all roles Super-user',
      'new@acme.example Workspace Developer Once accepted',
      expect.stringMatching(/^Radia Perlman Share of pipeline_run train-42 in project .* Shares only$/),
    ]);
    const counts = await waitFor(() => {
      const found = screen.getAllByText('10 with access');
      expect(found).toHaveLength(2);
      return found;
    });
    // One of them is what is said to who does not see the other.
    expect(counts.at(-1)?.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
    expect(screen.getByText('Worked out from roles')).toBeTruthy();
    await expectAccessible(container);
  });

  it('is reached from the permissions of a place', async () => {
    const { user } = renderApp({ location: at(WORKSPACE_PLACE) }, { tab: 'permissions' });
    await user.click(await screen.findByRole('button', { name: 'Who can?' }));
    expect(await rows()).toHaveLength(5);
  });

  it('narrows down by source, level and kind, with how many each leaves', async () => {
    const { user } = render(ODD);
    await rows();
    const choices = (name: string) =>
      within(screen.getByRole('combobox', { name }))
        .getAllByRole('option')
        .map(({ textContent }) => textContent);
    expect(choices('Source')).toEqual([
      'Any source',
      'Held directly (6)',
      'Through a team (2)',
      'From above (1)',
      'Owner (1)',
      'Shared with them (1)',
      'Super-user (1)',
    ]);
    expect(choices('Kind')).toEqual([
      'People and all others',
      'People (7)',
      'Service accounts (1)',
      'Teams (1)',
      'Invitations (1)',
    ]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Level' }), 'Organization (2)');
    expect(await rows()).toEqual([expect.stringMatching(/^Barbara/), expect.stringMatching(/^Joan/)]);
    expect(choices('Source')).toEqual(['Any source', 'From above (1)', 'Super-user (1)']);
    expect(screen.getByText('2 of 10')).toBeTruthy();
  });

  it('narrows down by what is typed, and leads back when nobody fits', async () => {
    const { user } = render(ODD);
    await rows();
    const input = screen.getByRole('textbox', { name: 'Name, role or team' });
    await user.type(input, 'ml-core');
    expect(await rows()).toEqual([expect.stringMatching(/^Ada/), expect.stringMatching(/^Grace/)]);
    await user.type(input, ' nobody');
    await user.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(await rows()).toHaveLength(10);
    await user.type(input, 'ada');
    await user.keyboard('{Escape}');
    expect(await rows()).toHaveLength(10);
  });

  it('tells who may do one thing, and of whom that is not known', async () => {
    const { user, container } = render({
      ...ODD,
      missing: [],
      principals: ODD.principals.map((one) => (one.id === uuid(45) ? { ...one, isActive: null } : one)),
    });
    await rows();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Action' }),
      screen.getByRole('option', { name: 'Delete pipeline run' }),
    );
    expect(await rows('Who may do it')).toEqual([
      expect.stringMatching(/^Grace Hopper Workspace Admin/),
      expect.stringMatching(/^Joan Clarke/),
    ]);
    expect(await rows('Not known')).toEqual([
      expect.stringMatching(new RegExp(`^${uuid(62)}`)),
      expect.stringMatching(/^Barbara Liskov Organization Admin/),
    ]);
    await expectAccessible(container);
  });

  it('sets those apart who would have to own it, and says of one what is not known', async () => {
    const { user, container } = render(ODD, RUN_PLACE);
    await rows();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Action' }),
      screen.getByRole('option', { name: 'Delete pipeline run' }),
    );
    expect(await rows('Who may do it')).toHaveLength(3);
    expect(screen.getByText('3 may')).toBeTruthy();
    await user.click(screen.getByText(/^If they own it: \d more$/));
    expect(screen.getByText(/^Its owner may do this whatever their role is/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(
      within(screen.getByRole('list', { name: /^If they own it/ })).getByRole('button', { name: /^Ada/ }),
    );
    expect(await screen.findByText('The owner may do this, and who owns it is not known.')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says when it is not known which organization a place belongs to', async () => {
    const { container } = renderApp(
      {
        location: at(WORKSPACE_PLACE),
        answers: {
          resolve: () => ready({ organization: null, workspace: null, project: null, resource: null }),
        },
      },
      { tab: 'permissions', question: 'who' },
    );
    expect(
      await screen.findByText(/^Which organization this belongs to could not be found out/),
    ).toBeTruthy();
    await expectAccessible(container);
  });

  it('leaves what is typed into its own filter there, and moves to the rows with the arrow', async () => {
    const { user } = render();
    await rows();
    const input = screen.getByRole('textbox', { name: 'Name, role or team' });
    await user.type(input, '/a1?');
    expect(input).toMatchObject({ value: '/a1?' });
    await user.clear(input);
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Ada Lovelace/));
  });

  it.each([
    ['new@acme.example', 'The invitation is pending: all of this is theirs once they accept.', false],
    ['empty-for-now', 'Nobody is in this team, so its roles give nothing to anybody yet.', true],
    ['Alan Turing', /^The account is switched off/, true],
    [uuid(62), /^They hold this role, and ZenML no longer names them/, true],
  ])('says of %s what that means', async (name, help, hasMore) => {
    const { user, container } = render(ODD);
    await rows();
    await user.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }));
    expect(await screen.findByText(help)).toBeTruthy();
    expect(screen.queryAllByRole('button', { name: 'Everything they reach' })).toHaveLength(hasMore ? 1 : 0);
    await expectAccessible(container);
  });

  it('shows how one of them has access, with the ways on, and goes back to their row', async () => {
    const { user, container, platform } = render(ODD);
    await rows();
    screen.getByRole('button', { name: /^Radia/ }).focus();
    await user.keyboard('{Enter}');
    const heading = await screen.findByRole('heading', { name: 'Radia Perlman' });
    expect(document.activeElement).toBe(heading);
    expect(screen.getByText(/^Somebody shared a single resource with them/)).toBeTruthy();
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Radia Perlman/));
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'All permissions here' }));
    await waitFor(() =>
      expect(platform.remembered.at(-1)).toMatchObject({
        question: 'matrix',
        whose: { kind: 'person', id: uuid(61), organizationId: ACME.id },
      }),
    );
  });

  it('fills in while roles are read, and says how far that has come', async () => {
    const { container, platform } = render({
      ...EVIDENCE,
      grants: EVIDENCE.grants.slice(0, 3),
      missing: [{ what: 'assignments', of: 'role-Workspace Admin', failure: null }],
      complete: false,
      reading: { done: 3, total: 5 },
    });
    const bar = await screen.findByRole('progressbar', {
      name: 'Reading who has access: 3 of 5 roles read.',
    });
    expect(bar).toMatchObject({ value: 3, max: 5 });
    expect(await rows()).toHaveLength(3);
    expect(screen.queryByRole('button', { name: 'Copy as CSV' })).toBeNull();
    // A number that grows is not announced.
    expect(screen.getByText('3 with access').closest('[role="status"]')).toBeNull();
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual(['']);
    await expectAccessible(container);
    platform.change({ access: () => ready(EVIDENCE) });
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    await waitFor(async () => expect(await rows()).toHaveLength(5));
    await waitFor(() => expect(screen.getAllByRole('status').at(-1)?.textContent).toMatch(/^5 with access/));
  });

  it('says what could not be read, and asks for it again', async () => {
    const { container, user, platform } = render({
      ...EVIDENCE,
      missing: [
        { what: 'assignments', of: 'role-Workspace Admin', failure: { kind: 'forbidden', reason: null } },
        { what: 'assignments', of: 'role-Project Viewer', failure: null },
        // Reaches nothing in here: left out on purpose.
        { what: 'assignments', of: 'role-Organization Member', failure: null },
      ],
    });
    expect(await screen.findByText(/^Role assignments could not be read/)).toBeTruthy();
    expect(screen.getByText(/^Of 1 role or team, not everybody could be understood/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Load again' }));
    await expectAsked(platform, { name: 'access', force: true });
  });

  it('says that nobody was found, and what is listed nowhere', async () => {
    const { container } = render({ ...EVIDENCE, grants: [], owners: {} });
    expect(await screen.findByText('Nobody was found who has access here.')).toBeTruthy();
    expect(screen.getByText('ZenML does not list everybody')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says why nothing could be read', async () => {
    const { container } = renderApp(
      { location: at(WORKSPACE_PLACE), answers: { access: () => failed({ kind: 'offline' }) } },
      { tab: 'permissions', question: 'who' },
    );
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('lists for a project known by its name those of any project as not sure', async () => {
    render(EVIDENCE, { ...RUN_PLACE, resource: null });
    expect(await rows()).toContainEqual(expect.stringMatching(/^ci-deployer .* Not sure$/));
    expect(screen.getByText(/^The page names its project by name/)).toBeTruthy();
  });

  it('copies the list with what is needed to judge it, and no formula', async () => {
    const evil = ODD.principals.map((one) => (one.id === uuid(61) ? { ...one, name: '=cmd()' } : one));
    const { user, platform } = render({ ...ODD, principals: evil });
    await rows();
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    await screen.findAllByText('Copied');
    const csv = platform.copied[0] ?? '';
    expect(csv).toMatch(/^as_of,20\d\d-.*Z\r\nidentity,/);
    expect(csv).toContain('complete,complete');
    expect(csv).toContain(`'=cmd(),user,radia@acme.example,${uuid(61)},yes,share,`);
    await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
    await waitFor(() => expect(platform.copied).toHaveLength(2));
    expect(JSON.parse(platform.copied[1] ?? '')).toMatchObject({ isComplete: true, workspace: PROD.name });
  });

  it('says in what is copied that it is a part, and why', async () => {
    const missing: Evidence['missing'] = [
      { what: 'assignments', of: 'role-Workspace Admin', failure: { kind: 'forbidden', reason: null } },
    ];
    const { user, platform } = render({ ...ODD, missing });
    await rows();
    await user.type(screen.getByRole('textbox', { name: 'Name, role or team' }), 'ada');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    await screen.findAllByText('Copied');
    const lines = platform.copied[0]?.split('\r\n') ?? [];
    expect(lines).toContain('filtered,yes');
    expect(lines).toContain('complete,partial');
    expect(lines).toContain('not_read,assignments of Workspace Admin');
    expect(lines.slice(lines.indexOf('') + 2)).toEqual([expect.stringMatching(/^Ada Lovelace,user,/)]);
  });
});
