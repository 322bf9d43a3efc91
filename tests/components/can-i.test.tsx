import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#lib/model/failure.ts';
import type { AccessRole, Evidence, Gap, Grant } from '#lib/model/permissions/evidence.ts';
import type { Place } from '#lib/model/place.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { PermissionCheck } from '#lib/protocol.ts';
import { type FakePlatform, failed, never, ready } from './fake-platform.ts';
import { ADA, checkAt, EVIDENCE, PROD, ROLES, RUN_PLACE, resolved, WORKSPACE_PLACE } from './fixtures.ts';
import { at, expectAccessible, expectAsked, renderApp } from './render-app.tsx';

const PROJECT = '00000051-7f3a-4c1e-9b52-000000000051';
/** A run of a project that is known by its id. */
const RUN: Place = { ...RUN_PLACE, project: PROJECT };
const REFUSED: Failure = { kind: 'forbidden', reason: null };

const unsaid = (place: Place, failure: Failure = REFUSED): PermissionCheck =>
  checkAt(place, {
    actions: checkAt(place).actions.map((action) => ({ ...action, verdict: 'unknown' as const })),
    missing: [{ what: 'check', failure }],
  });

interface Known {
  place?: Place;
  evidence?: Partial<Evidence>;
  check?: PermissionCheck;
  me?: Partial<User>;
  answers?: NonNullable<Parameters<typeof renderApp>[0]>['answers'];
}

/** The permissions of a place where ZenML's check is refused, unless it is given. */
function show({ place = RUN, evidence = {}, check = unsaid(place), me = {}, answers = {} }: Known = {}) {
  return renderApp(
    {
      location: at(place),
      answers: {
        session: () => ready({ state: 'signed-in', user: { ...ADA, ...me }, word: 'workspace' }),
        access: () =>
          ready({ ...EVIDENCE, owners: { ...EVIDENCE.owners, [RUN.resource?.id ?? '']: 'x' }, ...evidence }),
        permissionCheck: () => ready(check),
        ...answers,
      },
    },
    { tab: 'permissions' },
  );
}

/** The row of a resource, or the chip of a place; a row has no punctuation in its name. */
const row = (name: string | RegExp) =>
  screen.findByRole('button', {
    name:
      typeof name === 'string'
        ? startingWith(name)
        : new RegExp(name.source.replace(/: /, ':? ').replace(', ', ',? '), 'i'),
  });
const startingWith = (text: string) =>
  new RegExp(`^${text.replace(/[()]/g, '\\$&').replace(': ', ':? ').replace(', ', ',? ')}`, 'i');
const detailOf = (name: string | RegExp) => screen.findByRole('group', { name });
const gap = (what: Gap['what'], of: string | null, failure: Failure | null = REFUSED): Gap => ({
  what,
  of,
  failure,
});
const mine = (rest: Partial<Grant>): Grant => ({
  roleId: 'x',
  holder: { kind: 'user', id: ADA.id },
  workspaceId: PROD.id,
  projectId: null,
  resource: null,
  ...rest,
});
const aRole = (rest: Partial<AccessRole>): AccessRole => ({
  id: 'x',
  name: 'Custom',
  level: 'workspace',
  isSystem: false,
  isShare: false,
  permissions: [{ resourceType: 'pipeline_run', action: 'delete' }],
  ...rest,
});
const withRole = (role: Partial<AccessRole>, grant: Partial<Grant> = {}): Partial<Evidence> => ({
  roles: [...ROLES, aRole(role)],
  grants: [...EVIDENCE.grants, mine(grant)],
});

