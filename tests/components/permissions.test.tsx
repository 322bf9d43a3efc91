import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#lib/model/failure.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { failed, never, ready } from './fake-platform.ts';
import { checkAt, RUN_PLACE, resolved, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, expectAsked, placeWith, renderApp } from './render-app.tsx';

const show = (options: Parameters<typeof renderApp>[0] = {}) =>
  renderApp({ location: at(WORKSPACE_PLACE), ...options }, { tab: 'permissions' });

const unanswered = (failure: Failure) => ({
  permissionCheck: () =>
    ready<'permissionCheck'>(
      checkAt(WORKSPACE_PLACE, {
        actions: checkAt(WORKSPACE_PLACE).actions.map((action) => ({
          ...action,
          verdict: 'unknown' as const,
        })),
        missing: [{ what: 'check', failure }],
      }),
    ),
});

describe('Permissions', () => {
  it('shows my roles and a verdict per action, each with a word', async () => {
    const { container } = show();
    const roles = await screen.findByRole('group', { name: 'Your roles that reach it' });
    expect(await within(roles).findByText('Via team ml-core')).toBeTruthy();
    const row = await screen.findByRole('row', { name: /^Secret/ });
    expect(within(row).getByRole('button', { name: 'delete secret: denied' })).toBeTruthy();
    // ZenML did not say, and no role gives it.
    expect(
      within(row).getByRole('button', { name: 'use “read secret value” on secret: denied' }),
    ).toBeTruthy();
    expect(
      screen.getByRole('button', {
        name: 'read pipeline run: allowed, Workspace Developer via team ml-core',
      }),
    ).toBeTruthy();
    expect(screen.getByText('12 allowed')).toBeTruthy();
    expect(screen.getByText('5 denied')).toBeTruthy();
    expect(screen.queryByText(/not known/)).toBeNull();
    expect(
      screen.getByText(/^16 of 17 as ZenML’s own permission check says, the others worked out from roles\.$/),
    ).toBeTruthy();
    await expectAccessible(container);
  });

  it.each(['here', 'permissions'] as const)(
    'calls the workspace of a role by its name before the list of workspaces came (%s)',
    async (tab) => {
      renderApp({ location: at(WORKSPACE_PLACE), answers: { workspaces: never } }, { tab });
      const roles = await screen.findByRole('group', { name: /^Your roles/ });
      const [, inWorkspace] = await within(roles).findAllByRole('listitem');
      expect(inWorkspace?.textContent).toBe('Workspace Developer In ML production Via team ml-core');
    },
  );

  it('shows on a resource only what can be done with its type', async () => {
    show({ location: at(RUN_PLACE) });
    expect(await screen.findByRole('button', { name: /^Delete pipeline run denied / })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'delete secret: denied' })).toBeNull();
  });

  it('works out from roles what a refused check does not say', async () => {
    const { container } = show({ answers: unanswered({ kind: 'forbidden', reason: null }) });
    expect(
      await screen.findByText(
        'ZenML does not answer its permission check to people’s sessions, so this is worked out from roles.',
      ),
    ).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'delete secret: denied' })).toBeTruthy();
    expect(screen.getAllByText('Worked out from roles')[0]).toBeTruthy();
    await expectAccessible(container);
  });

  it('never turns a check that was refused into a no while roles are on their way', async () => {
    show({ answers: { ...unanswered({ kind: 'forbidden', reason: null }), access: never } });
    expect(await screen.findByRole('button', { name: 'delete secret: not known' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /denied|allowed/ })).toBeNull();
  });

  it('says that an older ZenML has no check', async () => {
    show({ answers: unanswered({ kind: 'not-found', reason: null }) });
    expect(await screen.findByText(/^This ZenML has no permission check/)).toBeTruthy();
  });

  it.each<[Failure, RegExp]>([
    [{ kind: 'forbidden', reason: null }, /^ZenML does not answer its permission check/],
    [{ kind: 'not-found', reason: null }, /^This ZenML has no permission check/],
    [{ kind: 'unproven' }, /^It may not have understood the question, so its “no” does not count/],
    [{ kind: 'invalid', reason: 'no such resource', fields: [] }, /takes no question about this place/],
  ])('checks again after %o', async (failure, words) => {
    const { user, platform, container } = show({ answers: unanswered(failure) });
    expect(await screen.findByText(words)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    await expectAsked(platform, { name: 'permissionCheck', force: true });
  });

  it('says that not asking about a whole place is our limit', async () => {
    const { container } = show({ answers: unanswered({ kind: 'invalid', reason: null, fields: [] }) });
    expect(await screen.findByText(/is not published, so Sidecar does not ask/)).toBeTruthy();
    expect(screen.queryByText(/takes no question/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull();
    await expectAccessible(container);
  });

  it('does not wait for the roles of no organization', async () => {
    const place = { ...resolved(WORKSPACE_PLACE), organization: null };
    show({
      answers: {
        ...unanswered({ kind: 'forbidden', reason: null }),
        resolve: () => ready(place),
      },
    });
    expect(await screen.findByRole('button', { name: 'delete secret: not known' })).toBeTruthy();
    expect(screen.queryByText(/still being read/)).toBeNull();
  });

  it('says why the check got no answer, and asks again', async () => {
    const { user, platform } = show({ answers: unanswered({ kind: 'offline' }) });
    expect(await screen.findByText(/^The permission check got no answer/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await expectAsked(platform, { name: 'permissionCheck', force: true });
  });

  it('says where the list of actions comes from when not from the server', async () => {
    show({
      answers: {
        permissionCheck: ({ place }) =>
          ready(
            checkAt(place, {
              catalogue: 'documented',
              actions: [{ resourceType: '*', action: 'read', verdict: 'allowed' }],
              missing: [{ what: 'permissions', failure: { kind: 'forbidden', reason: null } }],
            }),
          ),
      },
    });
    expect(await screen.findByText(/comes from ZenML’s documentation/)).toBeTruthy();
    expect(screen.getByText(/^ZenML’s list of permissions could not be read/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'read anything: allowed' })).toBeTruthy();
  });

  it('says that there are no actions', async () => {
    show({ answers: { permissionCheck: ({ place }) => ready(checkAt(place, { actions: [] })) } });
    expect(await screen.findByText('ZenML named no actions for this place.')).toBeTruthy();
  });

  it('says that a place is not known', async () => {
    const place = { organization: null, workspace: null, project: null, resource: null };
    show({
      answers: {
        resolve: () => ready(place),
        permissionCheck: () => ready(checkAt(WORKSPACE_PLACE, { place })),
      },
    });
    expect(await screen.findByText(/^ZenML does not know this place/)).toBeTruthy();
  });

  it('says why nothing came', async () => {
    const { container } = show({
      answers: {
        permissionCheck: () => failed({ kind: 'server', status: 500, reason: null }),
        access: () => failed({ kind: 'timeout', seconds: 1 }),
      },
    });
    expect(await screen.findByText('ZenML did not answer within 1 second.')).toBeTruthy();
    expect(await screen.findByText('ZenML has a problem of its own (status 500).')).toBeTruthy();
    await expectAccessible(container);
  });

  it('is a skeleton while it is on its way', async () => {
    show({ answers: { permissionCheck: never, access: never } });
    await waitFor(() => expect(screen.getAllByText('Loading')).toHaveLength(2));
  });

  it('lets pick a place, here or another, and comes back to the page', async () => {
    const { user, platform, container } = show();
    await user.click(await screen.findByRole('button', { name: 'Check another place' }));
    expect(await screen.findByText(/^Pick an organization or a workspace/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(await screen.findByRole('button', { name: /^Globex/ }));
    await expectAsked(platform, { input: placeWith({ workspace: null }) });
    await user.click(await screen.findByRole('button', { name: 'Back to this page' }));
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
  });

  it('begins with a choice where the page names nothing', async () => {
    show({ location: at(NOWHERE) });
    expect(await screen.findByText(/^Pick an organization or a workspace/)).toBeTruthy();
  });
});
