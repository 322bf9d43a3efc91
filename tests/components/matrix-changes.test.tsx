import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ViewState } from '#components/app/view-state.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { queries } from '#lib/protocol.ts';
import { failed, never, ready } from './fake-platform.ts';
import {
  ACME,
  checkAt,
  EVIDENCE,
  GLOBEX,
  GRACE,
  PEOPLE,
  PROD,
  ROLES,
  RUN_PLACE,
  rowsOf,
  WORKSPACE_PLACE,
} from './fixtures.ts';
import { at, expectAccessible, expectAsked, renderApp } from './render-app.tsx';

/** ZenML's own check says nothing, so that roles alone count. */
const refused: NonNullable<Parameters<typeof renderApp>[0]>['answers'] = {
  permissionCheck: ({ place }) =>
    ready(
      checkAt(place, {
        actions: checkAt(place).actions.map((one) => ({ ...one, verdict: 'unknown' as const })),
        missing: [{ what: 'check', failure: { kind: 'forbidden', reason: null } }],
      }),
    ),
};

const show = (answers: typeof refused = {}, view: Partial<ViewState> = {}) =>
  renderApp(
    { location: at(WORKSPACE_PLACE), answers: { ...refused, ...answers } },
    { tab: 'permissions', question: 'matrix', ...view },
  );

const cell = (name: string | RegExp) => screen.findByRole('gridcell', { name });
const press = async (user: ReturnType<typeof show>['user'], name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));
const whose = (kind: 'person' | 'team' | 'role', id: string): Partial<ViewState> => ({
  whose: { kind, id, organizationId: ACME.id },
});
const idOf = (name: string) => EVIDENCE.principals.find((one) => one.name === name)?.id ?? '';
const asked = (platform: ReturnType<typeof show>['platform']) => platform.asked.map(({ name }) => name);

