import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { failed, never, ready } from './fake-platform.ts';
import { EDGE, PROD, rowsOf } from './fixtures.ts';
import { expectAccessible, expectAsked, placeWith, renderApp } from './render-app.tsx';

const list = () => screen.findByRole('list', { name: 'Workspaces' });
const show = (
  workspaces: Parameters<typeof rowsOf<typeof PROD>>,
  answer = ready<'workspaces'>(rowsOf(...workspaces)),
) => renderApp({ answers: { workspaces: () => answer } }, { tab: 'workspaces' });

describe('Workspaces', () => {
  it('lists those of every organization by name, with status and version', async () => {
    const { container } = renderApp({}, { tab: 'workspaces' });
    const rows = within(await list()).getAllByRole('button');
    expect(rows.map((row) => row.textContent)).toEqual([
      'Edge devices Globex · Self-run Failed',
      'ML production ACME Research · 0.80.0 → 0.81.1 wanted Available',
      'ML staging ACME Research · 0.81.1 Pending',
    ]);
    await expectAccessible(container);
  });

  it('shows a status that it does not know as the server calls it', async () => {
    show([[{ ...PROD, status: 'being_moved' }]]);
    expect(await screen.findByText('Being moved')).toBeTruthy();
  });

  it('says that a status is not known', async () => {
    show([[{ ...PROD, status: null }]]);
    expect(await screen.findByText('Status not known')).toBeTruthy();
  });

  it('is a skeleton while they are on their way', async () => {
    const { container } = renderApp({ answers: { workspaces: never } }, { tab: 'workspaces' });
    expect(await screen.findByText('Loading')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says what to do without any', async () => {
    const { container } = show([[]]);
    expect(await screen.findByText('You have no workspace yet.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open ZenML' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('says that part is missing, and reads again', async () => {
    const { user, platform, container } = show([
      [PROD],
      { complete: false, failure: { kind: 'timeout', seconds: 20 }, unreadable: 2, drift: 1 },
    ]);
    expect(await screen.findByText('1 loaded; the rest could not be read.')).toBeTruthy();
    expect(screen.getByText('ZenML did not answer within 20 seconds.')).toBeTruthy();
    expect(screen.getByText('2 rows could not be read.')).toBeTruthy();
    expect(screen.getByText('1 field had an unexpected form and is shown as unknown.')).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Load again' }));
    await expectAsked(platform, { name: 'workspaces', force: true });
  });

  it('says that more are on their way', async () => {
    show([[PROD], { complete: false }]);
    expect(await screen.findByText('1 loaded so far.')).toBeTruthy();
  });

  it('leaves what was read of a list that the person stopped', async () => {
    const { container, user, platform } = show([[PROD], { complete: false, failure: { kind: 'cancelled' } }]);
    expect(
      await screen.findByText('1 loaded, then stopped by you. How many there are is not known.'),
    ).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Load again' }));
    await expectAsked(platform, { name: 'workspaces', force: true });
  });

  it('says once that a list was stopped, when stopping it failed the whole question', async () => {
    const failure = { kind: 'cancelled' } as const;
    show([[]], {
      data: { ...rowsOf([PROD]), complete: false, failure },
      failure,
      updatedAt: 1,
      isStale: true,
    });
    expect(await screen.findByText(/^1 loaded, then stopped by you/)).toBeTruthy();
    expect(screen.queryByText(/you stopped reading it again/)).toBeNull();
  });

  it('leaves older data standing when the person stopped reading them again', async () => {
    const { user, platform } = show([[]], {
      data: rowsOf([PROD]),
      failure: { kind: 'cancelled' },
      updatedAt: Date.now() - 60_000,
      isStale: true,
    });
    expect(await screen.findByText(/^Shown as of .*; you stopped reading it again\.$/)).toBeTruthy();
    expect(await list()).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ask again' }));
    await expectAsked(platform, { name: 'workspaces', force: true });
  });

  it('does not take an incomplete list for none', async () => {
    show([[], { complete: false, failure: { kind: 'offline' } }]);
    expect(await screen.findByText('0 loaded; the rest could not be read.')).toBeTruthy();
    expect(screen.queryByText('You have no workspace yet.')).toBeNull();
  });

  it('shows older data with the reason why they are old', async () => {
    const { container } = show([[]], {
      data: rowsOf([PROD]),
      failure: { kind: 'offline' },
      updatedAt: Date.now() - 60_000,
      isStale: true,
    });
    expect(await screen.findByText(/^Shown as of .*it could not be read again\.$/)).toBeTruthy();
    expect(await list()).toBeTruthy();
    await expectAccessible(container);
  });

  it('says why there are none to show', async () => {
    const { container } = show([[]], failed({ kind: 'server', status: 503, reason: 'maintenance' }));
    expect(await screen.findByText('ZenML has a problem of its own (status 503).')).toBeTruthy();
    expect(screen.getByText('ZenML says: maintenance')).toBeTruthy();
    await expectAccessible(container);
  });

  it('puts only the rows in view of a long list into the document', async () => {
    const heights = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'clientHeight');
    Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 440 });
    try {
      const many = Array.from({ length: 500 }, (_, n) => ({ ...PROD, id: `w${n}`, displayName: `W ${n}` }));
      show([many]);
      const items = await within(await list()).findAllByRole('listitem');
      expect(items.length).toBeGreaterThan(9);
      expect(items.length).toBeLessThan(60);
      expect(items[0]?.getAttribute('aria-setsize')).toBe('500');
    } finally {
      if (heights) Object.defineProperty(HTMLElement.prototype, 'clientHeight', heights);
      else Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight');
    }
  });
});

describe('the detail of a workspace', () => {
  it('tells all that is known, and leads on', async () => {
    const { user, platform, container } = renderApp({}, { tab: 'workspaces' });
    await user.click(await screen.findByRole('button', { name: /^ML production/ }));
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
    expect(screen.getByText('Models that customers use')).toBeTruthy();
    expect(screen.getByText('0.80.0 → 0.81.1 wanted')).toBeTruthy();
    expect(screen.getByText('1.2 GB')).toBeTruthy();
    expect(screen.getByText('12,345')).toBeTruthy();
    expect(screen.getByText('Pipeline runs')).toBeTruthy();
    // The server's URL is text: only our own code builds links.
    expect(screen.queryByRole('link', { name: /cloudinfra/ })).toBeNull();
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Open in ZenML' }).href).toBe(
      'https://cloud.zenml.io/workspaces/ml-prod',
    );
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Copy the id of ML production' }));
    expect(platform.copied).toEqual([PROD.id]);
    expect(await screen.findByText(/^Copied/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Check my permissions' }));
    expect(await screen.findByRole('tabpanel', { name: 'Permissions' })).toBeTruthy();
    await expectAsked(platform, { input: placeWith({ workspace: PROD.id }) });
  });

  it('marks one that the customer runs, and what is not known', async () => {
    renderApp({}, { tab: 'workspaces', detail: { kind: 'workspace', id: EDGE.id } });
    expect(await screen.findByText('Run by you, not by ZenML')).toBeTruthy();
    expect(screen.getByText('Helm timeout')).toBeTruthy();
    expect(screen.getAllByText('Not known')).toHaveLength(3);
    expect(screen.getByText('ZenML gave no counts.')).toBeTruthy();
  });

  it('says that it is gone', async () => {
    const { container } = renderApp({}, { tab: 'workspaces', detail: { kind: 'workspace', id: 'gone' } });
    expect(await screen.findByText('ZenML does not know this, or does not show it to you.')).toBeTruthy();
    await expectAccessible(container);
  });

  it('is beside the list on the full page, and marks its row', async () => {
    renderApp({ surface: 'manage' }, { tab: 'workspaces', detail: { kind: 'workspace', id: PROD.id } });
    const row = within(await list()).getByRole('button', { name: /^ML production/ });
    expect(row.getAttribute('aria-current')).toBe('true');
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
  });

  it('says when the browser refuses to copy', async () => {
    const { user } = renderApp(
      { copy: async () => false },
      { tab: 'workspaces', detail: { kind: 'workspace', id: PROD.id } },
    );
    await user.click(await screen.findByRole('button', { name: 'Copy ml-prod' }));
    expect(await screen.findByText(/^The browser refused to copy/)).toBeTruthy();
  });
});
