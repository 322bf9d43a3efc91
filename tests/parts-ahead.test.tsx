import { render } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { usePartsAhead } from '#components/hooks/use-parts-ahead.ts';

const loadParts = vi.hoisted(() => vi.fn());
vi.mock('#components/ui/lazy.tsx', () => ({ loadParts }));

afterEach(() => vi.unstubAllGlobals());

it('loads what the first view did without once that was painted', async () => {
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  const Page = () => {
    usePartsAhead();
    return null;
  };
  render(<Page />);
  // The frame that shows it, and the one after.
  for (let frame = 0; frame < 2; frame += 1) {
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    expect(loadParts).not.toHaveBeenCalled();
    frames.shift()?.(0);
  }
  await vi.waitFor(() => expect(loadParts).toHaveBeenCalledTimes(1));
});
