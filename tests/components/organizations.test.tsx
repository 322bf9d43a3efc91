import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { failed, never, ready } from './fake-platform.ts';
import { ACME, GLOBEX, rowsOf } from './fixtures.ts';
import { expectAccessible, expectAsked, placeWith, renderApp } from './render-app.tsx';

const show = (organizations: Parameters<typeof rowsOf<typeof ACME>>) =>
  renderApp({ answers: { organizations: () => ready(rowsOf(...organizations)) } }, { tab: 'organizations' });

describe('Organizations', () => {
  it('lists them with owner and trial', async () => {
    const { container } = renderApp({}, { tab: 'organizations' });
    const rows = within(await screen.findByRole('list', { name: 'Organizations' })).getAllByRole('button');
    expect(rows.map((row) => row.textContent)).toEqual([
      'ACME Research Owner Ada Lovelace Subscribed',
      'Globex  Trial ends in 12 days',
    ]);
    await expectAccessible(container);
  });

  it('tells apart no subscription and one that is not known', async () => {
    show([
      [
        { ...ACME, hasActiveSubscription: false },
        { ...GLOBEX, trialExpiry: 0 },
        { ...GLOBEX, id: 'other', trialExpiry: null },
      ],
    ]);
    expect(await screen.findByText('No subscription')).toBeTruthy();
    expect(screen.getByText('Trial has ended')).toBeTruthy();
    expect(screen.getByText('Subscription not known')).toBeTruthy();
  });

  it('has its states', async () => {
    const empty = show([[]]);
    expect(await screen.findByText('You are in no organization yet.')).toBeTruthy();
    await expectAccessible(empty.container);
    empty.platform.change({ organizations: () => failed({ kind: 'forbidden', reason: null }) });
    expect(await screen.findByText('ZenML does not allow your account to read this.')).toBeTruthy();
    await expectAccessible(empty.container);
  });

  it('is a skeleton while they are on their way', async () => {
    renderApp({ answers: { organizations: never } }, { tab: 'organizations' });
    expect(await screen.findByText('Loading')).toBeTruthy();
  });

  it('says that part is missing', async () => {
    show([[ACME], { complete: false, failure: { kind: 'offline' } }]);
    expect(await screen.findByText('1 loaded; the rest could not be read.')).toBeTruthy();
  });
});

describe('the detail of an organization', () => {
  const detail = (id: string) => ({
    tab: 'organizations' as const,
    detail: { kind: 'organization' as const, id },
  });

  it('tells all that is known, its workspaces and the way to its people', async () => {
    const { user, container } = renderApp({}, detail(ACME.id));
    expect(await screen.findByRole('heading', { name: 'ACME Research' })).toBeTruthy();
    expect(screen.getByText('acme.example and acme.test')).toBeTruthy();
    expect(screen.getByText('Active')).toBeTruthy();
    const workspaces = await screen.findByRole('list', { name: 'Workspaces of this organization' });
    expect(within(workspaces).getAllByRole('button')).toHaveLength(2);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'See its people' }));
    expect(await screen.findByRole('tabpanel', { name: 'People' })).toBeTruthy();
    expect(await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Organization' })).toHaveProperty(
      'value',
      ACME.id,
    );
  });

  it('finds it by its name too, with its workspaces', async () => {
    renderApp({}, detail(ACME.name));
    expect(await screen.findByRole('heading', { name: 'ACME Research' })).toBeTruthy();
    const workspaces = await screen.findByRole('list', { name: 'Workspaces of this organization' });
    expect(within(workspaces).getAllByRole('button')).toHaveLength(2);
    expect(screen.queryByText(/^ZenML does not know this/)).toBeNull();
  });

  it('says what is not known', async () => {
    renderApp({}, detail(GLOBEX.id));
    expect(await screen.findByText('Trial ends in 12 days')).toBeTruthy();
    expect(screen.getAllByText('Not known')).toHaveLength(2);
  });

  it('checks permissions there', async () => {
    const { user, platform } = renderApp({}, detail(ACME.id));
    await user.click(await screen.findByRole('button', { name: 'Check my permissions' }));
    await screen.findByRole('tabpanel', { name: 'Permissions' });
    await expectAsked(platform, { input: placeWith({ organization: ACME.id, workspace: null }) });
  });

  it('says that it is gone', async () => {
    renderApp({}, detail('gone'));
    expect(await screen.findByText('ZenML does not know this, or does not show it to you.')).toBeTruthy();
  });

  it('is not called unknown before all were read', async () => {
    const { platform, container } = renderApp(
      { answers: { organizations: () => ready(rowsOf([ACME], { complete: false })) } },
      detail('gone'),
    );
    const panel = await screen.findByRole('tabpanel', { name: 'Organizations' });
    expect(await within(panel).findByText('Loading')).toBeTruthy();
    expect(screen.queryByText(/^ZenML does not know this/)).toBeNull();
    platform.change({
      organizations: () => ready(rowsOf([ACME], { complete: false, failure: { kind: 'offline' } })),
    });
    expect(await screen.findByText('1 loaded; the rest could not be read.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
    expect(screen.queryByText(/^ZenML does not know this/)).toBeNull();
    await expectAccessible(container);
  });

  it('says that it has no workspaces', async () => {
    renderApp({ answers: { workspaces: () => ready(rowsOf([])) } }, detail(ACME.id));
    expect(await screen.findByText('None that you can see.')).toBeTruthy();
  });
});
