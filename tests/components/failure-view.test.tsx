import { act, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PlatformContext } from '#components/app/platform-context.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import type { Failure } from '#lib/model/failure.ts';
import { FAILURES } from './failures.ts';
import { fakePlatform } from './fake-platform.ts';
import { expectAccessible } from './render-app.tsx';

const show = (failure: Failure, onRetry = vi.fn()) => {
  const view = (shown: Failure) => (
    <PlatformContext.Provider value={fakePlatform()}>
      <FailureView failure={shown} onRetry={onRetry} />
    </PlatformContext.Provider>
  );
  const { container, rerender } = render(view(failure));
  return { container, onRetry, update: (next: Failure) => rerender(view(next)) };
};

describe('a failure', () => {
  it.each(Object.values(FAILURES))('of kind $kind has one next action', async (failure) => {
    const { container } = show(failure);
    expect(screen.getByRole('alert')).toBeTruthy();
    expect([...screen.queryAllByRole('button'), ...screen.queryAllByRole('link')]).toHaveLength(1);
    await expectAccessible(container);
  });

  it('shows what the server said as text', () => {
    show({ kind: 'forbidden', reason: '<img src=x onerror=alert(1)>' });
    expect(screen.getByText('ZenML says: <img src=x onerror=alert(1)>')).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
  });
});

describe('a wait that ZenML asked for', () => {
  afterEach(() => vi.useRealTimers());
  const in32Seconds = (): Failure => ({
    kind: 'rate-limited',
    retryAt: new Date(Date.now() + 32_000).toISOString(),
  });

  const passing = (ms: number) =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(ms);
    });

  it('is counted down, then it asks again, once', async () => {
    vi.useFakeTimers();
    const { onRetry, update } = show(in32Seconds());
    expect(screen.getByText('Asking again in 32 seconds.')).toBeTruthy();
    await passing(31_000);
    expect(screen.getByText('Asking again in 1 second.')).toBeTruthy();
    expect(onRetry).not.toHaveBeenCalled();
    await passing(1_000);
    expect(onRetry).toHaveBeenCalledTimes(1);
    update(in32Seconds());
    await passing(60_000);
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});
