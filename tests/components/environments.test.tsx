import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { fakeSetting } from './fake-options.ts';
import { fakePlatform } from './fake-platform.ts';
import { ACME, PROD } from './fixtures.ts';
import { at, expectAccessible, renderApp } from './render-app.tsx';

const DETAIL = { tab: 'workspaces', detail: { kind: 'workspace', id: PROD.id } } as const;
const LIVE: EnvironmentRule = { pattern: 'ML PROD*', name: 'Live', color: 'red', isProduction: true };
const ruled = (...rules: EnvironmentRule[]) => ({
  environments: fakeSetting<readonly EnvironmentRule[]>(rules),
});
const here = (place: object) => ({ location: at({ ...NOWHERE, ...place }) });

describe('the environment of a workspace', () => {
  it('is named in lists, beside the workspace that it is of and no other', async () => {
    const { container } = renderApp(ruled(LIVE), { tab: 'workspaces' });
    const list = await screen.findByRole('list', { name: 'Workspaces' });
    const rows = await within(list).findAllByRole('button', { name: /Live \(production\)/ });
    expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining(PROD.displayName)]);
    await expectAccessible(container);
  });

  it('makes it production by rule, which no toggle takes away', async () => {
    const { container } = renderApp(ruled(LIVE), DETAIL);
    expect(await screen.findByText('Production by the rule ML PROD*')).toBeTruthy();
    expect(screen.getByText('Live (production)')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Production' })).toBeNull();
    await expectAccessible(container);
  });

  it('leaves a mark of one’s own to be taken away', async () => {
    const production = { ...fakePlatform().production, read: async () => [PROD.id] };
    renderApp({ ...ruled(LIVE), production }, DETAIL);
    const toggle = await screen.findByRole('button', { name: 'Production' });
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
  });

  it('stands beside the mark where its rule is not of production', async () => {
    const production = { ...fakePlatform().production, read: async () => [PROD.id] };
    renderApp({ ...ruled({ ...LIVE, isProduction: false }), production }, DETAIL);
    const heading = await screen.findByRole('heading', { name: PROD.displayName });
    const title = within(heading.parentElement ?? heading);
    expect(await title.findByText('Live')).toBeTruthy();
    expect(title.getByText('Production')).toBeTruthy();
  });

  it('says the name alone where that is "production" already', async () => {
    renderApp(ruled({ ...LIVE, name: 'production' }), DETAIL);
    expect(await screen.findByText('production')).toBeTruthy();
  });
});

describe('the environment of the page', () => {
  it('is at the top edge, by the name that ZenML gives, and is told to the page', async () => {
    const told: (readonly string[])[] = [];
    const nameHere = (names: readonly string[]) => void told.push(names);
    const { container } = renderApp({
      surface: 'sidebar',
      nameHere,
      ...ruled({ ...LIVE, pattern: 'acme*' }),
      ...here({ organization: ACME.id }),
    });
    expect(await screen.findByText('Environment: Live (production)')).toBeTruthy();
    await waitFor(() => expect(told.at(-1)).toContain(ACME.name));
    await expectAccessible(container);
  });

  it('is not there where no rule is like it, and nothing is asked for it without rules', async () => {
    const { platform } = renderApp({ ...here({ workspace: PROD.name }) }, { tab: 'people' });
    expect(await screen.findByRole('tab', { name: 'People' })).toBeTruthy();
    await waitFor(() => expect(platform.asked.length).toBeGreaterThan(1));
    expect(screen.queryByText(/^Environment:/)).toBeNull();
    expect(platform.asked.map(({ name }) => name)).not.toContain('resolve');
  });

  it('follows the rules', async () => {
    const { environments } = ruled();
    renderApp({ environments, ...here({ workspace: PROD.name }) });
    await screen.findByRole('tab', { name: 'This page' });
    expect(screen.queryByText(/^Environment:/)).toBeNull();
    await environments.write([LIVE]);
    expect(await screen.findByText('Environment: Live (production)')).toBeTruthy();
    await environments.write([]);
    await waitFor(() => expect(screen.queryByText(/^Environment:/)).toBeNull());
  });
});
