import { screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#lib/model/failure.ts';
import { failed, never, ready } from './fake-platform.ts';
import { ADA } from './fixtures.ts';
import { expectAccessible, renderApp } from './render-app.tsx';

const unknown = (failure: Failure) => ({ session: () => ready<'session'>({ state: 'unknown', failure }) });

describe('the session gate', () => {
  it('shows who is signed in and where', async () => {
    renderApp();
    expect(await screen.findByText('Signed in as Ada Lovelace')).toBeTruthy();
    expect(screen.getByText('ada@acme.example')).toBeTruthy();
    expect(screen.getByText('cloud.zenml.io')).toBeTruthy();
  });

  it('shows a skeleton while nobody knows', async () => {
    const { container } = renderApp({ answers: { session: never } });
    expect(screen.getByText('Loading')).toBeTruthy();
    expect(screen.queryByRole('tab')).toBeNull();
    await expectAccessible(container);
  });

  it('leads to the sign-in page and goes on by itself once signed in', async () => {
    const { platform, container } = renderApp({ answers: { session: () => ready({ state: 'signed-out' }) } });
    const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Sign in' });
    expect(link.href).toMatch(/^https:\/\/cloud\.zenml\.io\//);
    expect(link.target).toBe('_blank');
    await expectAccessible(container);
    platform.change({ session: () => ready({ state: 'signed-in', user: ADA, word: 'workspace' }) });
    expect(await screen.findByRole('tab', { name: 'Workspaces' })).toBeTruthy();
  });

  it('says when ZenML cannot be reached, and asks again at a press', async () => {
    const { platform, user, container } = renderApp({ answers: unknown({ kind: 'offline' }) });
    const button = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.getByText('ZenML cannot be reached.')).toBeTruthy();
    await expectAccessible(container);
    await user.click(button);
    expect(platform.asked.filter(({ name, force }) => name === 'session' && force)).toHaveLength(1);
  });

  it('asks for access to the host, then goes on', async () => {
    let granted = 0;
    const { user, platform } = renderApp({
      answers: unknown({ kind: 'no-host-permission', origin: 'https://cloudapi.zenml.io' }),
      requestHostAccess: async () => ++granted > 0,
    });
    await user.click(await screen.findByRole('button', { name: 'Grant access to cloudapi.zenml.io' }));
    expect(granted).toBe(1);
    expect(platform.asked.some(({ name, force }) => name === 'session' && force)).toBe(true);
  });

  it('says where access can be granted when it cannot be here', async () => {
    renderApp({
      answers: unknown({ kind: 'no-host-permission', origin: 'https://cloudapi.zenml.io' }),
      requestHostAccess: null,
      surface: 'sidebar',
    });
    expect(await screen.findByText('Open the extension from the toolbar to grant it.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Grant/ })).toBeNull();
  });

  it('says what answered when it was not ZenML', async () => {
    renderApp({ answers: unknown({ kind: 'not-zenml', reason: 'html' }) });
    expect(await screen.findByText('A web page answered instead of ZenML.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('shows why the worker did not answer', async () => {
    renderApp({ answers: { session: () => failed({ kind: 'stale-page' }) } });
    expect(await screen.findByRole('button', { name: 'Reload this page' })).toBeTruthy();
  });

  it('starts afresh for another account', async () => {
    const { platform, user } = renderApp({}, { tab: 'workspaces' });
    await user.click(await screen.findByRole('button', { name: /^ML production/ }));
    platform.change({
      session: () =>
        ready({ state: 'signed-in', user: { ...ADA, id: 'other', name: 'Bob' }, word: 'tenant' }),
      workspace: never,
      workspaces: never,
    });
    expect(await screen.findByText('Signed in as Bob')).toBeTruthy();
    expect(screen.queryByText('ML production')).toBeNull();
  });
});
