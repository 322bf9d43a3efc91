import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fakePlatform } from './fake-platform.ts';
import { PROD } from './fixtures.ts';
import { expectAccessible, renderApp } from './render-app.tsx';

const DETAIL = { tab: 'workspaces', detail: { kind: 'workspace', id: PROD.id } } as const;
const toggle = () => screen.findByRole('button', { name: 'Production' });
const heading = async () => {
  const title = await screen.findByRole('heading', { name: PROD.displayName });
  return within(title.parentElement ?? title);
};

describe('the mark of production', () => {
  it('is set and taken away again, by keyboard too, and is seen at once', async () => {
    const { user, platform, container } = renderApp({}, DETAIL);
    expect((await toggle()).getAttribute('aria-pressed')).toBe('false');
    expect((await toggle()).title).toContain('ask for its name');
    expect((await heading()).queryByText('Production')).toBeNull();
    await expectAccessible(container);

    (await toggle()).focus();
    await user.keyboard(' ');
    expect(platform.marked).toEqual([PROD.id]);
    expect(await (await heading()).findByText('Production')).toBeTruthy();
    expect((await toggle()).getAttribute('aria-pressed')).toBe('true');
    await expectAccessible(container);

    await user.click(await toggle());
    expect(platform.marked).toEqual([]);
    expect((await heading()).queryByText('Production')).toBeNull();
  });

  it('says that the browser did not save it, and stays as it was', async () => {
    const { production } = fakePlatform();
    const write = async () => {
      throw new Error('QuotaExceededError: storage.local is full');
    };
    const { user, container } = renderApp({ production: { ...production, write } }, DETAIL);
    await user.click(await toggle());
    expect((await screen.findByRole('alert')).textContent).toMatch(/nothing has changed/);
    expect((await toggle()).getAttribute('aria-pressed')).toBe('false');
    await expectAccessible(container);
  });

  it('is seen in lists, of the workspace that has it and of no other', async () => {
    const marked = fakePlatform().production;
    const production = { ...marked, read: async () => [PROD.id] };
    const { container } = renderApp({ production }, { tab: 'workspaces' });
    const list = await screen.findByRole('list', { name: 'Workspaces' });
    expect(await within(list).findByText('Production')).toBeTruthy();
    const rows = within(list).getAllByRole('button', { name: /\bProduction\b/ });
    expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining(PROD.displayName)]);
    await expectAccessible(container);
  });

  it('is seen and not set in the sidebar', async () => {
    const production = { ...fakePlatform().production, read: async () => [PROD.id], write: null };
    renderApp({ surface: 'sidebar', production }, DETAIL);
    expect(await (await heading()).findByText('Production')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Production' })).toBeNull();
  });
});
