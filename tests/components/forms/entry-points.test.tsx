import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ViewState } from '#components/app/view-state.ts';
import { failed, ready } from '../fake-platform.ts';
import { ACME, ADA, ALL_ROLES, EDGE, GRACE, PROD, ROLES, rowsOf, uuid } from '../fixtures.ts';
import { expectAccessible, renderApp } from '../render-app.tsx';
import { whileEditing } from './render-form.tsx';

const OF = { organizationId: ACME.id };
const person = (id: string): Partial<ViewState> => ({ tab: 'people', detail: { kind: 'person', id, ...OF } });
const organization: Partial<ViewState> = {
  tab: 'organizations',
  detail: { kind: 'organization', id: ACME.id },
};
const workspace = (id: string): Partial<ViewState> => ({
  tab: 'workspaces',
  detail: { kind: 'workspace', id },
});
const superuser = () =>
  ready<'session'>({ state: 'signed-in', user: { ...ADA, isSuperuser: true }, word: 'workspace' });

const places: [string, Partial<ViewState>, string[]][] = [
  [
    'a person',
    person(GRACE.id),
    ['Give a role', 'Edit teams', 'Copy access from…', 'Take everything…', 'Remove from organization'],
  ],
  [
    'a service account',
    person(uuid(43)),
    ['Give a role', 'Edit teams', 'Copy access from…', 'New key', 'Delete service account'],
  ],
  [
    'an invitation',
    person(uuid(44)),
    ['Give a role', 'Edit teams', 'Copy access from…', 'Revoke invitation'],
  ],
  [
    'a team',
    { tab: 'people', detail: { kind: 'team', id: uuid(31), ...OF } },
    ['Edit', 'Members', 'Give a role', 'Delete team'],
  ],
  ['an organization', organization, ['Edit', 'New workspace', 'Enroll a workspace', 'Invite people']],
  ['a workspace that runs', workspace(PROD.id), ['Edit', 'Upgrade', 'Deactivate']],
  ['a workspace that the customer runs', workspace(EDGE.id), ['Edit']],
  ['the people', { tab: 'people' }, ['Invite people', 'Give to many', 'New team', 'New service account']],
  ['the organizations', { tab: 'organizations' }, ['New organization']],
];

