import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { locate } from '#lib/model/locate.ts';

/** The launcher takes the browser's own object, so it gets one of its own here. */
const sendMessage = vi.fn(async () => undefined);
let stored: Record<string, unknown>;
const onStored = vi.fn();
const runtime = {
  id: 'our-id' as string | undefined,
  sendMessage,
  getManifest: () => ({ version: '1.2.3' }),
};
const browser = {
  runtime,
  i18n: {
    getMessage: (key: string, values: string[] = []) => [key, ...values].join(' '),
    getUILanguage: () => 'en-GB',
  },
  storage: { local: { get: async () => stored, onChanged: { addListener: onStored } } },
};
vi.mock('@wxt-dev/browser', () => ({ browser }));
vi.stubGlobal('chrome', browser);
const { launch } = await import('../entrypoints/launcher/launch.ts');
const { WORDS, wordsIn } = await import('../entrypoints/launcher/words.ts');
const { sayUpdated } = await import('../entrypoints/update-notice/say-updated.ts');

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
/** The page, and where the tab came from. */
const visit = (path: string, referrer: string) => {
  history.replaceState(null, '', path);
  Object.defineProperty(document, 'referrer', { value: referrer, configurable: true });
};
/** Stands in for the browser's Navigation API. */
let navigation: EventTarget;
const move = (path: string) => {
  history.pushState(null, '', path);
  navigation.dispatchEvent(new Event('currententrychange'));
};
const MINUTE = 60_000;
const OWN_ID = `at-${location.host}`;
const signedOut = (minutesAgo: number) => ({
  'signed-out': ['zenml-cloud', OWN_ID],
  changed: { queries: ['session'], at: Date.now() - minutesAgo * MINUTE },
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  stored = {};
  runtime.id = 'our-id';
  sendMessage.mockClear();
  visit('/', '');
  navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  globalThis.zenmlSidecarQuiet = undefined;
  globalThis.zenmlSidecar = undefined;
  globalThis.zenmlSidecarLauncher = undefined;
});