describe('on a resource, each action', () => {
  it('that a team’s role gives says so, and one key press shows the chain', async () => {
    const { user, container } = show();
    const read = await row('read pipeline run: allowed, Workspace Developer via team ml-core');
    read.focus();
    await user.keyboard('{Enter}');
    const detail = await detailOf(/^read pipeline run: allowed/);
    expect(
      within(detail).getByText(
        'You > team ml-core > Workspace Developer in ML production > read pipeline run',
      ),
    ).toBeTruthy();
    expect(within(detail).getAllByText('Worked out from roles')[0]).toBeTruthy();
    expect(read.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: /^read pipeline run/ })).toBeNull();
    expect(document.activeElement).toBe(read);
  });

  it('is reached by arrow keys', async () => {
    const { user } = show();
    (await row(/^read pipeline run/)).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(await row(/^delete pipeline run/));
    await user.keyboard('{ArrowUp}{ }');
    expect(await detailOf(/^update pipeline run/)).toBeTruthy();
  });

  it('that ZenML itself gives says that it is ZenML’s word', async () => {
    const { user } = show({ check: checkAt(RUN) });
    await user.click(await row(/^read pipeline run: allowed/));
    expect(within(await detailOf(/^read pipeline run/)).getByText('ZenML says so')).toBeTruthy();
    expect(screen.getByText('As ZenML’s own permission check says.')).toBeTruthy();
  });

  it('that ZenML gives by a role nobody knows says so', async () => {
    const { user } = show({ check: checkAt(RUN), answers: { access: () => failed({ kind: 'offline' }) } });
    await user.click(await row('read pipeline run: allowed'));
    const detail = await detailOf('read pipeline run: allowed');
    expect(within(detail).getByText('ZenML says so; which role it hangs on is not known')).toBeTruthy();
  });

  it.each<[string, string, Known]>([
    ['a role of one’s own', 'Custom', { evidence: withRole({}) }],
    [
      'a share',
      'shared directly (Custom)',
      { evidence: withRole({ isShare: true }, { resource: RUN.resource }) },
    ],
    [
      'a role that only the documentation describes',
      'Stack Admin, as ZenML documents it',
      { evidence: withRole({ name: 'Stack Admin', isSystem: true, permissions: null }) },
    ],
    ['being a super-user', 'super-user', { me: { isSuperuser: true } }],
    ['owning it', 'its owner', { evidence: { owners: { [RUN.resource?.id ?? '']: ADA.id } } }],
  ])('is given by %s', async (_, by, known) => {
    const place: Place = {
      ...RUN,
      resource:
        known.evidence?.roles?.at(-1)?.name === 'Stack Admin'
          ? { type: 'stack', id: RUN.resource?.id ?? '' }
          : RUN.resource,
    };
    const type = place.resource?.type === 'stack' ? 'stack' : 'pipeline run';
    const { user, container } = show({
      ...known,
      place,
      check: checkAt(place, {
        actions: [{ resourceType: place.resource?.type ?? '', action: 'delete', verdict: 'unknown' }],
      }),
    });
    await user.click(await row(`delete ${type}: allowed, ${by}`));
    const detail = await detailOf(/^delete/);
    expect(within(detail).getByText(/^You > /)).toBeTruthy();
    expect(within(detail).queryAllByText('by ZenML’s documentation')).toHaveLength(type === 'stack' ? 1 : 0);
    await expectAccessible(container);
  });

  it('counts the ways in which it is given, and shows each', async () => {
    const { user } = show({ evidence: withRole({ permissions: [{ resourceType: '*', action: 'read' }] }) });
    await user.click(await row('read pipeline run: allowed, Custom, and 1 more way'));
    const detail = await detailOf(/^read pipeline run/);
    expect(within(detail).getAllByText(/^You > /)).toHaveLength(2);
  });

  it('that an account has which is switched off is denied, and no role is named', async () => {
    const { user, container, platform } = show({ me: { isActive: false } });
    await user.click(await row('read pipeline run: denied'));
    const detail = await detailOf(/^read pipeline run/);
    expect(
      within(detail).getByText(/^Nothing that an account holds counts while it is switched off/),
    ).toBeTruthy();
    expect(platform.asked.some(({ name }) => name === 'roles')).toBe(false);
    await expectAccessible(container);
  });
});

