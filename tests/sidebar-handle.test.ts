import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSidebarHandle } from '#lib/sidebar-handle.ts';

const PAGE = { of: 'a dashboard' };
let isShown: boolean;
const show = vi.fn((_: { focus: boolean }) => {
  isShown = true;
});
const paint = vi.fn();
const clear = vi.fn();
const lent = vi.fn<() => Promise<typeof PAGE | null>>();
const wasLeftOpen = async () => (await fakeBrowser.storage.local.get('sidebar-open'))['sidebar-open'];

/** One that is in the page, where it alone counts. */
function make() {
  const handle = createSidebarHandle({
    host: {
      show,
      hide: () => {
        isShown = false;
      },
      isShown: () => isShown,
    },
    lent,
    viewOf: (json) => json && `the view of ${json}`,
    paint,
    clear,
  });
  globalThis.zenmlSidecar = handle;
  return handle;
}

let navigation: EventTarget;
const move = (path: string) => {
  history.pushState(null, '', path);
  navigation.dispatchEvent(new Event('currententrychange'));
};

beforeEach(() => {
  vi.clearAllMocks();
  fakeBrowser.reset();
  isShown = false;
  lent.mockResolvedValue(PAGE);
  navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
});
afterEach(() => {
  globalThis.zenmlSidecar = undefined;
  globalThis.zenmlSidecarQuiet = undefined;
});

it('opens at what was asked, takes the focus and remembers that it is open', async () => {
  await make().open('reach');
  expect(paint).toHaveBeenCalledExactlyOnceWith(
    PAGE,
    { view: 'the view of reach', nonce: 1 },
    expect.any(Function),
  );
  expect(show).toHaveBeenCalledExactlyOnceWith({ focus: true });
  await vi.waitFor(async () => expect(await wasLeftOpen()).toBe(true));
});

it('tells the same view asked for again from the one that is shown, and keeps it when nothing is asked for', async () => {
  const handle = make();
  for (const json of ['who', 'who', null]) await handle.open(json);
  expect(paint.mock.calls.map(([, request]) => request)).toEqual([
    { view: 'the view of who', nonce: 1 },
    { view: 'the view of who', nonce: 2 },
    { view: 'the view of who', nonce: 2 },
  ]);
  expect(lent).toHaveBeenCalledOnce();
});

it('leaves the focus to the page when it comes back by itself, once, and not when something is asked for', async () => {
  const handle = make();
  globalThis.zenmlSidecarQuiet = true;
  await handle.open(null);
  await handle.open(null);
  globalThis.zenmlSidecarQuiet = true;
  await handle.open('who');
  expect(show.mock.calls).toEqual([[{ focus: false }], [{ focus: true }], [{ focus: true }]]);
});

it('follows the page while it is open, and not once it is closed', async () => {
  const handle = make();
  await handle.open(null);
  move('/workspaces/a');
  expect(paint).toHaveBeenCalledTimes(2);
  handle.toggle();
  expect(isShown).toBe(false);
  expect(clear).toHaveBeenCalledOnce();
  move('/workspaces/b');
  expect(paint).toHaveBeenCalledTimes(2);
  await vi.waitFor(async () => expect(await wasLeftOpen()).toBe(false));
  handle.toggle();
  await vi.waitFor(() => expect(isShown).toBe(true));
});

it('can be closed from inside', async () => {
  await make().open(null);
  const close: () => void = paint.mock.lastCall?.[2];
  close();
  expect(isShown).toBe(false);
  expect(clear).toHaveBeenCalledOnce();
});

it('opens nothing on a page of no known dashboard, and nothing any more once another one is there', async () => {
  lent.mockResolvedValue(null);
  await make().open(null);
  lent.mockImplementation(async () => {
    globalThis.zenmlSidecar = undefined;
    return PAGE;
  });
  await make().open(null);
  expect(paint).not.toHaveBeenCalled();
  expect(isShown).toBe(false);
  expect(await wasLeftOpen()).toBeUndefined();
});

it('opens all the same where nothing more can be stored', async () => {
  const set = vi
    .spyOn(fakeBrowser.storage.local, 'set')
    .mockRejectedValue(new Error('The quota is used up.'));
  await make().open(null);
  expect(set).toHaveBeenCalledOnce();
  expect(isShown).toBe(true);
});
