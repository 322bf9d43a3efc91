import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fakePlatform } from '../fake-platform.ts';
import { expectAccessible, renderApp } from '../render-app.tsx';

const editing = () => screen.findByRole('switch', { name: 'Editing instead of read-only' });

describe('the switch between reading and editing', () => {
  it('is off until a person turns it, and says so in words', async () => {
    const { user, platform, container } = renderApp();
    const button = await editing();
    expect(button.getAttribute('aria-checked')).toBe('false');
    expect(button.textContent).toBe('Read-only');
    await expectAccessible(container);
    await user.click(button);
    await waitFor(() => expect(button.getAttribute('aria-checked')).toBe('true'));
    expect(button.textContent).toBe('Editing');
    expect(platform.isEditing).toBe(true);
    await expectAccessible(container);
    await user.click(button);
    await waitFor(() => expect(platform.isEditing).toBe(false));
  });

  it('shows what was turned elsewhere', async () => {
    const { platform } = renderApp();
    const button = await editing();
    await platform.editing.write?.(true);
    await waitFor(() => expect(button.textContent).toBe('Editing'));
  });

  it('is shown in the sidebar, and turned elsewhere', async () => {
    const page = fakePlatform();
    const { container } = renderApp({ surface: 'sidebar', editing: { ...page.editing, write: null } });
    expect(await screen.findByText('Read-only')).toBeTruthy();
    expect(screen.getByText('Editing is turned on and off in the popup or the full page.')).toBeTruthy();
    expect(screen.queryByRole('switch')).toBeNull();
    await expectAccessible(container);
  });

  it('waits for somebody to be signed in', async () => {
    renderApp({
      answers: {
        session: async () => ({ data: { state: 'signed-out' }, failure: null, updatedAt: 1, isStale: false }),
      },
    });
    await screen.findByText(/^You are signed out/);
    expect(screen.queryByRole('switch')).toBeNull();
  });
});
