import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The launcher takes the browser's own object, so it gets one of its own here. */
const sendMessage = vi.fn(async () => undefined);
let stored: Record<string, unknown>;
const runtime = {
  id: 'our-id' as string | undefined,
  sendMessage,
  getManifest: () => ({ version: '1.2.3' }),
};
const browser = {
  runtime,
  i18n: { getMessage: (key: string) => key },
  storage: { local: { get: async (key: string) => ({ [key]: stored[key] }) } },
};
vi.mock('@wxt-dev/browser', () => ({ browser }));
const { launch } = await import('#lib/launcher.ts');

const attachShadow = vi.spyOn(Element.prototype, 'attachShadow');
const button = () => {
  const shadow = attachShadow.mock.results.at(-1)?.value as ShadowRoot;
  return shadow.querySelector('button') as HTMLButtonElement;
};
const press = (isTrusted: boolean) => {
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  button().dispatchEvent(event);
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  stored = {};
  runtime.id = 'our-id';
  sendMessage.mockClear();
  globalThis.zenmlSidecar = undefined;
});

describe('the launcher', () => {
  it('says nothing to the worker on a page where nobody uses it', async () => {
    launch();
    await settled();
    expect(sendMessage).not.toHaveBeenCalled();
    expect(document.querySelectorAll('zenml-sidecar-launcher')).toHaveLength(1);
  });

  it('opens the sidebar on a person’s click, and on no other', () => {
    launch();
    press(false);
    expect(sendMessage).not.toHaveBeenCalled();
    press(true);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ type: 'open-sidebar', version: '1.2.3' });
  });

  it('toggles a sidebar that is there', () => {
    const toggle = vi.fn();
    globalThis.zenmlSidecar = { open: vi.fn(), toggle };
    launch();
    press(true);
    expect(toggle).toHaveBeenCalledOnce();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('opens a sidebar that was left open', async () => {
    stored = { 'sidebar-open': true };
    launch();
    await settled();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ type: 'open-sidebar', version: '1.2.3' });
  });

  it('has the session asked again on a new page after it was over', async () => {
    stored = { 'signed-out': ['zenml-cloud'] };
    launch();
    await settled();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ type: 'ask', query: 'session', force: true }),
    );
  });

  it('tells to reload the tab after an update of the extension', () => {
    launch();
    runtime.id = undefined;
    press(true);
    expect(button().getAttribute('aria-label')).toBe('launcher_stale');
    expect(sendMessage).not.toHaveBeenCalled();
  });
});