it('has words in the language of every catalogue, and English ones in all others', () => {
  const catalogues = readdirSync(join(import.meta.dirname, '../public/_locales'));
  expect(Object.keys(WORDS).sort()).toEqual(catalogues.sort());
  expect(wordsIn('de-AT')).toBe(WORDS.de);
  expect(['en', 'en-GB', 'fr', 'constructor', ''].map(wordsIn)).toEqual(Array(5).fill(WORDS.en));
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
    globalThis.zenmlSidecar = { open: vi.fn(async () => undefined), toggle };
    launch();
    press(true);
    expect(toggle).toHaveBeenCalledOnce();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('opens a sidebar that was left open', async () => {
    stored = { 'sidebar-open': true };
    launch();
    await settled();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      ...{ type: 'open-sidebar', quiet: true },
      version: '1.2.3',
    });
  });

  it('tells a sidebar that comes back by itself from one that is asked for', async () => {
    stored = { 'sidebar-open': true };
    launch();
    await settled();
    expect(globalThis.zenmlSidecarQuiet).toBe(true);
    press(true);
    expect(globalThis.zenmlSidecarQuiet).toBe(false);
  });

  it.each([
    { from: '/login', to: '/', minutesAgo: 60, asks: true },
    { from: '/signup/step', to: '/organizations', minutesAgo: 60, asks: true },
    { from: 'https://idp.example/', to: '/', minutesAgo: 60, asks: true },
    { from: 'https://cloudapi.zenml.io/', to: '/workspaces/a', minutesAgo: 60, asks: true },
    { from: '', to: '/', minutesAgo: 9, asks: true },
    { from: '', to: '/', minutesAgo: 11, asks: false },
    { from: '', to: '/login', minutesAgo: 1, asks: false },
    { from: '/login', to: '/login', minutesAgo: 1, asks: false },
    { from: 'https://elsewhere.example/', to: '/login', minutesAgo: 1, asks: false },
    { from: '/workspaces/a', to: '/workspaces/login', minutesAgo: 1, asks: false },
    { from: '/workspaces/login', to: '/', minutesAgo: 1, asks: false },
  ])('after the session’s end $minutesAgo min ago, a load of $to from "$from" asks: $asks', async (row) => {
    stored = signedOut(row.minutesAgo);
    visit(row.to, row.from.startsWith('/') ? `${location.origin}${row.from}` : row.from);
    launch();
    await settled();
    const question = { type: 'ask', query: 'session', force: true };
    expect(sendMessage.mock.calls).toEqual(row.asks ? [[expect.objectContaining(question)]] : []);
  });

  it('asks on no page at all while no session was seen ended', async () => {
    visit('/', `${location.origin}/login`);
    launch();
    await settled();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it.each([
    { of: ['zenml-cloud', 'at-elsewhere.example'], asks: false },
    { of: [OWN_ID], asks: true },
    { of: OWN_ID, asks: false },
  ])('looks at its own control plane’s end only, of those of $of: asks: $asks', async ({ of, asks }) => {
    stored = { ...signedOut(60), 'signed-out': of };
    visit('/', 'https://idp.example/');
    launch();
    await settled();
    expect(sendMessage).toHaveBeenCalledTimes(asks ? 1 : 0);
  });

  it('asks after a move away from the sign-in page, and after no other move', async () => {
    stored = signedOut(60);
    visit('/workspaces/a', '');
    launch();
    for (const path of ['/workspaces/b', '/login', '/login?failed=1', '/']) {
      expect(sendMessage).not.toHaveBeenCalled();
      move(path);
      await settled();
    }
    expect(sendMessage).toHaveBeenCalledOnce();
    move('/workspaces/a');
    await settled();
    expect(sendMessage).toHaveBeenCalledOnce();
  });

  it('tells to reload the tab after an update of the extension', () => {
    launch();
    runtime.id = undefined;
    press(true);
    expect(button().ariaLabel).toBe(WORDS.en.stale);
    expect(sendMessage).not.toHaveBeenCalled();
  });
});

