import { render } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { usePartsAhead } from '#components/hooks/use-parts-ahead.ts';

const { loadParts, painted, paint } = vi.hoisted(() => {
  let paint = (): void => undefined;
  const painted = new Promise<void>((resolve) => {
    paint = resolve;
  });
  return { loadParts: vi.fn(), painted: vi.fn(() => painted), paint: () => paint() };
});
vi.mock('#components/ui/lazy.tsx', () => ({ loadParts }));
vi.mock('#components/ui/painted.ts', () => ({ painted }));

it('loads what the first view did without once that was painted', async () => {
  const Page = () => {
    usePartsAhead();
    return null;
  };
  render(<Page />);
  await vi.waitFor(() => expect(painted).toHaveBeenCalledTimes(1));
  expect(loadParts).not.toHaveBeenCalled();
  paint();
  await vi.waitFor(() => expect(loadParts).toHaveBeenCalledTimes(1));
});