describe('the ways to change', () => {
  it.each(places)('%s are there while editing is on', async (_, view, names) => {
    const { container } = renderApp(whileEditing, view);
    const group = await screen.findByRole('group', { name: 'Change' });
    expect(
      within(group)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(names);
    await expectAccessible(container);
  });

  it.each(places)('%s are not there while it is off', async (_, view) => {
    const { platform } = renderApp({}, view);
    await waitFor(() => expect(screen.queryByRole('tabpanel')).not.toBeNull());
    await waitFor(() => expect(screen.queryByText('Loading')).toBeNull());
    expect(screen.queryByRole('group', { name: 'Change' })).toBeNull();
    expect(platform.asked.map(({ name }) => name)).not.toContain('reach');
  });

  it('oneself are a name, and nothing that only super-users change', async () => {
    const { user, platform, container } = renderApp({ ...whileEditing, surface: 'sidebar' }, person(ADA.id));
    await user.click(await screen.findByRole('button', { name: 'Edit my name' }));
    const name = await screen.findByRole('textbox', { name: 'Name (optional)' });
    expect(screen.queryByRole('textbox', { name: 'Username' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await expectAccessible(container);
    await user.type(name, ' King');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [{ kind: 'updateUser', input: { userId: ADA.id, set: { name: 'Ada Lovelace King' } } }],
      ]),
    );
  });

  it('accounts are there for super-users only', async () => {
    const { user, platform } = renderApp(
      { ...whileEditing, answers: { session: superuser } },
      person(GRACE.id),
    );
    await user.click(await screen.findByRole('button', { name: 'Reset password' }));
    await user.click(screen.getByRole('button', { name: 'Delete user' }));
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [{ kind: 'resetPassword', input: { userId: GRACE.id } }],
        [{ kind: 'deleteUser', input: { userId: GRACE.id } }],
      ]),
    );
    expect(screen.getByRole('button', { name: 'Edit user' })).toBeTruthy();
  });

  it.each([
    [person(GRACE.id), 'Remove from organization', 'removeMember', { ...OF, userId: GRACE.id }],
    [person(uuid(44)), 'Revoke invitation', 'revokeInvitation', { ...OF, invitationId: uuid(44) }],
    [person(uuid(43)), 'Delete service account', 'deleteServiceAccount', { ...OF, accountId: uuid(43) }],
    [workspace(PROD.id), 'Deactivate', 'setWorkspaceState', { workspaceId: PROD.id, state: 'deactivated' }],
  ] as const)('that need no form draft at once: %#', async (view, name, kind, input) => {
    const { user, platform } = renderApp(whileEditing, view);
    await user.click(await screen.findByRole('button', { name }));
    await waitFor(() => expect(platform.drafted).toEqual([[{ kind, input }]]));
  });

  it.each([
    [{ desiredState: 'deactivated', status: 'deactivated' }, 'available'],
    [{ desiredState: 'available', status: 'failed' }, 'available'],
    [{ desiredState: null, status: 'deactivated' }, 'available'],
  ])('a workspace that is off or failed lead to activating it: %#', async (state, wanted) => {
    const { user, platform } = renderApp(
      { ...whileEditing, answers: { workspace: () => ready({ ...PROD, ...state }) } },
      workspace(PROD.id),
    );
    await user.click(await screen.findByRole('button', { name: 'Activate' }));
    await waitFor(() => expect(platform.drafted[0]?.[0]?.input).toMatchObject({ state: wanted }));
  });

  it('a workspace that failed can be deactivated too', async () => {
    const { user, platform } = renderApp(
      { ...whileEditing, answers: { workspace: () => ready({ ...PROD, status: 'failed' }) } },
      workspace(PROD.id),
    );
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }));
    await waitFor(() => expect(platform.drafted[0]?.[0]?.input).toMatchObject({ state: 'deactivated' }));
    expect(screen.getByRole('button', { name: 'Activate' })).toBeTruthy();
  });

  it('say why a draft cannot be reviewed', async () => {
    const { user, container } = renderApp(
      { ...whileEditing, reviewElsewhere: async () => ({ kind: 'offline' }) },
      workspace(PROD.id),
    );
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('the users of a control plane', () => {
  const view: Partial<ViewState> = { tab: 'organizations' };
  const lone = { ...ADA, id: uuid(71), name: 'Mary Shaw', username: 'mary', email: 'mary@x.io' };
  const answers = { session: superuser, users: () => ready<'users'>(rowsOf([ADA, lone])) };

  it('are listed for super-users, each with what can be done to the account', async () => {
    const { user, platform, container } = renderApp({ ...whileEditing, answers }, view);
    await user.click(await screen.findByText('Users of this control plane'));
    await user.type(await screen.findByRole('textbox', { name: 'Filter users' }), 'mary@');
    expect(screen.queryByRole('group', { name: 'Ada Lovelace' })).toBeNull();
    const mary = within(screen.getByRole('group', { name: 'Mary Shaw' }));
    await expectAccessible(container);
    for (const name of ['Reset password', 'Deactivate', 'Delete user']) {
      await user.click(mary.getByRole('button', { name }));
    }
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [{ kind: 'resetPassword', input: { userId: lone.id } }],
        [{ kind: 'updateUser', input: { userId: lone.id, set: { isActive: false } } }],
        [{ kind: 'deleteUser', input: { userId: lone.id } }],
      ]),
    );
    await user.click(mary.getByRole('button', { name: 'Edit user' }));
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Username' });
    expect(name.value).toBe('mary');
  });

  it('are asked for by nobody else', async () => {
    const { platform } = renderApp(whileEditing, view);
    await screen.findByRole('button', { name: 'New organization' });
    expect(screen.queryByText('Users of this control plane')).toBeNull();
    expect(platform.asked.map(({ name }) => name)).not.toContain('users');
  });

  it.each(['forbidden', 'not-found'] as const)('are said to be unreadable in words: %s', async (kind) => {
    const refused = { session: superuser, users: () => failed<'users'>({ kind, reason: null }) };
    const { user } = renderApp({ ...whileEditing, answers: refused }, view);
    await user.click(await screen.findByText('Users of this control plane'));
    expect(
      await screen.findByText(kind === 'forbidden' ? /does not allow your account/ : /does not know this/),
    ).toBeTruthy();
    expect(screen.queryByText('Nobody matches.')).toBeNull();
  });
});

