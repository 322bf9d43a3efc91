import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectAsked, renderApp } from './render-app.tsx';

const show = (options: Parameters<typeof renderApp>[0] = {}) =>
  renderApp(options, { tab: 'permissions', question: 'reach' });

describe('what somebody can reach', () => {
  it('is mine first: a tree of all organizations, with the roles that reach each place', async () => {
    const { container, platform } = show();
    expect(await screen.findByRole('heading', { name: 'What you can reach' })).toBeTruthy();
    const tree = await screen.findByRole('tree', { name: 'Places that are reached' });
    const lines = within(tree)
      .getAllByRole('treeitem')
      .map(({ textContent }) => textContent);
    expect(lines).toEqual([]);
    await expectAccessible(container);
    await expectAsked(platform, { name: 'reach' });
  });
});
