import { screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { never, ready } from './fake-platform.ts';
import { ACME, GRACE, PEOPLE } from './fixtures.ts';
import { expectAccessible, expectAsked, renderApp } from './render-app.tsx';

const cached = {
  people: ({ organizationId }: { organizationId: string }) =>
    organizationId === ACME.id ? ready<'people'>(PEOPLE) : null,
};
const headings = async () => {
  await screen.findAllByRole('heading', { level: 3 });
  return screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
};

describe('the search', () => {
  it('shows matches of the present tab first, then of the other lists', async () => {
    const { container } = renderApp({}, { tab: 'organizations', search: 'acme' });
    expect(await headings()).toEqual(['Organizations', 'Workspaces']);
    await expectAccessible(container);
  });

  it('finds by e-mail, id and with a slip of the pen', async () => {
    const { user } = renderApp(
      { cached: { people: () => ready(PEOPLE) } },
      { tab: 'people', search: 'grace@acme' },
    );
    expect((await screen.findAllByRole('button', { name: /^Grace Hopper/ })).length).toBeGreaterThan(0);
    const box = screen.getByRole('textbox');
    await user.clear(box);
    await user.type(box, GRACE.id);
    expect((await screen.findAllByRole('button', { name: /^Grace Hopper/ })).length).toBeGreaterThan(0);
    await user.clear(box);
    await user.type(box, 'prodution');
    expect(await screen.findByRole('button', { name: /^ML production/ })).toBeTruthy();
  });

  it('looks through people that were read before, and asks ZenML for none', async () => {
    const { platform, user } = renderApp({ cached }, { tab: 'workspaces', search: 'ml-core' });
    expect(await screen.findAllByRole('button', { name: /^ml-core/ })).toHaveLength(1);
    expect(platform.asked.some(({ name }) => name === 'people')).toBe(false);
    await user.click(screen.getByRole('button', { name: /^ml-core/ }));
    expect(await screen.findByRole('tabpanel', { name: 'People' })).toBeTruthy();
  });

  it('moves from the last row of one list to the first of the next', async () => {
    const { user } = renderApp({}, { tab: 'organizations', search: 'acme' });
    await screen.findByRole('list', { name: 'Workspaces' });
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Owner Ada');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('ML production');
  });

  it('says what was not found, and clears', async () => {
    const { user, container } = renderApp({}, { tab: 'workspaces', search: 'zzz' });
    expect(await screen.findByText('Nothing that is loaded matches “zzz”.')).toBeTruthy();
    await expectAccessible(container);
    const [clear] = screen.getAllByRole('button', { name: 'Clear search' });
    await user.click(clear as HTMLElement);
    expect(await screen.findByRole('button', { name: /^ML production/ })).toBeTruthy();
  });

  it('looks up an id that is not loaded', async () => {
    const { user, platform } = renderApp({}, { tab: 'people', search: 'who@acme.example' });
    await user.click(await screen.findByRole('button', { name: 'Look up this id or e-mail' }));
    await expectAsked(platform, { name: 'identify', input: { text: 'who@acme.example' } });
  });

  it('is a skeleton while nothing is loaded', async () => {
    renderApp({ answers: { workspaces: never, organizations: never } }, { search: 'x' });
    expect(await screen.findByText('Loading')).toBeTruthy();
  });
});