describe('what is not known', () => {
  it.each<[string, string | RegExp, Known]>([
    ['roles', 'Not all roles of the organization are read.', { evidence: { missing: [gap('roles', null)] } }],
    [
      'assignments',
      'Who holds the role Workspace Admin is not read.',
      { evidence: { missing: [gap('assignments', 'role-Workspace Admin')] } },
    ],
    [
      'role-permissions',
      'What the role Custom permits is not known.',
      { evidence: { ...withRole({ permissions: null }), missing: [gap('role-permissions', 'x')] } },
    ],
    [
      'documentation',
      /^The server does not list what the role Project Contributor permits/,
      {
        evidence: withRole(
          { name: 'Project Contributor', isSystem: true, level: 'project', permissions: null },
          { projectId: PROJECT },
        ),
      },
    ],
    [
      'team-members',
      'Who is in team ops is not read.',
      {
        evidence: {
          ...withRole({}, { holder: { kind: 'team', id: 'ops' } }),
          teams: [...EVIDENCE.teams, { id: 'ops', name: 'ops', userIds: [] }],
          missing: [gap('team-members', 'ops')],
        },
      },
    ],
    ['share', /^The role Custom shares one thing of this kind/, { evidence: withRole({ isShare: true }) }],
    [
      'project',
      /^The role Custom is held in one project/,
      { place: RUN_PLACE, evidence: withRole({ level: 'project' }, { projectId: PROJECT }) },
    ],
    ['owner', /^The owner may do this, and who owns it is not known/, { evidence: { owners: {} } }],
    [
      'membership',
      /^This counts only while in the organization/,
      { evidence: { owners: { [RUN.resource?.id ?? '']: ADA.id }, grants: [] } },
    ],
    [
      'active',
      'Whether the account is active is not known.',
      { me: { isActive: null }, evidence: withRole({}) },
    ],
    ['super-user', 'Whether the account is a super-user is not known.', { me: { isSuperuser: null } }],
  ])('because of %s is said as such, with what would have to be known', async (_, words, known) => {
    const { user, container } = show(known);
    const action = await row('delete pipeline run: not known');
    await user.click(action);
    const detail = await detailOf('delete pipeline run: not known');
    expect(within(detail).getByText('To be sure, this would have to be known:')).toBeTruthy();
    expect(within(detail).getByText(words)).toBeTruthy();
    expect(screen.queryByRole('button', { name: startingWith('delete pipeline run: denied') })).toBeNull();
    await expectAccessible(container);
  });

  it('because of what owners may do is said as such', async () => {
    const actions = [{ resourceType: 'pipeline_run', action: 'prune', verdict: 'unknown' as const }];
    const { user } = show({
      check: checkAt(RUN, { actions }),
      evidence: { owners: { [RUN.resource?.id ?? '']: ADA.id } },
    });
    await user.click(await row('prune pipeline run: not known'));
    const detail = await detailOf('prune pipeline run: not known');
    expect(within(detail).getByText(/^It is owned, and ZenML’s documentation does not say/)).toBeTruthy();
  });

  it('because of a role in one project of a workspace is said as such', async () => {
    const { user } = show({
      place: WORKSPACE_PLACE,
      evidence: withRole({ level: 'project' }, { projectId: PROJECT }),
    });
    await user.click(await row('delete pipeline run: not known'));
    const detail = await detailOf('delete pipeline run: not known');
    expect(within(detail).getByText(/^The role Custom is held in one project of the workspace/)).toBeTruthy();
  });

  it('because of the default stack is said as such', async () => {
    const place: Place = { ...WORKSPACE_PLACE, resource: { type: 'stack', id: RUN.resource?.id ?? '' } };
    const actions = [{ resourceType: 'stack', action: 'read', verdict: 'unknown' as const }];
    const { user } = show({
      place,
      check: checkAt(place, { actions }),
      evidence: withRole({ permissions: [{ resourceType: 'workspace', action: 'read' }] }),
    });
    await user.click(await row('read stack: not known'));
    const detail = await detailOf('read stack: not known');
    expect(within(detail).getByText(/^Whoever sees the workspace sees its default stack/)).toBeTruthy();
  });

  it('says why something could not be read', async () => {
    const { user } = show({ evidence: { missing: [gap('assignments', 'role-Workspace Admin')] } });
    const action = await row('delete pipeline run: not known');
    await waitFor(() =>
      expect(action.textContent).toContain('ZenML does not allow your account to read this.'),
    );
    await user.click(action);
    const detail = await detailOf('delete pipeline run: not known');
    expect(within(detail).getByText('ZenML does not allow your account to read this.')).toBeTruthy();
  });

  it('is not "no" while roles are on their way', async () => {
    const reading = {
      complete: false,
      reading: { done: 2, total: 5 },
      grants: [],
      missing: ROLES.map(({ id }) => gap('assignments', id, null)),
    };
    const { platform, user } = show({ evidence: reading });
    const action = await row('delete pipeline run: not known');
    expect(action.textContent).toContain('Roles are still being read');
    expect(await screen.findByText(/2 of 5 roles read so far\.$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /: denied/ })).toBeNull();
    await user.click(action);
    platform.change({ access: () => ready(EVIDENCE) });
    expect(await row(/^read pipeline run: allowed, Workspace Developer/)).toBeTruthy();
  });

  it('is not available where neither roles nor the check could be read, with the next action', async () => {
    const lost: Failure = { kind: 'server', status: 500, reason: null };
    const check = checkAt(RUN, {
      actions: [
        { resourceType: 'pipeline_run', action: 'read', verdict: 'allowed' },
        { resourceType: 'pipeline_run', action: 'delete', verdict: 'unknown' },
      ],
    });
    const { user, platform, container } = show({ check, answers: { access: () => failed(lost) } });
    await user.click(await row('delete pipeline run: could not be read'));
    const detail = await detailOf('delete pipeline run: could not be read');
    await expectAccessible(container);
    await user.click(within(detail).getByRole('button', { name: 'Try again' }));
    await expectAsked(platform, { name: 'access', force: true });
  });
});

