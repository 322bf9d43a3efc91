import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { KeysSection } from '#components/options/KeysSection.tsx';
import { OptionsPlatformProvider } from '#components/options/options-platform.ts';
import { fakeOptions } from './fake-options.ts';
import { expectAccessible } from './render-app.tsx';

function show(change: (() => void) | null) {
  let shortcut: string | null = null;
  let onReturn = () => {};
  const keys = {
    read: async () => [
      { name: 'toggle-sidebar', meaning: 'Open or close the sidebar', shortcut: 'Alt+Shift+J' },
      { name: 'check-here', meaning: 'Check here', shortcut },
    ],
    onReturn(listener: () => void) {
      onReturn = listener;
      return () => {};
    },
    change,
  };
  const { container } = render(
    <OptionsPlatformProvider value={fakeOptions({ keys })}>
      <main>
        <KeysSection id="keys" />
      </main>
    </OptionsPlatformProvider>,
  );
  const comeBackWith = (next: string) =>
    act(async () => {
      shortcut = next;
      onReturn();
    });
  return { container, comeBackWith };
}

describe('the keys of the options page', () => {
  it('are those that the browser has, and are looked at again when one comes back from changing them', async () => {
    const change = vi.fn();
    const { container, comeBackWith } = show(change);
    expect(await screen.findByText('Alt+Shift+J')).toBeTruthy();
    expect(screen.getByText('No key')).toBeTruthy();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Change keys' }));
    expect(change).toHaveBeenCalledOnce();
    await comeBackWith('Ctrl+Shift+9');
    expect(await screen.findByText('Ctrl+Shift+9')).toBeTruthy();
    expect(screen.queryByText('No key')).toBeNull();
  });

  it('says where they are changed in a browser that lets nobody open that', async () => {
    const { container } = show(null);
    expect(await screen.findByText(/Manage Extension Shortcuts/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });
});
