import { screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { failed, ready } from './fake-platform.ts';
import { ACME, GRACE, PEOPLE, PROD, RUN_PLACE, rowsOf, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, expectAsked, placeWith, renderApp } from './render-app.tsx';

const ID = RUN_PLACE.resource?.id ?? '';
const select = (selection: string, options: Parameters<typeof renderApp>[0] = {}) =>
  renderApp(options, { tab: 'permissions', selection });

describe('a selection', () => {
  it('that is a workspace is shown with its actions', async () => {
    const { container } = select(PROD.id);
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check my permissions' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('that is a person is shown', async () => {
    select(GRACE.email ?? '');
    expect(await screen.findByRole('heading', { name: 'Grace Hopper' })).toBeTruthy();
  });

  it('that is an organization or a team is shown', async () => {
    const { platform } = select('x', {
      answers: { identify: () => ready({ is: 'organization', organization: ACME }) },
    });
    expect(await screen.findByRole('heading', { name: 'ACME Research' })).toBeTruthy();
    const team = PEOPLE.teams.items[0];
    if (!team) throw new Error('no team');
    platform.change({ identify: () => ready({ is: 'team', organizationId: ACME.id, team }) });
    expect(await screen.findByRole('heading', { name: 'ml-core' })).toBeTruthy();
  });

  it('that is not known is checked as what the person says it is, at the place of the page', async () => {
    const { user, platform, container } = select(ID, { location: at(WORKSPACE_PLACE) });
    const kind = await screen.findByRole('combobox', { name: 'Kind of resource' });
    expect(screen.queryByRole('combobox', { name: 'Workspace' })).toBeNull();
    await expectAccessible(container);
    await user.selectOptions(kind, 'model');
    await user.click(screen.getByRole('button', { name: 'Check this id' }));
    expect(await screen.findByRole('heading', { name: /^Model 5d0c1a7e/ })).toBeTruthy();
    await expectAsked(platform, {
      input: placeWith({ workspace: 'ml-prod', resource: { type: 'model', id: ID } }),
    });
  });

  it('asks for the workspace when the page names none', async () => {
    const { user, platform } = select(ID);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Workspace' }), 'ML staging');
    await user.click(screen.getByRole('button', { name: 'Check this id' }));
    await expectAsked(platform, { input: placeWith({ resource: { type: 'pipeline_run', id: ID } }) });
  });

  it('says where to go when there is no workspace to ask', async () => {
    select(ID, { answers: { workspaces: () => ready(rowsOf([])) } });
    expect(await screen.findByText(/^Open the page of its workspace first/)).toBeTruthy();
  });

  it('says when part of the lists could not be read', async () => {
    select('who@acme.example', {
      answers: { identify: ({ text }) => ready({ is: 'unknown', text, complete: false }) },
    });
    expect(await screen.findByText(/^It was not found, but part/)).toBeTruthy();
    // An address is no resource of a workspace.
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('that holds no id says so', async () => {
    const { user } = select('');
    expect(await screen.findByText('The selection holds no ZenML id and no e-mail address.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show this page instead' }));
    expect(await screen.findByText(/^Pick an organization or a workspace/)).toBeTruthy();
  });

  it('says why it could not be looked up', async () => {
    select(ID, { answers: { identify: () => failed({ kind: 'offline' }) } });
    expect(await screen.findByText('ZenML cannot be reached.')).toBeTruthy();
  });
});
