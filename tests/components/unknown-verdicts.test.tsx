import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#lib/model/failure.ts';
import type { Place } from '#lib/model/place.ts';
import { failed, ready } from './fake-platform.ts';
import { ADA, checkAt, EVIDENCE, ROLES, RUN_PLACE, WORKSPACE_PLACE } from './fixtures.ts';
import { expectAccessible, expectAsked } from './render-app.tsx';
import {
  detailOf,
  gap,
  type Known,
  PROJECT,
  RUN,
  row,
  showMine as show,
  startingWith,
  withRole,
} from './show-mine.tsx';

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
