import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import type { Place } from '#lib/model/place.ts';
import type { RolesOfOrganization } from '#lib/protocol.ts';
import { failed, never, ready } from './fake-platform.ts';
import { ADA, checkAt, EVIDENCE, PROD, ROLES, RUN_PLACE, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, expectAsked, renderApp } from './render-app.tsx';

const ALL: RolesOfOrganization = {
  roles: ROLES,
  descriptions: {},
  missing: [],
  complete: true,
  reading: { done: 5, total: 5 },
};

interface Known {
  place?: Place;
  /** What ZenML's check denies; the rest is allowed. */
  denied?: string[];
  evidence?: Partial<Evidence>;
  answers?: NonNullable<Parameters<typeof renderApp>[0]>['answers'];
  question?: 'can' | 'why-not';
}

function show({
  place = RUN_PLACE,
  denied = ['delete'],
  evidence = {},
  answers = {},
  question = 'why-not',
}: Known = {}) {
  const actions = checkAt(place).actions.map((action) => ({
    ...action,
    verdict: denied.includes(action.action) ? ('denied' as const) : ('allowed' as const),
  }));
  return renderApp(
    {
      location: at(place),
      answers: {
        access: () => ready({ ...EVIDENCE, ...evidence }),
        permissionCheck: () => ready(checkAt(place, { actions })),
        ...answers,
      },
    },
    { tab: 'permissions', question },
  );
}

const REQUEST = [
  'Hi Grace Hopper, could you give me the role Workspace Admin in ML production?',
  'I need to delete pipeline run 5d0c1a7e…1e42:',
  'https://cloud.zenml.io/workspaces/ml-prod/projects/recommender/runs/5d0c1a7e-63b4-4f0b-8f57-0c9a2c7d1e42',
].join(' ');

const panel = () => screen.findByRole('group', { name: 'delete pipeline run: denied' });

