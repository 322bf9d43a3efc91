import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#lib/model/failure.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { failed, never, ready } from './fake-platform.ts';
import { ACME, checkAt, RUN_PLACE, resolved, WORKSPACE_PLACE } from './fixtures.ts';
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
    const roles = await screen.findByRole('group', { name: 'My roles that reach it' });
    expect(await within(roles).findByText('Via team ml-core')).toBeTruthy();
    const row = await screen.findByRole('row', { name: /^Secret/ });
    expect(within(row).getByRole('img', { name: 'delete secret: denied' })).toBeTruthy();
    expect(within(row).getByRole('img', { name: 'read secret value secret: not known' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'read pipeline run: allowed' })).toBeTruthy();
    expect(screen.getByText('12 allowed')).toBeTruthy();
    expect(screen.getByText('4 denied')).toBeTruthy();
    expect(screen.getByText('1 not known')).toBeTruthy();
    await expectAccessible(container);
  });

  it.each(['here', 'permissions'] as const)(
    'calls the workspace of a role by its name before the list of workspaces came (%s)',
    async (tab) => {
      renderApp({ location: at(WORKSPACE_PLACE), answers: { workspaces: never } }, { tab });
      const roles = await screen.findByRole('group', { name: /^My roles/ });
      const [, inWorkspace] = await within(roles).findAllByRole('listitem');
      expect(inWorkspace?.textContent).toBe('Workspace Developer In ML production Via team ml-core');
    },
  );

  it('shows on a resource only what can be done with its type', async () => {
    show({ location: at(RUN_PLACE) });
    expect(await screen.findByRole('img', { name: 'delete pipeline run: denied' })).toBeTruthy();
    expect(screen.queryByRole('img', { name: 'delete secret: denied' })).toBeNull();
  });

  it('never turns a check that was refused into a no', async () => {
    const { container } = show({ answers: unanswered({ kind: 'forbidden', reason: null }) });
    expect(
      await screen.findByText(
        'ZenML does not answer its permission check to people’s sessions. These are your roles; whether they allow an action is not known here.',
      ),
    ).toBeTruthy();
    expect(screen.getByRole('img', { name: 'delete secret: not known' })).toBeTruthy();
    expect(screen.queryByRole('img', { name: /denied|allowed/ })).toBeNull();
    await expectAccessible(container);
  });

  it('says that an older ZenML has no check', async () => {
    show({ answers: unanswered({ kind: 'not-found', reason: null }) });
    expect(await screen.findByText(/^This ZenML has no permission check/)).toBeTruthy();
  });

  it.each<[Failure, RegExp]>([
    [{ kind: 'forbidden', reason: null }, /^ZenML does not answer its permission check/],
    [{ kind: 'not-found', reason: null }, /^This ZenML has no permission check/],
    [{ kind: 'unproven' }, /^It may not have understood the question/],
    [{ kind: 'invalid', reason: 'no such resource', fields: [] }, /takes no question about this place/],
  ])('checks again after %o', async (failure, words) => {
    const { user, platform, container } = show({ answers: unanswered(failure) });
    expect(await screen.findByText(words)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    await expectAsked(platform, { name: 'permissionCheck', force: true });
  });

  it('says that not asking about a whole place is our limit, and leads to the people', async () => {
    const { user, platform, container } = show({
      answers: unanswered({ kind: 'invalid', reason: null, fields: [] }),
    });
    expect(await screen.findByText(/is not published, so Sidecar does not ask/)).toBeTruthy();
    expect(screen.queryByText(/takes no question/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Show people and teams' }));
    expect(await screen.findByRole('tabpanel', { name: 'People' })).toBeTruthy();
    await expectAsked(platform, { name: 'people', input: { organizationId: ACME.id } });
  });

  it('checks again where not even the organization is known', async () => {
    const place = { ...resolved(WORKSPACE_PLACE), organization: null };
    const missing = [
      { what: 'check' as const, failure: { kind: 'invalid' as const, reason: null, fields: [] } },
    ];
    show({ answers: { permissionCheck: () => ready(checkAt(WORKSPACE_PLACE, { place, missing })) } });
    expect(await screen.findByText(/so Sidecar does not ask/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check again' })).toBeTruthy();
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
    expect(screen.getByRole('img', { name: 'read anything: allowed' })).toBeTruthy();
  });

  it('says that there are no actions', async () => {
    show({ answers: { permissionCheck: ({ place }) => ready(checkAt(place, { actions: [] })) } });
    expect(await screen.findByText('ZenML named no actions for this place.')).toBeTruthy();
  });

  it('says that a place is not known', async () => {
    show({
      answers: {
        permissionCheck: ({ place }) =>
          ready(
            checkAt(place, { place: { organization: null, workspace: null, project: null, resource: null } }),
          ),
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
