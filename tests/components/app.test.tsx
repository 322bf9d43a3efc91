import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { START } from '#components/app/view-state.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { never, ready } from './fake-platform.ts';
import { ADA, PROD, RUN_PLACE, rowsOf, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, renderApp } from './render-app.tsx';

const tab = (name: string) => screen.findByRole('tab', { name });
const isSelected = (element: HTMLElement) => element.getAttribute('aria-selected') === 'true';
const searchBox = () =>
  screen.findByRole<HTMLInputElement>('textbox', { name: 'Search names, e-mails and ids' });

describe('tabs', () => {
  it('are a tablist whose panel is named by the tab', async () => {
    const { container } = renderApp();
    expect((await screen.findAllByRole('tab')).map((one) => one.textContent)).toEqual([
      'This page',
      'Workspaces',
      'Organizations',
      'People',
      'Permissions',
    ]);
    expect(screen.getByRole('tabpanel', { name: 'This page' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('say tenants where the server does', async () => {
    renderApp({ answers: { session: () => ready({ state: 'signed-in', user: ADA, word: 'tenant' }) } });
    expect(await tab('Tenants')).toBeTruthy();
  });

  it('move with the arrow keys, Home and End, round the ends', async () => {
    const { user } = renderApp();
    (await tab('This page')).focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(await tab('Workspaces'));
    expect(isSelected(await tab('Workspaces'))).toBe(true);
    await user.keyboard('{End}');
    expect(isSelected(await tab('Permissions'))).toBe(true);
    await user.keyboard('{ArrowRight}');
    expect(isSelected(await tab('This page'))).toBe(true);
    await user.keyboard('{ArrowLeft}{Home}');
    expect(isSelected(await tab('This page'))).toBe(true);
  });

  it('go by number, except while typing', async () => {
    const { user } = renderApp({ surface: 'manage' });
    await tab('People');
    await user.keyboard('4');
    expect(isSelected(await tab('People'))).toBe(true);
    await user.click(await searchBox());
    await user.keyboard('1');
    expect(isSelected(await tab('People'))).toBe(true);
    expect((await searchBox()).value).toBe('1');
  });
});

describe('the keyboard', () => {
  it('types into the search from the first key press in a popup', async () => {
    const { user } = renderApp({}, { tab: 'workspaces' });
    await searchBox();
    await user.keyboard('sta');
    expect((await searchBox()).value).toBe('sta');
  });

  it('types into the search from anywhere', async () => {
    const { user } = renderApp({ surface: 'manage' }, { tab: 'workspaces' });
    (await screen.findByRole('button', { name: /^ML production/ })).focus();
    await user.keyboard('pro');
    expect((await searchBox()).value).toBe('pro');
  });

  it('searches with /, moves down into the list and opens with Enter', async () => {
    const { user } = renderApp({ surface: 'manage' }, { tab: 'workspaces' });
    await screen.findByRole('button', { name: /^ML production/ });
    await user.keyboard('/');
    expect(document.activeElement).toBe(await searchBox());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Edge devices');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement?.textContent).toContain('ML production');
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('ML staging'));
    await user.keyboard('{Home}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Edge devices'));
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Edge devices' })).toBe(document.activeElement);
  });

  it('is one stop of the Tab key per list', async () => {
    renderApp({}, { tab: 'workspaces' });
    await screen.findByRole('button', { name: /^ML production/ });
    const rows = within(screen.getByRole('list', { name: 'Workspaces' })).getAllByRole('button');
    expect(rows.map((row) => row.tabIndex)).toEqual([0, -1, -1]);
  });

  it('steps out with Escape: search, detail, surface', async () => {
    const { user, platform } = renderApp({ surface: 'manage' }, { tab: 'workspaces', search: 'prod' });
    await user.click(await screen.findByRole('button', { name: /^ML production/ }));
    await screen.findByRole('heading', { name: 'ML production' });
    await user.keyboard('{Escape}');
    expect((await searchBox()).value).toBe('');
    expect(screen.getByRole('heading', { name: 'ML production' })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: 'ML production' })).toBeNull();
    expect(platform.closed).toBe(0);
    await user.keyboard('{Escape}');
    expect(platform.closed).toBe(1);
  });

  it('gives the row its focus back when the detail is closed', async () => {
    const { user } = renderApp({}, { tab: 'workspaces' });
    await user.click(await screen.findByRole('button', { name: /^ML staging/ }));
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('ML staging'));
  });

  it('gives the row back its focus in the second of two lists', async () => {
    const { user } = renderApp({}, { tab: 'people' });
    await user.click(await screen.findByRole('button', { name: /^ml-core/ }));
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('ml-core'));
  });

  it('shows the keys with ? and puts them away', async () => {
    const { user, container } = renderApp({
      keyCommands: async () => [
        { name: '_execute_action', meaning: 'Open Sidecar’s popup', shortcut: 'Alt+Shift+K' },
        { name: 'check-here', meaning: 'Check my permissions on this page', shortcut: null },
      ],
    });
    await searchBox();
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
    // Those that work in every tab too, where they have a key.
    expect(await screen.findByText('Alt+Shift+K')).toBeTruthy();
    expect(screen.getByText('Open Sidecar’s popup')).toBeTruthy();
    expect(screen.queryByText('Check my permissions on this page')).toBeNull();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('leads from the keys to the options, except in the sidebar, whose page cannot open them', async () => {
    const { user, platform } = renderApp();
    await searchBox();
    await user.keyboard('?');
    await user.click(await screen.findByRole('button', { name: 'Options' }));
    expect(platform.optionsOpened).toBe(1);
    cleanup();
    const sidebar = renderApp({ surface: 'sidebar', openOptions: null });
    (await tab('People')).focus();
    await sidebar.user.keyboard('?');
    await screen.findByRole('dialog', { name: 'Keys' });
    expect(screen.queryByRole('button', { name: 'Options' })).toBeNull();
  });

  it('hears in a sidebar only what is pressed inside', async () => {
    const { user } = renderApp({ surface: 'sidebar' });
    await tab('People');
    document.body.focus();
    await user.keyboard('4');
    expect(isSelected(await tab('People'))).toBe(false);
    (await tab('This page')).focus();
    await user.keyboard('4');
    expect(isSelected(await tab('People'))).toBe(true);
  });
});

describe('the header', () => {
  it('opens the full page with the same view', async () => {
    const { user, platform } = renderApp({}, { tab: 'people' });
    await user.click(await screen.findByRole('button', { name: 'Open in full page' }));
    expect(platform.opened[0]?.tab).toBe('people');
  });

  it('opens the options on the full page; elsewhere it has no room for them', async () => {
    const { user, platform } = renderApp({ surface: 'manage' });
    await user.click(await screen.findByRole('button', { name: 'Options' }));
    expect(platform.optionsOpened).toBe(1);
  });

  it('closes the sidebar', async () => {
    const { user, platform } = renderApp({ surface: 'sidebar' });
    await user.click(await screen.findByRole('button', { name: 'Close sidebar' }));
    expect(platform.closed).toBe(1);
  });

  it('has neither on the full page', async () => {
    renderApp({ surface: 'manage', close: null });
    await tab('People');
    expect(screen.queryByRole('button', { name: /full page|Close/ })).toBeNull();
  });

  it('tells the age of what is old and asks all of it again', async () => {
    const old = Date.now() - 3_600_000;
    const { user, platform } = renderApp(
      {
        answers: {
          workspaces: () => ({ data: rowsOf([PROD]), failure: null, updatedAt: old, isStale: true }),
        },
      },
      { tab: 'workspaces' },
    );
    expect(await screen.findByText(/^As of /)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(platform.asked.filter(({ force }) => force).map(({ name }) => name)).toContain('workspaces');
  });
});

describe('what is asked for from outside', () => {
  it('shows a request, and each new one', async () => {
    const { update } = renderApp({}, {}, { view: { ...START, tab: 'workspaces' }, nonce: 1 });
    expect(isSelected(await tab('Workspaces'))).toBe(true);
    update({ request: { view: { ...START, tab: 'people' }, nonce: 1 } });
    expect(isSelected(await tab('Workspaces'))).toBe(true);
    update({ request: { view: { ...START, tab: 'people' }, nonce: 2 } });
    await waitFor(async () => expect(isSelected(await tab('People'))).toBe(true));
  });

  it('follows the tab to another page', async () => {
    const { update } = renderApp({ location: at(WORKSPACE_PLACE) });
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
    update({ location: at(RUN_PLACE) });
    expect(await screen.findByRole('heading', { name: /^Pipeline run/ })).toBeTruthy();
  });

  it('forgets what was checked on the page before', async () => {
    const { update } = renderApp(
      { location: at(WORKSPACE_PLACE) },
      { tab: 'permissions', check: { ...NOWHERE, organization: 'x' } },
    );
    await screen.findByRole('button', { name: 'Back to this page' });
    update({ location: at(RUN_PLACE) });
    expect(await screen.findByRole('heading', { name: /^Pipeline run/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Back to this page' })).toBeNull();
  });

  it('has every step remembered', async () => {
    const { user, platform } = renderApp();
    await user.click(await tab('Organizations'));
    await waitFor(() => expect(platform.remembered.at(-1)?.tab).toBe('organizations'));
  });
});

describe('a narrow surface', () => {
  it('shows results instead of the detail while searching', async () => {
    const { user } = renderApp({ answers: { people: never } }, { tab: 'workspaces' });
    await user.click(await screen.findByRole('button', { name: /^ML production/ }));
    await user.type(await searchBox(), 'globex');
    expect(await screen.findByRole('list', { name: 'Organizations' })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'ML production' })).toBeNull();
  });
});