describe('why I can’t', () => {
  it('names the role and the people, and has a request to copy; open when it is the only one', async () => {
    const { user, platform, container } = show();
    const own = within(await panel());
    expect(own.getByText('Missing: a role with “delete pipeline run”.')).toBeTruthy();
    await own.findByText('Workspace Admin in ML production');
    const [roles, people] = own.getAllByRole('list').map((list) =>
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    );
    expect(roles).toEqual(['Workspace Admin in ML production', 'Organization Admin in ACME Research']);
    expect(people).toEqual(['Grace Hopper owner', 'Barbara Liskov Organization Admin']);
    expect(own.queryByText(/^Perhaps others too/)).toBeNull();
    await expectAccessible(container);
    expect(own.getByText(REQUEST)).toBeTruthy();
    await user.click(own.getByRole('button', { name: 'Copy request' }));
    await waitFor(() => expect(platform.copied).toEqual([REQUEST]));
  });

  it('is asked of roles only when it is opened', async () => {
    const { user, platform } = show({ denied: ['delete', 'update'] });
    const row = await screen.findByRole('button', { name: /^delete pipeline run denied/i });
    expect(screen.getByRole('button', { name: /^update pipeline run denied/i })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /allowed/ })).toBeNull();
    expect(platform.asked.some(({ name }) => name === 'roles')).toBe(false);
    row.focus();
    await user.keyboard('{Enter}');
    await expectAsked(platform, { name: 'roles' });
    expect(within(await panel()).getByText('Missing: a role with “delete pipeline run”.')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: 'delete pipeline run: denied' })).toBeNull();
  });

  it('is told in the other question too', async () => {
    const { user } = show({ question: 'can' });
    await user.click(await screen.findByRole('button', { name: /^delete pipeline run denied/i }));
    expect(await within(await panel()).findByText('Workspace Admin in ML production')).toBeTruthy();
  });

  it('says that nothing is denied', async () => {
    const { container } = show({ denied: [] });
    // It is said to screen readers too, a moment later.
    const shown = { ignore: '[aria-live] *' };
    expect(await screen.findByText('Nothing is denied: all 4 actions here are allowed.', shown)).toBeTruthy();
    await expectAccessible(container);
  });

  it('lists what is not known after what is denied', async () => {
    const owners = {};
    const unknown = checkAt(RUN_PLACE).actions.map((action) => ({
      ...action,
      verdict: action.action === 'update' ? ('denied' as const) : ('unknown' as const),
    }));
    show({
      evidence: { owners, grants: [] },
      answers: { permissionCheck: () => ready(checkAt(RUN_PLACE, { actions: unknown })) },
    });
    await screen.findByRole('button', { name: /^update pipeline run denied/i });
    const headings = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['Denied', 'Not known']);
    const rows = screen.getAllByRole('button', { name: /pipeline run (denied|not known)/ });
    expect(rows.map(({ textContent }) => textContent?.replace(/(denied|not known).*/, '$1'))).toEqual([
      'Update pipeline run denied',
      'Create pipeline run not known',
      'Delete pipeline run not known',
      'Read pipeline run not known',
    ]);
  });

  it('has no heading for what there is none of', async () => {
    show({ denied: ['delete', 'update'] });
    const denied = await screen.findByRole('group', { name: 'Denied' });
    expect(within(denied).getAllByRole('button')).toHaveLength(2);
    expect(screen.queryByRole('group', { name: 'Not known' })).toBeNull();
  });

  it('is announced as what it asks for', async () => {
    show({ denied: ['delete', 'update'] });
    const said = await screen.findByText('You may not update or delete this pipeline run.');
    expect(said.closest('[role="status"]')).toBeTruthy();
  });

  it('about a whole place is announced by its numbers', async () => {
    show({ place: WORKSPACE_PLACE });
    const said = await screen.findByText('4 denied', { ignore: '.tag' });
    expect(said.closest('[role="status"]')).toBeTruthy();
  });

  it('is one stop of the Tab key a list, with arrows from one list to the next', async () => {
    const actions = checkAt(RUN_PLACE).actions.map((one) => ({
      ...one,
      verdict:
        one.action === 'delete' || one.action === 'update' ? ('denied' as const) : ('unknown' as const),
    }));
    const { user } = show({
      evidence: { grants: [], owners: {} },
      answers: { permissionCheck: () => ready(checkAt(RUN_PLACE, { actions })) },
    });
    const first = await screen.findByRole('button', { name: /^Delete pipeline run denied/ });
    first.focus();
    await user.keyboard('{ArrowDown}');
    const second = screen.getByRole('button', { name: /^Update pipeline run denied/ });
    expect(document.activeElement).toBe(second);
    await user.tab();
    const third = screen.getByRole('button', { name: /^Create pipeline run not known/ });
    expect(document.activeElement).toBe(third);
    await user.tab({ shift: true });
    expect(document.activeElement).toBe(second);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(third);
    await user.keyboard('{End}{Home}{ArrowUp}');
    expect(document.activeElement).toBe(second);
  });

  it('names types on a whole place', async () => {
    show({ place: WORKSPACE_PLACE });
    expect(await screen.findByRole('button', { name: /^delete model denied/i })).toBeTruthy();
  });

  it('waits for the roles rather than call denied what is on its way', async () => {
    const actions = checkAt(RUN_PLACE).actions.map((one) => ({ ...one, verdict: 'unknown' as const }));
    show({
      answers: { access: never, permissionCheck: () => ready(checkAt(RUN_PLACE, { actions })) },
    });
    await screen.findByText('4 not known');
    expect(screen.queryByRole('button', { name: /(denied|not known)/ })).toBeNull();
  });

  it.each<[string, string | RegExp, Known]>([
    [
      'no role gives it',
      'No role of this organization is known to give it.',
      { answers: { roles: () => ready({ ...ALL, roles: [] }) } },
    ],
    [
      'not all roles could be read',
      /^Not all roles could be looked at/,
      {
        answers: {
          roles: () => ready({ ...ALL, missing: [{ what: 'role-permissions', of: 'x', failure: null }] }),
        },
      },
    ],
    [
      'roles are on their way',
      'Roles are still being read',
      { answers: { roles: () => ready({ ...ALL, roles: [], complete: false }) } },
    ],
    [
      'roles could not be read',
      'ZenML cannot be reached.',
      { answers: { roles: () => failed({ kind: 'offline' }) } },
    ],
    ['nobody is known who can', 'Nobody is known who can.', { evidence: { grants: [], owners: {} } }],
    [
      'others may be able to',
      /^Perhaps others too/,
      { evidence: { missing: [{ what: 'assignments', of: 'role-Workspace Admin', failure: null }] } },
    ],
    ['I can do it myself', 'You yourself', { evidence: { owners: { [PROD.id]: ADA.id } } }],
    [
      'a role is documented only',
      'by ZenML’s documentation',
      {
        answers: {
          roles: () => ready({ ...ALL, roles: ROLES.map((role) => ({ ...role, permissions: null })) }),
        },
      },
    ],
    ['ZenML contradicts the roles', /We could not find why/, { denied: ['read', 'delete'] }],
  ])('says that %s', async (_, words, known) => {
    const { user, container } = show(known);
    const action = known.denied ? 'read' : 'delete';
    const row = await screen.findByRole('button', {
      name: new RegExp(`^${action} pipeline run denied`, 'i'),
    });
    if (row.getAttribute('aria-expanded') === 'false') await user.click(row);
    const own = within(await screen.findByRole('group', { name: `${action} pipeline run: denied` }));
    expect((await own.findAllByText(words)).length).toBeGreaterThan(0);
    await expectAccessible(container);
  });

  it('asks nobody by name whom it does not know', async () => {
    show({ evidence: { grants: [], owners: {} } });
    const own = within(await panel());
    expect(
      await own.findByText(/^Hi, could you give me the role Workspace Admin in ML production\?/),
    ).toBeTruthy();
  });

  it('names at most three people, and how many more there are', async () => {
    const admins = Array.from({ length: 5 }, (_, n) => ({
      ...(EVIDENCE.principals[1] as Evidence['principals'][number]),
      id: `a${n}`,
      name: `Admin ${n}`,
    }));
    const grants = admins.map(({ id }) => ({
      ...(EVIDENCE.grants[1] as Evidence['grants'][number]),
      holder: { kind: 'user' as const, id },
    }));
    show({ evidence: { principals: admins, grants } });
    const own = within(await panel());
    expect(await own.findByText('And 2 more people.')).toBeTruthy();
    expect(own.getAllByText(/^Admin \d$/)).toHaveLength(3);
  });
});
