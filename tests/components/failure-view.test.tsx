import { render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
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
  const { container } = render(view(failure));
  return { container, onRetry };
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
