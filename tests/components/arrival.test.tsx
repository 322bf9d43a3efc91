import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { START } from '#components/app/view-state.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { ready } from './fake-platform.ts';
import { ADA, checkAt, EVIDENCE, PROD, RUN_PLACE, WORKSPACE_PLACE } from './fixtures.ts';
import { at, renderApp } from './render-app.tsx';

const run = { location: at(RUN_PLACE) };
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const focusIsOn = (find: () => HTMLElement) => waitFor(() => expect(document.activeElement).toBe(find()));
const firstAction = () => screen.getByRole('button', { name: /^Create pipeline run/ });
const CHAIN = /^You > team ml-core > Workspace Developer in ML production > create/;

/** Goes on from a button by the keyboard. */
async function press(user: ReturnType<typeof renderApp>['user'], name: string | RegExp) {
  (await button(name)).focus();
  await user.keyboard('{Enter}');
}

describe('who goes to an answer by the keyboard', () => {
  it('is at its first row, where one more key press shows the chain', async () => {
    const { user } = renderApp({ ...run, answers: { permissionCheck: () => ready(checkAt(RUN_PLACE)) } });
    await press(user, 'Check my permissions here');
    await focusIsOn(firstAction);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(CHAIN)).toBeTruthy();
  });

  it('needs one key press from the search box of a popup that was just opened', async () => {
    const { user } = renderApp({ ...run, surface: 'popup' });
    await button('Check my permissions here');
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    await user.keyboard('{Enter}');
    await focusIsOn(firstAction);
  });

  it('is there after a click in the context menu', async () => {
    renderApp(run, {}, { view: { ...START, tab: 'permissions', check: RUN_PLACE }, nonce: 1 });
    await focusIsOn(firstAction);
  });

  it('is not moved on once they have moved the focus themselves', async () => {
    const { user, platform } = renderApp({
      ...run,
      answers: { permissionCheck: () => new Promise(() => {}), resolve: () => new Promise(() => {}) },
    });
    await press(user, 'Check my permissions here');
    await focusIsOn(() => screen.getByRole('heading', { name: /^Pipeline run/ }));
    (await button('Matrix')).focus();
    platform.change({
      permissionCheck: () => ready(checkAt(RUN_PLACE)),
      resolve: () => ready(checkAt(RUN_PLACE).place),
    });
    await waitFor(firstAction);
    expect(document.activeElement).toBe(await button('Matrix'));
  });

  it('stays on the question that they ask, and the place stays above', async () => {
    const { user } = renderApp(run, { tab: 'permissions' });
    for (const question of ['Why not?', 'Who can?', 'Matrix', 'Reach', 'Can I?']) {
      await press(user, question);
      await waitFor(async () => expect((await button(question)).getAttribute('aria-pressed')).toBe('true'));
      expect(document.activeElement).toBe(await button(question));
      expect(screen.getByRole('heading', { name: /^Pipeline run/ })).toBeTruthy();
    }
  });

  it('stays on the way to another place, and gets to what they pick and back', async () => {
    const { user } = renderApp({ location: at(WORKSPACE_PLACE) }, { tab: 'permissions' });
    await press(user, 'Check another place');
    expect(document.activeElement).toBe(await button('Check another place'));
    await press(user, /^Globex/);
    await focusIsOn(() => screen.getByRole('button', { name: /^create model/ }));
    await press(user, 'Back to this page');
    await waitFor(() => screen.getByRole('heading', { name: 'ML production' }));
    await focusIsOn(() => screen.getByRole('button', { name: /^create model/ }));
  });

  it('leaves the picking by the same button, or by another question', async () => {
    const { user } = renderApp({ location: at(WORKSPACE_PLACE) }, { tab: 'permissions' });
    await press(user, 'Check another place');
    expect(await screen.findByText(/^Pick an organization/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(screen.queryByText(/^Pick an organization/)).toBeNull();
    await user.keyboard('{Enter}');
    await press(user, 'Why not?');
    await waitFor(() => expect(screen.queryByText(/^Pick an organization/)).toBeNull());
  });

  it('gets to the heading of what a person reaches, and from a place of it to that place', async () => {
    const { user } = renderApp(
      { location: at(WORKSPACE_PLACE), answers: { access: () => ready(EVIDENCE) } },
      { tab: 'permissions', question: 'who' },
    );
    await press(user, /^Ada/);
    await press(user, 'Everything they reach');
    await focusIsOn(() => screen.getByRole('heading', { name: /^What .+ can reach$/ }));
    (await screen.findAllByRole('treeitem')).at(-1)?.focus();
    await user.keyboard('{Enter}');
    await waitFor(async () => expect((await button('Matrix')).getAttribute('aria-pressed')).toBe('true'));
    await focusIsOn(() => screen.getAllByRole('heading', { level: 2 }).at(-1) as HTMLElement);
  });

  it('gets to the place from all permissions of a person here', async () => {
    const { user } = renderApp({ location: at(WORKSPACE_PLACE) }, { tab: 'permissions', question: 'who' });
    await press(user, /^Ada/);
    await press(user, 'All permissions here');
    await focusIsOn(() => screen.getByRole('heading', { name: 'ML production' }));
  });

  it('gets to what they looked up, and back to the page', async () => {
    const { user } = renderApp({ location: at(WORKSPACE_PLACE) }, { tab: 'permissions', selection: PROD.id });
    await press(user, 'Show this page instead');
    await focusIsOn(() => screen.getByRole('button', { name: /^create model/ }));
  });

  it('keeps it where nobody pressed anything', async () => {
    const { update } = renderApp(
      { location: at(WORKSPACE_PLACE) },
      { tab: 'permissions', check: { ...NOWHERE, organization: ADA.id } },
    );
    await button('Back to this page');
    update({ location: at(RUN_PLACE) });
    await waitFor(firstAction);
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
  });
});