describe('ZenML and the roles that disagree', () => {
  const said = (verdict: 'allowed' | 'denied', action: string) =>
    checkAt(RUN, { actions: [{ resourceType: 'pipeline_run', action, verdict }] });

  it.each([
    ['denied', 'read', 'ZenML says no, and the roles say yes. We could not find why.'],
    ['allowed', 'delete', 'ZenML says yes, and the roles say no. We could not find why.'],
  ] as const)('are both shown (%s), with a diagnostic that names nobody', async (verdict, action, words) => {
    const { user, platform, container } = show({ check: said(verdict, action) });
    await user.click(await row(new RegExp(`^${action} pipeline run: ${verdict}`)));
    const detail = await detailOf(new RegExp(`^${action} pipeline run`));
    expect(within(detail).getByText(words)).toBeTruthy();
    await expectAccessible(container);
    await user.click(within(detail).getByRole('button', { name: 'Copy a diagnostic without personal data' }));
    await waitFor(() => expect(platform.copied).toHaveLength(1));
    const [diagnostic = ''] = platform.copied;
    expect(JSON.parse(diagnostic)).toMatchObject({
      action,
      zenmlSays: verdict,
      evidence: { roles: 5, teams: 1 },
    });
    for (const personal of [
      'Ada',
      'ada@',
      'Grace',
      ADA.id,
      PROD.id,
      'ml-core',
      PROJECT,
      RUN.resource?.id ?? '',
    ]) {
      expect(diagnostic).not.toContain(personal);
    }
    // A role that gives it is held, so no other would help.
    expect(within(detail).queryByText('Roles that give it, the smallest first') === null).toBe(
      verdict === 'denied' || verdict === 'allowed',
    );
  });
});

describe('a verdict', () => {
  const copied = async (platform: FakePlatform) => {
    await waitFor(() => expect(platform.copied).toHaveLength(1));
    return platform.copied[0] ?? '';
  };

  it('is copied as a line and as JSON, and that is said', async () => {
    const { user, platform } = show();
    await user.click(await row(/^read pipeline run/));
    await user.click(screen.getByRole('button', { name: 'Copy as text' }));
    expect(await copied(platform)).toBe(
      'You may read pipeline run 5d0c1a7e…1e42 in project 00000051…0051 of ML production: Workspace Developer via team ml-core.',
    );
    expect(await screen.findByText(/^Copied/)).toBeTruthy();
    platform.copied.length = 0;
    await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
    expect(JSON.parse(await copied(platform))).toMatchObject({
      principal: { id: ADA.id, email: 'ada@acme.example' },
      resource: { new: `${PROJECT}:pipeline_run/${RUN.resource?.id}` },
      verdict: 'allowed',
    });
  });
});