describe('a role that is held directly', () => {
  it('can be taken, and changed in place', async () => {
    const { user, platform, container } = renderApp(whileEditing, person(GRACE.id));
    const held = await screen.findByRole('group', { name: 'Roles held directly' });
    const role = await within(held).findByRole('group', { name: 'Workspace Admin' });
    await expectAccessible(container);
    await user.click(within(role).getByRole('button', { name: 'Take' }));
    const input = {
      ...OF,
      roleId: 'role-Workspace Admin',
      holder: { kind: 'user', id: GRACE.id },
      workspaceId: PROD.id,
      projectId: null,
    };
    await waitFor(() => expect(platform.drafted).toEqual([[{ kind: 'revokeRole', input }]]));
    await user.click(within(role).getByRole('button', { name: 'Change role' }));
    expect(await screen.findByText('Workspace Admin of Grace Hopper')).toBeTruthy();
  });

  it('of a team is the team’s', async () => {
    const { user, platform } = renderApp(whileEditing, {
      tab: 'people',
      detail: { kind: 'team', id: uuid(31), ...OF },
    });
    const held = await screen.findByRole('group', { name: 'Roles held directly' });
    const role = await within(held).findByRole('group', { name: 'Workspace Developer' });
    await user.click(within(role).getByRole('button', { name: 'Take' }));
    await waitFor(() =>
      expect(platform.drafted[0]?.[0]?.input).toMatchObject({ holder: { kind: 'team', id: uuid(31) } }),
    );
  });

  it('is not said to be none when it could not be read', async () => {
    renderApp(
      { ...whileEditing, answers: { reach: () => failed({ kind: 'forbidden', reason: null }) } },
      person(GRACE.id),
    );
    const held = await screen.findByRole('group', { name: 'Roles held directly' });
    expect(await within(held).findByText(/does not allow/)).toBeTruthy();
    expect(screen.queryByText('None is held directly.')).toBeNull();
  });
});

describe('the roles of an organization', () => {
  const own = { ...ROLES[4], id: 'own', name: 'Runner', isSystem: false, isShare: false, permissions: [] };
  const answers = {
    roles: () => ready<'roles'>({ ...ALL_ROLES, roles: [...ROLES, { level: 'project', ...own }] }),
  };

  it('can be copied, and one’s own edited and deleted', async () => {
    const { user, platform, container } = renderApp({ ...whileEditing, answers }, organization);
    const runner = await screen.findByRole('group', { name: 'Runner' });
    await expectAccessible(container);
    const system = screen.getByRole('group', { name: 'Workspace Admin' });
    expect(within(system).getAllByRole('button')).toHaveLength(1);
    await user.click(within(runner).getByRole('button', { name: 'Delete' }));
    await waitFor(() =>
      expect(platform.drafted).toEqual([[{ kind: 'deleteRole', input: { ...OF, roleId: 'own' } }]]),
    );
    await user.click(within(system).getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText('Like Workspace Admin')).toBeTruthy();
  });
});

describe('the keys of a service account', () => {
  const key = {
    id: 'k1',
    name: 'nightly',
    description: null,
    isActive: true,
    created: '2026-01-01T00:00:00.000Z',
    expires: null,
    lastRotated: null,
    lastUsed: null,
  };

  it('can be deleted', async () => {
    const { user, platform, container } = renderApp(
      { ...whileEditing, answers: { accountKeys: () => ready(rowsOf([key])) } },
      person(uuid(43)),
    );
    const nightly = await screen.findByRole('group', { name: 'nightly' });
    await expectAccessible(container);
    await user.click(within(nightly).getByRole('button', { name: 'Delete' }));
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [{ kind: 'deleteAccountKey', input: { ...OF, accountId: uuid(43), keyId: 'k1' } }],
      ]),
    );
  });
});
