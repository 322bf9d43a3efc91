import { screen, waitFor } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { START } from '#components/app/view-state.ts';
import { WORKSPACE_PLACE } from './components/fixtures.ts';
import { at, renderApp } from './components/render-app.tsx';

// No part of the code ever comes.
vi.mock('#components/ui/lazy.tsx', () => ({
  lazy: () => () => null,
  loadAhead: () => undefined,
  loadParts: async () => undefined,
}));

it('says whose account the page has', async () => {
  const look = async () =>
    ({
      account: { state: 'signed-in', userId: 'bram', name: 'Bram Bakker' },
      road: { road: 'worker', why: null },
    }) as const;
  renderApp({ surface: 'sidebar', isEditing: true, pageAccount: { look, choose: null } });
  expect(await screen.findByText(/^This page is signed in as Bram Bakker\./)).toBeTruthy();
});

it('keeps the focus in the view that somebody opened while its part does not come', async () => {
  const { user } = renderApp({ location: at(WORKSPACE_PLACE) });
  (await screen.findByRole('button', { name: 'All details' })).focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('tabpanel', { name: 'Workspaces' }));
  // A step by a tab leaves the focus on it.
  screen.getByRole('tab', { name: 'People' }).focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'People' }));
});

it('keeps it also where they asked for the view from outside', async () => {
  const { update } = renderApp({ location: at(WORKSPACE_PLACE), surface: 'sidebar' });
  (await screen.findByRole('button', { name: 'All details' })).focus();
  update({ request: { view: { ...START, tab: 'permissions' }, nonce: 1 } });
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('tabpanel', { name: 'Permissions' })),
  );
});