describe('whose matrix it is', () => {
  it('is another person’s, asked for by keys, and one’s own again by one press', async () => {
    const { user, platform, container } = show();
    await cell('delete pipeline run: denied');
    expect(asked(platform)).not.toContain('people');
    await press(user, 'Someone else');
    const field = screen.getByRole('textbox', { name: 'Find a person by name or e-mail' });
    expect(document.activeElement).toBe(field);
    await expectAsked(platform, { name: 'people', input: { organizationId: ACME.id } });
    await expectAccessible(container);
    await user.keyboard('grace{ArrowDown}{Enter}');
    expect(await screen.findByText('What Grace Hopper may do')).toBeTruthy();
    expect(await cell(/^delete pipeline run: allowed, Workspace Admin$/)).toBeTruthy();
    expect(await cell(/^update pipeline run: allowed, .*, and 1 more way$/)).toBeTruthy();
    await expectAsked(platform, {
      name: 'permissionCheck',
      input: expect.objectContaining({ userId: idOf('Grace Hopper') }),
    });
    await press(user, 'Back to me');
    expect(await screen.findByText('What you may do')).toBeTruthy();
    expect(await cell('delete pipeline run: denied')).toBeTruthy();
  });

  it('says of a "no" what would change it, with a request to copy', async () => {
    const grants = EVIDENCE.grants.filter(({ roleId }) => roleId !== 'role-Organization Admin');
    const { user, platform, container } = show(
      { access: () => ready({ ...EVIDENCE, grants }) },
      whose('person', idOf('Barbara Liskov')),
    );
    await user.click(await cell('delete pipeline run: denied'));
    const detail = within(await screen.findByRole('group', { name: 'delete pipeline run: denied' }));
    expect(await detail.findByText('Workspace Admin in ML production')).toBeTruthy();
    expect(detail.getByText('Grace Hopper')).toBeTruthy();
    await user.click(detail.getByRole('button', { name: 'Copy request' }));
    expect(platform.copied[0]).toMatch(
      /^Hi Grace Hopper, could you give Barbara Liskov the role Workspace Admin in ML production, to delete pipeline run\? http/,
    );
    await expectAccessible(container);
  });

  it('marks whoever is no ordinary account, and leaves by Escape', async () => {
    const { user, platform } = show();
    await press(user, 'Someone else');
    expect(await screen.findByRole('button', { name: /^Alan Turing .*Inactive$/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^ci-deployer .*Service account$/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Ada Lovelace .*You$/ })).toBeTruthy();
    await user.keyboard('zzz');
    expect(await screen.findByText('No such person is known here.')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Someone else' }));
    expect(platform.closed).toBe(0);
  });

  it('is that of an account that is switched off: nothing', async () => {
    show({}, whose('person', idOf('Alan Turing')));
    expect(await cell('read model: denied, the account is switched off')).toBeTruthy();
    expect(screen.queryByRole('gridcell', { name: /: allowed/ })).toBeNull();
    expect(screen.getByText('Inactive')).toBeTruthy();
  });

  it('is a team’s, about which ZenML is not asked', async () => {
    const { user, platform } = show();
    await press(user, 'Someone else');
    await press(user, 'Team');
    await press(user, 'ml-core');
    expect(await screen.findByText('What ml-core may do')).toBeTruthy();
    expect(await cell('update model: allowed, Workspace Developer')).toBeTruthy();
    expect(platform.asked.filter(({ input }) => JSON.stringify(input).includes('userId'))).toEqual([]);
  });

  it('is a role’s: what it permits, what it does not, and what nobody says', async () => {
    const { user, platform, container } = show({
      roles: () =>
        ready({
          roles: [
            ...ROLES,
            {
              ...ROLES[0],
              id: 'role-own',
              name: 'Own',
              level: 'workspace',
              isSystem: false,
              isShare: false,
              permissions: null,
            },
          ],
          descriptions: {},
          missing: [],
          complete: true,
          reading: { done: 6, total: 6 },
        }),
    });
    await press(user, 'Someone else');
    expect(asked(platform)).not.toContain('roles');
    await press(user, 'Role');
    await expectAsked(platform, { name: 'roles' });
    await press(user, /^Project Viewer/);
    expect(await cell('read model: allowed, Project Viewer')).toBeTruthy();
    expect(await cell('update model: denied')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'What if' })).toBeNull();
    await expectAccessible(container);
  });

  it('says so when nobody knows the person', async () => {
    show({}, whose('person', 'nobody-of-this-name'));
    expect(await screen.findByText(/is not among the people, teams and roles/)).toBeTruthy();
    expect(screen.queryByRole('gridcell', { name: /: allowed/ })).toBeNull();
  });

  it('shows the first of many, and finds the others by a few letters', async () => {
    const many = Array.from({ length: 250 }, (_, n) => ({
      ...GRACE,
      id: `many-${n}`,
      name: `Person ${249 - n}`,
      email: null,
    }));
    const people = { ...PEOPLE, people: rowsOf(many) };
    const { user } = show({ people: () => ready(people) });
    await press(user, 'Someone else');
    expect(await screen.findByText('And 155 more: type a part of the name.')).toBeTruthy();
    const names = within(screen.getByRole('list', { name: 'Find a person by name or e-mail' }))
      .getAllByRole('button')
      .map(({ textContent }) => textContent?.trim());
    expect(names).toHaveLength(100);
    expect(names.slice(4, 8)).toEqual([
      'Grace Hopper grace@acme.example',
      'Person 0',
      'Person 1',
      'Person 2',
    ]);
    await user.keyboard('person 249');
    expect(await screen.findByRole('button', { name: /^Person 249/ })).toBeTruthy();
  });

  it('offers who is known when the list of people cannot be read', async () => {
    const { user } = show({ people: () => failed({ kind: 'forbidden', reason: null }) });
    await press(user, 'Someone else');
    expect(await screen.findByRole('button', { name: /^Grace Hopper/ })).toBeTruthy();
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('only what is granted', () => {
  it('hides rows and columns without it, and says what is not known', async () => {
    const { user } = show();
    await cell('use “read secret value” on secret: denied');
    const toggle = screen.getByRole('button', { name: 'Only granted', pressed: false });
    expect(screen.getByText(/^\d+ denied$/)).toBeTruthy();
    await user.click(toggle);
    expect(screen.queryByRole('columnheader', { name: 'delete' })).toBeNull();
    expect(screen.queryByRole('rowheader', { name: 'Workspace' })).toBeNull();
    expect(screen.getByRole('rowheader', { name: 'Model' })).toBeTruthy();
    expect(screen.queryByText(/not known/)).toBeNull();
  });

  it('never hides what is not known without saying so', async () => {
    const missing = [{ what: 'assignments', of: 'role-Workspace Admin', failure: null } as const];
    const { user } = show({ access: () => ready({ ...EVIDENCE, missing }) });
    await cell('delete model: not known');
    await press(user, 'Only granted');
    expect(await screen.findByText(/^\d+ actions are not known and may be hidden\.$/)).toBeTruthy();
  });

  it('says that nothing is granted', async () => {
    const { user } = show({}, whose('person', idOf('Alan Turing')));
    await cell(/^read model: denied/);
    await press(user, 'Only granted');
    expect(await screen.findByText('Nothing is granted here.')).toBeTruthy();
  });
});

describe('the difference', () => {
  it('from me to somebody else: signs, words, the sum and both sources', async () => {
    const { user, platform, container } = show();
    await press(user, 'Compare');
    await user.click(await screen.findByRole('button', { name: /^Grace Hopper/ }));
    expect(await screen.findByText('From Ada Lovelace to Grace Hopper')).toBeTruthy();
    const gained = await cell('delete model: gained, Workspace Admin');
    expect(await cell('read model: same, both allowed')).toBeTruthy();
    expect(screen.getByText('0 lost')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Another');
    await user.click(gained);
    const detail = await screen.findByRole('group', { name: 'Delete model' });
    expect(detail.textContent).toMatch(/Ada Lovelace denied.*Grace Hopper allowed.*Workspace Admin/);
    await expectAccessible(container);
    await press(user, 'Copy as text');
    expect(platform.copied[0]).toContain('From Ada Lovelace to Grace Hopper\n');
    expect(platform.copied[0]).toMatch(/\d+ gained, 0 lost, \d+ same, 0 not known/);
    expect(platform.copied[0]).toContain('+ delete model: gained, Workspace Admin');
    await press(user, 'Copy as JSON');
    expect(JSON.parse(platform.copied[1] ?? '').differences).toContainEqual({
      resourceType: 'model',
      action: 'delete',
      difference: 'gained',
      before: 'denied',
      after: 'allowed',
    });
    await press(user, 'Only differences');
    expect(screen.queryByRole('columnheader', { name: 'read secret value' })).toBeNull();
    expect(await cell('delete model: gained, Workspace Admin')).toBeTruthy();
  });

  it('is left by Escape, back to where it was asked for', async () => {
    const { user, platform } = show();
    await press(user, 'Compare');
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Compare', pressed: false }));
    expect(platform.closed).toBe(0);
  });

  it('is lost the other way round', async () => {
    const { user } = show({}, whose('person', idOf('Grace Hopper')));
    await press(user, 'Compare');
    await user.click(await screen.findByRole('button', { name: /^Ada Lovelace/ }));
    expect(await cell('delete model: lost, Workspace Admin')).toBeTruthy();
  });

  it('between two roles', async () => {
    const { user } = show({}, whose('role', 'role-Workspace Developer'));
    await press(user, 'Compare');
    await press(user, 'Role');
    await user.click(await screen.findByRole('button', { name: /^Workspace Admin/ }));
    expect(await screen.findByText('From Workspace Developer to Workspace Admin')).toBeTruthy();
    expect(await cell('share secret: gained, Workspace Admin')).toBeTruthy();
  });

  it('of one person at two places', async () => {
    const { user, platform } = show({
      access: ({ workspaceId }) =>
        ready({ ...EVIDENCE, workspaceId, grants: workspaceId === PROD.id ? EVIDENCE.grants : [] }),
      resolve: ({ place }) =>
        ready({
          organization: { id: ACME.id, name: ACME.name },
          workspace:
            place.workspace === WORKSPACE_PLACE.workspace
              ? { id: PROD.id, name: PROD.name, displayName: PROD.displayName }
              : { id: place.workspace ?? '', name: 'ml-staging', displayName: 'ML staging' },
          project: null,
          resource: null,
        }),
    });
    await press(user, 'Compare');
    const select = await screen.findByRole('combobox', { name: 'The same in another place' });
    await user.selectOptions(select, await within(select).findByRole('option', { name: 'ML staging' }));
    expect(await screen.findByText('Ada Lovelace, from ML production to ML staging')).toBeTruthy();
    expect(await cell('update model: lost, Workspace Developer via team ml-core')).toBeTruthy();
    const reads = platform.asked.filter(({ name }) => name === 'access');
    expect(new Set(reads.map(({ input }) => JSON.stringify(input))).size).toBe(2);
  });

  it('of one person at two workspaces, also from the page of a run', async () => {
    const { user, platform } = show({}, { check: RUN_PLACE });
    await cell(/^read pipeline run:/);
    expect(screen.queryByRole('gridcell', { name: /^read model:/ })).toBeNull();
    await press(user, 'Compare');
    const select = await screen.findByRole('combobox', { name: 'The same in another place' });
    await user.selectOptions(select, await within(select).findByRole('option', { name: 'ML staging' }));
    expect(await screen.findByText('Ada Lovelace, from ML production to ML staging')).toBeTruthy();
    // Both sides are whole workspaces, as the title says.
    expect(await cell(/^read model:/)).toBeTruthy();
    await expectAsked(platform, {
      name: 'permissionCheck',
      input: { place: { ...RUN_PLACE, project: null, resource: null } },
    });
  });

  it('of one person in two organizations', async () => {
    const { user } = show(
      {
        resolve: ({ place }) =>
          ready({
            organization: place.organization === GLOBEX.id ? GLOBEX : ACME,
            workspace: null,
            project: null,
            resource: null,
          }),
        access: ({ organizationId }) =>
          ready({
            ...EVIDENCE,
            organization: organizationId === GLOBEX.id ? GLOBEX : ACME,
            workspaceId: null,
            owners: { [ACME.id]: idOf('Barbara Liskov'), [GLOBEX.id]: idOf('Barbara Liskov') },
            grants: organizationId === GLOBEX.id ? [] : EVIDENCE.grants,
          }),
        permissionCheck: ({ place }) =>
          ready(
            checkAt(place, {
              actions: [{ resourceType: 'organization', action: 'read', verdict: 'unknown' }],
            }),
          ),
      },
      { check: { ...NOWHERE, organization: ACME.id } },
    );
    expect(await cell('read organization: allowed, Organization Member')).toBeTruthy();
    await press(user, 'Compare');
    const select = await screen.findByRole('combobox', { name: 'The same in another place' });
    await user.selectOptions(select, await within(select).findByRole('option', { name: 'Globex' }));
    expect(await screen.findByText('Ada Lovelace, from ACME Research to Globex')).toBeTruthy();
    expect(await cell('read organization: lost, Organization Member')).toBeTruthy();
  });

  it('is not known where one side is not', async () => {
    const missing = [{ what: 'role-permissions', of: 'role-Workspace Admin', failure: null } as const];
    const roles = ROLES.map((one) =>
      one.name === 'Workspace Admin' ? { ...one, isSystem: false, permissions: null } : one,
    );
    const { user } = show({ access: () => ready({ ...EVIDENCE, roles, missing }) });
    await press(user, 'Compare');
    await user.click(await screen.findByRole('button', { name: /^Grace Hopper/ }));
    expect(await cell('delete model: not known')).toBeTruthy();
    expect(screen.queryByRole('gridcell', { name: /: lost/ })).toBeNull();
  });

  it('waits for the other side', async () => {
    const { user } = show({
      permissionCheck: (input) => (input.userId ? never() : (refused.permissionCheck?.(input) ?? never())),
    });
    await press(user, 'Compare');
    await user.click(await screen.findByRole('button', { name: /^Grace Hopper/ }));
    await waitFor(() => expect(screen.getByText('Loading')).toBeTruthy());
    expect(screen.queryByRole('grid')).toBeNull();
  });
});

describe('what if', () => {
  const choose = async (user: ReturnType<typeof show>['user'], group: string, name: string) => {
    const select = await screen.findByRole('combobox', { name: 'Change' });
    const options = within(await within(select).findByRole('group', { name: group }));
    await user.selectOptions(select, await options.findByRole('option', { name }));
  };

  const change = async (user: ReturnType<typeof show>['user'], group: string, name: string) => {
    await press(user, 'What if');
    await choose(user, group, name);
  };

  it('a role were given', async () => {
    const { user, platform, container } = show();
    await change(user, 'Give a role', 'Workspace Admin (ML production)');
    expect(await screen.findByText('If Ada Lovelace got Workspace Admin (ML production)')).toBeTruthy();
    expect(await cell('delete model: gained, Workspace Admin')).toBeTruthy();
    expect(await cell('read model: same, both allowed')).toBeTruthy();
    expect(screen.getByText('0 lost')).toBeTruthy();
    await expectAccessible(container);
    // The protocol has questions only; and of those, what reads this place and its roles.
    const reads: string[] = ['session', 'resolve', 'access', 'permissionCheck', 'roles'];
    expect(Object.keys(queries)).toEqual(expect.arrayContaining(reads));
    expect(asked(platform).filter((name) => !reads.includes(name))).toEqual([]);
  });

  it('a role were given that nobody holds: only then is asked what it permits', async () => {
    const unheld = ROLES.map((one) =>
      one.name === 'Workspace Admin' ? { ...one, name: 'Own', isSystem: false } : one,
    );
    const unread = unheld.map((one) => (one.name === 'Own' ? { ...one, permissions: null } : one));
    const grants = EVIDENCE.grants.filter(({ roleId }) => roleId !== 'role-Workspace Admin');
    const { user, platform } = show({
      access: () => ready({ ...EVIDENCE, roles: unread, grants }),
      roles: () =>
        ready({
          roles: unheld,
          descriptions: {},
          missing: [],
          complete: true,
          reading: { done: 5, total: 5 },
        }),
    });
    await change(user, 'Give a role', 'Organization Admin (Whole organization)');
    expect(await cell('delete model: gained, Organization Admin')).toBeTruthy();
    expect(asked(platform)).not.toContain('roles');
    await choose(user, 'Give a role', 'Own (ML production)');
    expect(await cell('delete model: gained, Own')).toBeTruthy();
    expect(asked(platform)).toContain('roles');
  });

  it('a role were taken away', async () => {
    const { user } = show({}, whose('person', idOf('Grace Hopper')));
    await change(user, 'Take a role away', 'Workspace Admin (ML production)');
    expect(await cell('delete model: lost, Workspace Admin')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('somebody joined a team, or left one', async () => {
    const { user } = show({}, whose('person', idOf('Barbara Liskov')));
    await change(user, 'Put in a team', 'ml-core');
    expect(await screen.findByText('If Barbara Liskov joined ml-core')).toBeTruthy();
    expect(await screen.findByText('0 gained')).toBeTruthy();
    await press(user, 'Back to me');
    await choose(user, 'Take out of a team', 'ml-core');
    expect(await cell('update model: lost, Workspace Developer via team ml-core')).toBeTruthy();
  });

  it('warns of the last role in the organization: everything is lost', async () => {
    const { user, container } = show();
    await change(user, 'Take a role away', 'Organization Member (Whole organization)');
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /^This is the last organization role of Ada Lovelace/,
    );
    expect(await cell('update model: lost, Workspace Developer via team ml-core')).toBeTruthy();
    await expectAccessible(container);
  });

  it('warns that it may be the last when that cannot be known', async () => {
    const missing = [{ what: 'assignments', of: 'role-Organization Admin', failure: null } as const];
    const { user } = show({ access: () => ready({ ...EVIDENCE, missing }) });
    await change(user, 'Take a role away', 'Organization Member (Whole organization)');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^This may be the last/);
  });

  it('offers no role that comes of sharing, and none that is held already', async () => {
    const share = {
      id: 'role-share',
      name: 'Shared run',
      level: 'workspace',
      isSystem: true,
      isShare: true,
      permissions: null,
    };
    const { user } = show({
      roles: () =>
        ready({
          roles: [...ROLES, share],
          descriptions: {},
          missing: [],
          complete: true,
          reading: { done: 6, total: 6 },
        }),
      access: () => ready({ ...EVIDENCE, roles: [...ROLES, share] }),
    });
    await press(user, 'What if');
    const give = await screen.findByRole('group', { name: 'Give a role' });
    const names = within(give)
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      'Organization Admin (Whole organization)',
      'Workspace Admin (ML production)',
      'Workspace Developer (ML production)',
    ]);
  });
});
