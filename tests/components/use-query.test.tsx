import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { PlatformContext } from '#components/app/platform-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { fakePlatform, never, ready } from './fake-platform.ts';
import { EDGE, PROD } from './fixtures.ts';

function Probe({ workspace }: { workspace: string | null }) {
  const { data, isPending, isFetching } = useQuery('workspace', workspace === null ? null : { workspace });
  return (
    <p>
      {[data?.displayName ?? 'nothing', isPending && 'pending', isFetching && 'fetching']
        .filter(Boolean)
        .join(' ')}
    </p>
  );
}

const probe = (platform: ReturnType<typeof fakePlatform>) => (workspace: string | null) => (
  <PlatformContext.Provider value={platform}>
    <Probe workspace={workspace} />
  </PlatformContext.Provider>
);

describe('useQuery', () => {
  it('shows nothing of one input for another', async () => {
    const platform = fakePlatform({
      answers: { workspace: ({ workspace }) => (workspace === 'edge' ? never() : ready(PROD)) },
    });
    const of = probe(platform);
    const { rerender } = render(of('ml-prod'));
    expect(await screen.findByText('ML production')).toBeTruthy();
    rerender(of('edge'));
    expect(screen.getByText('nothing pending fetching')).toBeTruthy();
  });

  it('ignores what comes for an input that was left', async () => {
    let answerFirst: (answer: ReturnType<typeof ready<'workspace'>>) => void = () => {};
    const platform = fakePlatform({
      answers: {
        workspace: ({ workspace }) =>
          workspace === 'edge' ? ready(EDGE) : new Promise((resolve) => (answerFirst = resolve)),
      },
    });
    const of = probe(platform);
    const { rerender } = render(of('ml-prod'));
    await screen.findByText('nothing pending fetching');
    rerender(of('edge'));
    expect(await screen.findByText('Edge devices')).toBeTruthy();
    answerFirst(ready(PROD));
    await Promise.resolve();
    expect(screen.getByText('Edge devices')).toBeTruthy();
  });

  it('asks nothing without input', () => {
    const platform = fakePlatform();
    render(probe(platform)(null));
    expect(platform.asked).toEqual([]);
  });
});
