import { screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { renderApp } from './components/render-app.tsx';

// No part of the code ever comes.
vi.mock('#components/ui/lazy.tsx', () => ({ lazy: () => () => null, loadParts: async () => undefined }));

it('says whose account the page has', async () => {
  const look = async () =>
    ({
      account: { state: 'signed-in', userId: 'bram', name: 'Bram Bakker' },
      road: { road: 'worker', why: null },
    }) as const;
  renderApp({ surface: 'sidebar', isEditing: true, pageAccount: { look, choose: null } });
  expect(await screen.findByText(/^This page is signed in as Bram Bakker\./)).toBeTruthy();
});
