import { expect, it, vi } from 'vitest';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { ownPage } from '../entrypoints/own-page/own-page.ts';

const { ask, painted, paint } = vi.hoisted(() => {
  let paint = (): void => undefined;
  const painted = new Promise<void>((resolve) => {
    paint = resolve;
  });
  return { ask: vi.fn(async () => null), painted: vi.fn(() => painted), paint: () => paint() };
});
vi.mock('#components/ui/painted.ts', () => ({ painted }));
vi.mock('#lib/messaging.ts', async (original) => ({ ...(await original<object>()), ask }));

it('goes to the worker once the page was painted, and so does every one after', async () => {
  const page = ownPage({ id: 3, controlPlane: ZENML_CLOUD, controlPlanes: [ZENML_CLOUD] });
  const first = page.ask('session', {});
  const second = page.ask('organizations', {}, { force: true });
  await Promise.resolve();
  expect(ask).not.toHaveBeenCalled();
  paint();
  await Promise.all([first, second]);
  await page.ask('workspaces', {});
  expect(ask.mock.calls).toEqual([
    [ZENML_CLOUD.id, 'session', {}, undefined],
    [ZENML_CLOUD.id, 'organizations', {}, true],
    [ZENML_CLOUD.id, 'workspaces', {}, undefined],
  ]);
  expect(painted).toHaveBeenCalledTimes(1);
});
