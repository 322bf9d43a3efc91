import { screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { NOWHERE } from '#lib/model/place.ts';
import { failed, never, ready } from './fake-platform.ts';
import { ACME, ADA, EVIDENCE, PROD, RUN_PLACE, resolved, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, renderApp } from './render-app.tsx';

describe('This page', () => {
  it('names the workspace of the page, with my roles and the way to the check', async () => {
    const { user, container } = renderApp({ location: at(WORKSPACE_PLACE) });
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
    expect(await screen.findByText('0.80.0 → 0.81.1 wanted')).toBeTruthy();
    expect(await screen.findByText('Via team ml-core')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the id of ACME Research' })).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Check my permissions here' }));
    expect(await screen.findByRole('tabpanel', { name: 'Permissions' })).toBeTruthy();
  });

  it('leads, where the tab shows no known ZenML, to the field that adds one', async () => {
    const openOptions = vi.fn();
    const { user } = renderApp({ location: null, openOptions });
    await user.click(await screen.findByRole('button', { name: 'Is this your ZenML? Add it' }));
    expect(openOptions).toHaveBeenCalledExactlyOnceWith('control-planes');
  });

  it('names the run of the page and where it is', async () => {
    const { user, platform } = renderApp({ location: at(RUN_PLACE) });
    expect(await screen.findByRole('heading', { name: /^Pipeline run 5d0c1a7e…1e42/ })).toBeTruthy();
    expect(await screen.findByText('recommender · ML production · ACME Research')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy the id of pipeline run' }));
    expect(platform.copied).toEqual([RUN_PLACE.resource?.id]);
  });

  it('names the organization of the page', async () => {
    renderApp({ location: at({ ...NOWHERE, organization: ACME.id }) });
    expect(await screen.findByRole('heading', { name: 'ACME Research' })).toBeTruthy();
    expect(await screen.findByText('acme.example and acme.test')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'All details' })).toBeTruthy();
  });

  it('knows an organization that the page names by its name', async () => {
    const { user } = renderApp({ location: at({ ...NOWHERE, organization: ACME.name }) });
    expect(await screen.findByRole('heading', { name: 'ACME Research' })).toBeTruthy();
    expect(await screen.findByText('acme.example and acme.test')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'All details' }));
    expect(await screen.findByRole('list', { name: 'Workspaces of this organization' })).toBeTruthy();
  });

  it('names an organization that ZenML does not know', async () => {
    renderApp({
      location: at({ ...NOWHERE, organization: 'gone' }),
      answers: { resolve: () => failed({ kind: 'not-found', reason: null }) },
    });
    expect(await screen.findByText('ZenML does not know “gone”, or does not show it to you.')).toBeTruthy();
  });

  it('leads to all details of its workspace', async () => {
    const { user } = renderApp({ location: at(RUN_PLACE) });
    await user.click(await screen.findByRole('button', { name: 'All details' }));
    expect(await screen.findByText('1.2 GB')).toBeTruthy();
  });

  it('finds the workspace of a workspace server', async () => {
    const place = { ...NOWHERE, serverHost: '1a2b3c4d-zenml.cloudinfra.zenml.io' };
    renderApp({
      location: at(place),
      answers: { resolve: () => ready(resolved(WORKSPACE_PLACE)) },
    });
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
  });

  it('names what is not known to ZenML', async () => {
    const { container } = renderApp({
      location: at({ ...NOWHERE, workspace: 'gone' }),
      answers: { resolve: () => failed({ kind: 'not-found', reason: null }) },
    });
    expect(await screen.findByText('ZenML does not know “gone”, or does not show it to you.')).toBeTruthy();
    // Said once.
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('group', { name: 'Your roles here' })).toBeNull();
    await expectAccessible(container);
  });

  it('says why the workspace could not be read', async () => {
    renderApp({ location: at(WORKSPACE_PLACE), answers: { workspace: () => failed({ kind: 'offline' }) } });
    expect(await screen.findByText('ZenML cannot be reached.')).toBeTruthy();
  });

  it('says what is missing of my roles', async () => {
    const missing = [
      { what: 'assignments' as const, of: 'role-x', failure: { kind: 'forbidden' as const, reason: null } },
    ];
    renderApp({
      location: at(WORKSPACE_PLACE),
      answers: {
        session: () => ready({ state: 'signed-in', user: { ...ADA, isSuperuser: true }, word: 'workspace' }),
        access: () => ready({ ...EVIDENCE, grants: [], missing }),
      },
    });
    expect(await screen.findByText(/^You are a super-user/)).toBeTruthy();
    expect(await screen.findByText('You hold no role here that could be read.')).toBeTruthy();
    expect(screen.getByText(/^Role assignments could not be read/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
  });

  it('says whose roles these may be where only the name of the project is known', async () => {
    const holder = { kind: 'user' as const, id: ADA.id };
    const grant = {
      roleId: 'role-Project Viewer',
      holder,
      workspaceId: PROD.id,
      projectId: 'p-1',
      resource: null,
    };
    renderApp({
      location: at(RUN_PLACE),
      answers: { access: () => ready({ ...EVIDENCE, grants: [grant] }) },
    });
    expect(await screen.findByText(/^This page names its project by name/)).toBeTruthy();
    // Neither ZenML's doing nor to be loaded.
    expect(screen.queryByText(/^ZenML does not know/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Load again' })).toBeNull();
  });

  it('is a skeleton while it is on its way', async () => {
    const { container } = renderApp({
      location: at(WORKSPACE_PLACE),
      answers: { workspace: never, resolve: never },
    });
    expect((await screen.findAllByText('Loading')).length).toBeGreaterThan(0);
    await expectAccessible(container);
  });

  it('offers a choice on a page that names nothing', async () => {
    const { user, container } = renderApp({ location: at(NOWHERE) });
    expect(await screen.findByText(/^This page names no organization or workspace/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(await screen.findByRole('button', { name: /^Globex/ }));
    expect(await screen.findByRole('heading', { name: 'Globex' })).toBeTruthy();
  });

  it('says that the tab is not on ZenML, and lists workspaces', async () => {
    const { user, container } = renderApp({ location: null });
    expect(await screen.findByText('This tab is not on a ZenML page.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open ZenML' })).toBeTruthy();
    await expectAccessible(container);
    await user.click(await screen.findByRole('button', { name: /^ML staging/ }));
    expect(await screen.findByRole('heading', { name: 'ML staging' })).toBeTruthy();
  });

  it('knows the sign-in page', async () => {
    renderApp({ location: at(NOWHERE, true) });
    expect(await screen.findByText('This tab shows ZenML’s sign-in page.')).toBeTruthy();
  });
});