const SAID = checkAt(WORKSPACE_PLACE, {
  actions: [
    { resourceType: 'stack', action: 'read', verdict: 'allowed' },
    { resourceType: 'stack', action: 'delete', verdict: 'denied' },
  ],
});

describe('the answer', () => {
  it('is announced once, in a sentence', async () => {
    const { platform } = show();
    const said = await screen.findByText('You may create, read, and update this pipeline run.');
    expect(said.closest('[role="status"]')).toBeTruthy();
    platform.change({ access: () => ready({ ...EVIDENCE, grants: [] }) });
    expect(await row(/^read pipeline run: not known/)).toBeTruthy();
    expect(screen.queryByText(/^You may do nothing/)).toBeNull();
  });

  it('of which nothing is allowed is announced as such', async () => {
    show({ evidence: { grants: [], owners: { [RUN.resource?.id ?? '']: 'x' } } });
    expect(await screen.findByText('You may do nothing with this pipeline run.')).toBeTruthy();
  });

  it('about a whole place, or that is not sure, is announced by its numbers', async () => {
    show({ place: WORKSPACE_PLACE, check: checkAt(WORKSPACE_PLACE) });
    expect(await screen.findByText('12 allowed and 5 denied')).toBeTruthy();
  });

  it('is announced as soon as ZenML has said all of it, whatever of the roles is still to come', async () => {
    show({ place: WORKSPACE_PLACE, check: SAID, answers: { access: never } });
    expect((await screen.findByText('1 allowed and 1 denied')).closest('[role="status"]')).toBeTruthy();
  });

  it('is not announced before it is whole', async () => {
    show({ answers: { permissionCheck: never } });
    expect(await screen.findByText('Workspace Developer')).toBeTruthy();
    expect(screen.queryByText(/^You may/)).toBeNull();
  });
});

describe('on a whole place', () => {
  it('types are rows, arrows move between actions, Enter opens and Escape closes', async () => {
    const { user, container } = show({ place: WORKSPACE_PLACE, check: checkAt(WORKSPACE_PLACE) });
    (await row(/^create model/)).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(await row(/^update model/));
    await user.keyboard('{ArrowLeft}{End}');
    expect(document.activeElement).toBe(await row('delete model: denied'));
    await user.keyboard('{Home}{ArrowDown}');
    expect(document.activeElement).toBe(await row(/^create pipeline:/));
    await user.keyboard('{Enter}');
    expect(await detailOf(/^create pipeline:/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(await row(/^read secret:/));
    expect(screen.queryByRole('group', { name: /^create pipeline:/ })).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: /^read secret:/ })).toBeNull();
  });

  it('says once that nothing could be found out', async () => {
    show({
      place: WORKSPACE_PLACE,
      answers: {
        access: () => failed({ kind: 'offline' }),
        permissionCheck: () => failed({ kind: 'offline' }),
      },
    });
    expect(
      await screen.findByText(/^Neither ZenML’s permission check nor your roles could be read/),
    ).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('without a check shows the documented actions as roles decide them', async () => {
    const { container } = show({
      place: WORKSPACE_PLACE,
      answers: { permissionCheck: () => failed({ kind: 'not-found', reason: null }) },
    });
    expect(await row('read pipeline run: allowed, Workspace Developer via team ml-core')).toBeTruthy();
    expect(screen.getAllByText('Worked out from roles')[0]).toBeTruthy();
    expect(screen.getByText(/^This ZenML has no permission check/)).toBeTruthy();
    await expectAccessible(container);
    expect(resolved(WORKSPACE_PLACE).workspace?.displayName).toBe('ML production');
  });
});