describe('the bar at the page’s edge', () => {
  const rule = (pattern: string, more: object = {}) => ({
    pattern,
    name: 'Live',
    color: 'red',
    isProduction: false,
    ...more,
  });
  const bars = () => [...document.querySelectorAll('zenml-sidecar-edge')];
  const text = () => {
    const roots = attachShadow.mock.results.map(({ value }) => value as ShadowRoot);
    return roots.find(({ host }) => host === bars()[0])?.querySelector('p')?.textContent ?? null;
  };
  const launched = async (rules: unknown, path: string) => {
    stored = { environments: rules };
    visit(path, '');
    launch();
    await settled();
  };

  it('names the environment of the workspace in the address, without a message', async () => {
    await launched([rule('prod*', { isProduction: true })], '/workspaces/prod-vision/projects/a');
    expect(bars()).toHaveLength(1);
    expect(text()).toBe('environment_of_page environment_production Live');
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('is not there without rules, on other pages, and for rules that are none', async () => {
    await launched(undefined, '/workspaces/prod-vision');
    expect(bars()).toEqual([]);
    await launched([rule('prod*')], '/workspaces/dev');
    expect(bars()).toEqual([]);
    await launched([rule('*')], '/organizations');
    expect(bars()).toEqual([]);
    await launched('prod*', '/workspaces/prod-vision');
    expect(bars()).toEqual([]);
  });

  it('follows the page and the rules', async () => {
    await launched([rule('prod*')], '/workspaces/dev');
    move('/workspaces/prod-vision');
    expect(text()).toBe('environment_of_page Live');
    move('/workspaces/dev');
    expect(bars()).toEqual([]);
    const change = { environments: { newValue: [rule('d*', { name: 'Development' })] } };
    onStored.mock.lastCall?.[0](change);
    expect(text()).toBe('environment_of_page Development');
    onStored.mock.lastCall?.[0]({ environments: {} });
    expect(bars()).toEqual([]);
  });

  it('follows the page in a browser that does not tell of moves', async () => {
    vi.stubGlobal('navigation', undefined);
    Reflect.deleteProperty(globalThis, 'navigation');
    await launched([rule('prod*')], '/workspaces/dev');
    history.pushState(null, '', '/workspaces/prod-vision');
    await vi.waitFor(() => expect(text()).toBe('environment_of_page Live'), 3_000);
  });

  it('takes the names that the sidebar was told, for the place that they are of', async () => {
    const page = (path: string) => new URL(path, location.origin).href;
    await launched([rule('acme*')], '/organizations/1/members');
    expect(bars()).toEqual([]);
    globalThis.zenmlSidecarEdge?.name(page('/organizations/1'), ['ACME Research']);
    expect(text()).toBe('environment_of_page Live');
    move('/organizations/1/teams');
    expect(bars()).toHaveLength(1);
    move('/organizations/2');
    expect(bars()).toEqual([]);
  });

  it.each([
    ['/workspaces/prod%20one/projects', true],
    ['/organizations/1/tenants/prod-one', true],
    ['/kitaru-workspaces/prod', true],
    ['/workspaces/%E0%A4%A', false],
    ['/prod/workspaces', false],
    ['/organizations/prod/settings', false],
  ])('reads the workspace of %s as the rest of us does', async (path, isThere) => {
    await launched([rule('prod*')], path);
    expect(bars()).toHaveLength(isThere ? 1 : 0);
    const there = new URL(path, ZENML_CLOUD.dashboardOrigin).href;
    expect(/^prod/.test(locate(there, [ZENML_CLOUD])?.place.workspace ?? '')).toBe(isThere);
  });

  it('goes once the extension was updated', async () => {
    await launched([rule('prod*')], '/workspaces/prod-vision');
    runtime.id = undefined;
    move('/workspaces/prod-vision/projects');
    expect(bars()).toEqual([]);
  });
});

describe('after an update under an open page', () => {
  const shadow = () => attachShadow.mock.results.at(-1)?.value as ShadowRoot;
  const notice = () => shadow().querySelector('[role="status"]');
  const pressed = (element: Element | null | undefined, isTrusted = true) => {
    const event = new MouseEvent('click', { bubbles: true });
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    element?.dispatchEvent(event);
  };
  // The shadow root of the launcher, and not that of the environment's bar, is the one asked for.
  const launchUpdated = () => {
    attachShadow.mockClear();
    launch();
    sayUpdated();
    attachShadow.mock.results.splice(1);
  };

  it('says so beside its button, once', () => {
    launchUpdated();
    expect(notice()?.textContent).toContain('launcher_stale');
    attachShadow.mockClear();
    launch();
    attachShadow.mock.results.splice(1);
    expect(notice()).toBeNull();
  });

  it('says nothing where there is no launcher to say it beside', () => {
    attachShadow.mockClear();
    sayUpdated();
    expect(document.querySelectorAll('[role="status"]')).toHaveLength(0);
    expect(attachShadow).not.toHaveBeenCalled();
  });

  it('stops saying so when a person dismisses it or uses the launcher, and not for the page', () => {
    launchUpdated();
    pressed(notice()?.querySelector('[aria-label="launcher_dismiss"]'), false);
    expect(notice()).not.toBeNull();
    pressed(notice()?.querySelector('[aria-label="launcher_dismiss"]'));
    expect(notice()).toBeNull();
    launchUpdated();
    pressed(shadow().querySelector('button'));
    expect(notice()).toBeNull();
    expect(sendMessage).toHaveBeenCalledWith(expect.objectContaining({ type: 'open-sidebar' }));
  });
});
