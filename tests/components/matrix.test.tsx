import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ViewState } from '#components/app/view-state.ts';
import { failed, never, ready } from './fake-platform.ts';
import { checkAt, EVIDENCE, RUN_PLACE, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, lastSaid, renderApp, said } from './render-app.tsx';

/** ZenML's own check says nothing, so that roles alone count. */
const refused: NonNullable<Parameters<typeof renderApp>[0]>['answers'] = {
  permissionCheck: ({ place }) =>
    ready(
      checkAt(place, {
        actions: checkAt(place).actions.map((one) => ({ ...one, verdict: 'unknown' as const })),
        missing: [{ what: 'check', failure: { kind: 'forbidden', reason: null } }],
      }),
    ),
};

const show = (options: Parameters<typeof renderApp>[0] = {}, view: Partial<ViewState> = {}) =>
  renderApp(
    { location: at(WORKSPACE_PLACE), answers: refused, ...options },
    { tab: 'permissions', question: 'matrix', ...view },
  );

const grid = () => screen.findByRole('grid', { name: 'Actions by resource type' });
const cell = (name: string | RegExp) => screen.findByRole('gridcell', { name });
const focused = () => document.activeElement?.getAttribute('aria-label');

describe('the matrix of one person', () => {
  it('names each cell by its verdict and what gives it', async () => {
    const { container } = show();
    expect(await cell('read pipeline run: allowed, Workspace Developer via team ml-core')).toBeTruthy();
    expect(await cell('delete pipeline run: denied')).toBeTruthy();
    expect(await cell('read secret value model: there is no such action')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 3, name: 'What you may do' })).toBeTruthy();
    const headers = within(await grid())
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent);
    expect(headers.slice(0, 6)).toEqual(['Resource type', 'read', 'create', 'update', 'delete', 'share']);
    await expectAccessible(container);
  });

  it('is one stop of the Tab key, and walked through by keys', async () => {
    const { user } = show();
    const first = await cell(/^read model:/);
    expect(screen.getAllByRole('gridcell').filter(({ tabIndex }) => tabIndex === 0)).toEqual([first]);
    first.focus();
    await user.keyboard('{ArrowRight}');
    expect(focused()).toMatch(/^create model:/);
    await user.keyboard('{ArrowDown}');
    expect(focused()).toMatch(/^create pipeline:/);
    await user.keyboard('{End}');
    expect(focused()).toMatch(/^read secret value pipeline:/);
    await user.keyboard('{ArrowRight}');
    expect(focused()).toMatch(/^read secret value pipeline:/);
    await user.keyboard('{Home}{ArrowUp}{ArrowUp}');
    expect(focused()).toMatch(/^read model:/);
    await user.keyboard('{Control>}{End}{/Control}');
    expect(focused()).toMatch(/^read secret value workspace:/);
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(focused()).toMatch(/^read model:/);
    await user.keyboard('{PageDown}');
    expect(focused()).toMatch(/^read workspace:/);
    await user.keyboard('{PageUp}');
    expect(focused()).toMatch(/^read model:/);
  });

  it('explains a cell below the grid, and closes that before anything else', async () => {
    const { user, platform, container } = show();
    (await cell(/^read pipeline run:/)).focus();
    await user.keyboard('{Enter}');
    const detail = await screen.findByRole('group', { name: 'Read pipeline run' });
    expect(detail.textContent).toContain(
      'You > team ml-core > Workspace Developer in ML production > read pipeline run',
    );
    const opened = screen.getByRole('gridcell', { expanded: true });
    expect(opened.getAttribute('aria-label')).toMatch(/^read pipeline run:/);
    expect(opened.getAttribute('aria-controls')).toBe(detail.id);
    // One sentence is announced, and not all that is shown with its buttons.
    expect(within(detail).queryByRole('status')).toBeNull();
    expect(detail.closest('[role="status"]')).toBeNull();
    // The sums are said, too, before or after it.
    await waitFor(() =>
      expect(said()).toMatch(
        /You may read pipeline run in ML production: Workspace Developer via team ml-core/,
      ),
    );
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Read pipeline run')).toBeNull();
    expect(platform.closed).toBe(0);
    await user.click(await cell(/^delete model:/));
    expect(await screen.findByText('Delete model')).toBeTruthy();
    expect(focused()).toMatch(/^delete model:/);
    screen.getByRole('button', { name: 'Copy as text' }).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByText('Delete model')).toBeTruthy();
    screen.getByRole('button', { name: 'Copy as text' }).focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Delete model')).toBeNull();
    expect(focused()).toMatch(/^delete model:/);
    expect(platform.closed).toBe(0);
  });

  it('says on what it rests as a whole, and why ZenML’s own check says nothing', async () => {
    show();
    await grid();
    expect(await screen.findByText('Worked out from roles')).toBeTruthy();
    expect(screen.getByText(/^ZenML does not answer its permission check to people’s sessions/)).toBeTruthy();
  });

  it('says where ZenML’s own check and where roles say so', async () => {
    show({ answers: {} });
    await grid();
    expect(await screen.findByText(/^\d+ of \d+ as ZenML’s own permission check says/)).toBeTruthy();
    expect(screen.queryByText(/^ZenML does not answer/)).toBeNull();
  });

  it('announces the sum once, when all of it is there', async () => {
    const missing = EVIDENCE.roles.map(({ id }) => ({ what: 'assignments', of: id, failure: null }) as const);
    const partly = { ...EVIDENCE, grants: [], missing, complete: false, reading: { done: 2, total: 5 } };
    const { platform } = show({ answers: { ...refused, access: () => ready(partly) } });
    await grid();
    expect(lastSaid()).toBe(null);
    platform.change({ access: () => ready(EVIDENCE) });
    await waitFor(() => expect(lastSaid()).toMatch(/^\d+ allowed and \d+ denied$/));
  });

  it('shows of a resource its own type only', async () => {
    show({ location: at(RUN_PLACE) });
    const rows = within(await grid()).getAllByRole('rowheader');
    expect(rows.map(({ textContent }) => textContent)).toEqual(['Pipeline run']);
  });

  it('shows what is not known as not known, and never as a no', async () => {
    const missing = EVIDENCE.roles.map(({ id }) => ({ what: 'assignments', of: id, failure: null }) as const);
    const { container } = show({
      answers: { ...refused, access: () => ready({ ...EVIDENCE, grants: [], missing }) },
    });
    expect(await cell('delete pipeline run: not known')).toBeTruthy();
    expect(screen.queryByRole('gridcell', { name: /: denied/ })).toBeNull();
    await expectAccessible(container);
  });

  it('lets ZenML’s own verdict stand where roles could not be read', async () => {
    show({ answers: { access: () => failed({ kind: 'timeout', seconds: 20 }) } });
    expect(await cell('delete pipeline run: denied')).toBeTruthy();
    expect(await cell('use “read secret value” on secret: could not be read')).toBeTruthy();
    expect(await screen.findByText('ZenML did not answer within 20 seconds.')).toBeTruthy();
  });

  it('says why there is nothing, instead of a grid of question marks', async () => {
    const { container } = show({
      answers: {
        access: () => failed({ kind: 'timeout', seconds: 20 }),
        permissionCheck: () => failed({ kind: 'offline' }),
      },
    });
    expect(await screen.findByText('ZenML did not answer within 20 seconds.')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
    await expectAccessible(container);
  });

  it('is a skeleton while it is on its way', async () => {
    show({ answers: { access: never, permissionCheck: never } });
    await waitFor(() => expect(screen.getByText('Loading')).toBeTruthy());
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('copies a verdict as a line, and the whole as Markdown', async () => {
    const { user, platform } = show();
    await user.click(await cell(/^update pipeline run:/));
    await user.click(await screen.findByRole('button', { name: 'Copy as text' }));
    expect(platform.copied[0]).toMatch(
      /^You may update pipeline run in ML production: Workspace Developer via team ml-core/,
    );
    await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    const [head, line, model] = platform.copied[1]?.split('\n') ?? [];
    expect(head).toBe('| Ada Lovelace | read | create | update | delete | share | read secret value |');
    expect(line).toBe('| --- | --- | --- | --- | --- | --- | --- |');
    expect(model).toBe('| Model | allowed | allowed | allowed | denied | denied |  |');
  });

  it('shows types and actions that only a role names, and takes none of their names for markup', async () => {
    const odd = { resourceType: 'new|type`x`', action: 'invent' };
    const roles = EVIDENCE.roles.map((one) =>
      one.name === 'Workspace Developer' ? { ...one, permissions: [...(one.permissions ?? []), odd] } : one,
    );
    const { user, platform } = show({ answers: { ...refused, access: () => ready({ ...EVIDENCE, roles }) } });
    expect(await cell(/^use “invent” on new\|type`x`: allowed/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    expect(platform.copied[0]).toContain('| New\\|type\\`x\\` |');
  });

  it('says of a role that it is as documented only once what it permits is no longer on its way', async () => {
    const roles = EVIDENCE.roles.map((one) =>
      one.name === 'Workspace Developer' ? { ...one, permissions: null } : one,
    );
    const partly = { ...EVIDENCE, roles, complete: false, reading: { done: 2, total: 5 } };
    const { platform } = show({ answers: { ...refused, access: () => ready(partly) } });
    expect(await cell('read model: allowed, Workspace Developer via team ml-core')).toBeTruthy();
    platform.change({ access: () => ready({ ...EVIDENCE, roles }) });
    expect(
      await cell(/^read model: allowed, Workspace Developer via team ml-core, as ZenML documents it$/),
    ).toBeTruthy();
  });

  it('says how far the reading has come, and shows what is not read yet as not known', async () => {
    const missing = EVIDENCE.roles.map(({ id }) => ({ what: 'assignments', of: id, failure: null }) as const);
    const partly = { ...EVIDENCE, grants: [], missing, complete: false, reading: { done: 2, total: 5 } };
    const { platform } = show({ answers: { ...refused, access: () => ready(partly) } });
    expect(await screen.findByRole('progressbar')).toBeTruthy();
    expect(await cell('read model: not known')).toBeTruthy();
    platform.change({ access: () => ready(EVIDENCE) });
    expect(await cell(/^read model: allowed/)).toBeTruthy();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});
