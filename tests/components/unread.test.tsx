import { act, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { fakeOptions, fakeSetting } from './fake-options.ts';
import { fakePlatform } from './fake-platform.ts';
import { expectAccessible, renderApp } from './render-app.tsx';

const refused = () => Promise.reject(new Error('IO error: LOCK: No locks available'));
const NOTE = /did not read all of your settings/;
const note = () => screen.findByText(NOTE);

afterEach(() => void vi.useRealTimers());

describe('settings that the browser does not read', () => {
  it('are told in the views', async () => {
    const { production } = fakePlatform();
    const { container } = renderApp({ production: { ...production, read: refused } });
    expect((await note()).getAttribute('role')).toBe('alert');
    await screen.findByRole('tablist');
    await expectAccessible(container);
  });

  it('are told in the options', async () => {
    const { container } = render(
      <OptionsPage platform={fakeOptions({ environments: { ...fakeSetting([]), read: refused } })} />,
    );
    expect((await note()).getAttribute('role')).toBe('alert');
    await expectAccessible(container);
  });

  it('are told no longer once they are read after all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const { production } = fakePlatform();
    const read = vi.fn(production.read).mockImplementationOnce(refused);
    renderApp({ production: { ...production, read } });
    await note();
    await vi.advanceTimersByTimeAsync(5_000);
    await waitFor(() => expect(screen.queryByText(NOTE)).toBeNull());
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are told no longer once the browser tells of them', async () => {
    const { production } = fakePlatform();
    let tell: ((ids: readonly string[]) => void) | null = null;
    const watch = (listener: (ids: readonly string[]) => void) => {
      tell = listener;
      return () => undefined;
    };
    renderApp({ production: { ...production, read: refused, watch } });
    await note();
    act(() => tell?.([]));
    expect(screen.queryByText(NOTE)).toBeNull();
  });

  it('are nothing to tell while all are read', async () => {
    renderApp();
    await screen.findByRole('tablist');
    expect(screen.queryByText(NOTE)).toBeNull();
  });
});
