import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { NOWHERE } from '#lib/model/place.ts';
import type { Identified } from '#lib/protocol.ts';
import { failed, ready } from './fake-platform.ts';
import { ACME, GRACE, PEOPLE, PROD, RUN_PLACE, rowsOf, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, expectAsked, placeWith, renderApp } from './render-app.tsx';

const ID = RUN_PLACE.resource?.id ?? '';
const select = (selection: string, options: Parameters<typeof renderApp>[0] = {}) =>
  renderApp(options, { tab: 'permissions', selection });

/** As from the menu's "Open in Sidecar", which asks for no check. */
const look = (selection: string, options: Parameters<typeof renderApp>[0] = {}) =>
  renderApp(options, { tab: 'here', selection });

const [TEAM] = PEOPLE.teams.items;
if (!TEAM) throw new Error('no team');
const THE_TEAM: Identified = { is: 'team', organizationId: ACME.id, team: TEAM };
const THE_PERSON: Identified = { is: 'person', organizationId: ACME.id, person: GRACE };
const THE_ORGANIZATION: Identified = { is: 'organization', organization: ACME };

describe('a selection', () => {
  it('that is a workspace is shown with its actions', async () => {
    const { container } = look(PROD.id);
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check my permissions' })).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'What you may do' })).toBeNull();
    await expectAccessible(container);
  });

  it('that is a person is shown', async () => {
    look(GRACE.email ?? '');
    expect(await screen.findByRole('heading', { name: 'Grace Hopper' })).toBeTruthy();
    expect(screen.queryByRole('tree')).toBeNull();
  });

  it('that is an organization or a team is shown', async () => {
    const { platform } = look('x', { answers: { identify: () => ready(THE_ORGANIZATION) } });
    expect(await screen.findByRole('heading', { name: 'ACME Research' })).toBeTruthy();
    platform.change({ identify: () => ready(THE_TEAM) });
    expect(await screen.findByRole('heading', { name: 'ml-core' })).toBeTruthy();
  });

  it('that is a workspace has my permissions checked there', async () => {
    const { user, platform, container } = select(PROD.id);
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
    const roles = screen.getByRole('group', { name: 'Your roles that reach it' });
    expect(await within(roles).findByText('Via team ml-core')).toBeTruthy();
    const actions = screen.getByRole('group', { name: 'What you may do' });
    expect(await within(actions).findByRole('button', { name: 'delete secret: denied' })).toBeTruthy();
    const details = screen.getByRole('group', { name: 'Details' });
    expect(within(details).getByText('0.80.0 → 0.81.1 wanted')).toBeTruthy();
    await expectAccessible(container);
    const input = { place: { ...NOWHERE, workspace: PROD.id } };
    await expectAsked(platform, { name: 'resolve', input });
    await expectAsked(platform, { name: 'permissionCheck', input });
    await user.click(within(details).getByRole('button', { name: 'All details' }));
    expect(await screen.findByRole('link', { name: 'Open in ZenML' })).toBeTruthy();
  });

  it('that is an organization has my permissions checked there', async () => {
    const { platform, container } = select('x', { answers: { identify: () => ready(THE_ORGANIZATION) } });
    expect(await screen.findByRole('heading', { name: 'ACME Research' })).toBeTruthy();
    const roles = screen.getByRole('group', { name: 'Your roles that reach it' });
    expect(await within(roles).findByText('Organization Member')).toBeTruthy();
    expect(screen.getByRole('group', { name: 'What you may do' })).toBeTruthy();
    const details = screen.getByRole('group', { name: 'Details' });
    expect(within(details).getByText('acme.example and acme.test')).toBeTruthy();
    await expectAccessible(container);
    const input = { place: { ...NOWHERE, organization: ACME.id } };
    await expectAsked(platform, { name: 'resolve', input });
    await expectAsked(platform, { name: 'permissionCheck', input });
  });

  it.each([
    ['person', 'Grace Hopper', THE_PERSON, 'Workspace Admin'],
    ['team', 'ml-core', THE_TEAM, 'Workspace Developer'],
  ] as const)(
    'that is a %s shows what they can reach, and leads to the details',
    async (_, name, found, role) => {
      const { user, container } = select('x', { answers: { identify: () => ready(found) } });
      expect(await screen.findByRole('heading', { name: `What ${name} can reach` })).toBeTruthy();
      const place = await screen.findByRole('treeitem', { name: /ML production/ });
      expect(place.textContent).toContain(role);
      await expectAccessible(container);
      await user.click(screen.getByRole('button', { name: 'All details' }));
      expect(await screen.findByRole('heading', { name })).toBeTruthy();
    },
  );

  it('that is a person leads on to another one', async () => {
    const { user, platform } = select('x', { answers: { identify: () => ready(THE_PERSON) } });
    await screen.findByRole('treeitem', { name: /ML production/ });
    await user.type(screen.getByRole('combobox', { name: 'Look at a person or team' }), 'liskov{Enter}');
    expect(await screen.findByRole('heading', { name: 'What Barbara Liskov can reach' })).toBeTruthy();
    await waitFor(() =>
      expect(platform.remembered.at(-1)).toMatchObject({ selection: null, question: 'reach' }),
    );
  });

  it('is named though its permissions could not be read', async () => {
    select(PROD.id, {
      answers: {
        resolve: () => failed({ kind: 'offline' }),
        permissionCheck: () => failed({ kind: 'offline' }),
      },
    });
    expect(await screen.findByRole('heading', { name: 'ML production' })).toBeTruthy();
    expect(await screen.findAllByRole('button', { name: 'Try again' })).toHaveLength(1);
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
