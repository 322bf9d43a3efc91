import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { failed, ready } from '../fake-platform.ts';
import { ACME, ALL_ROLES, GLOBEX, GRACE, PROD, ROLES, STAGING, uuid, WORKSPACE_PLACE } from '../fixtures.ts';
import { at, expectAccessible, expectAsked } from '../render-app.tsx';
import { renderForm } from './render-form.tsx';

const GRACE_HOLDS = { organizationId: ACME.id, holderKind: 'user', holderId: GRACE.id };
const send = () => screen.getByRole('button', { name: 'Review' });

describe('giving a role', () => {
  it('asks for no place when it is one of the organization', async () => {
    const { user, platform, container } = renderForm('assign-role', GRACE_HOLDS);
    const role = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Role' });
    expect(await screen.findByText('Grace Hopper')).toBeTruthy();
    expect(within(role).getByRole('group', { name: 'For a workspace' })).toBeTruthy();
    await user.selectOptions(role, 'Organization Admin');
    expect(screen.queryByRole('combobox', { name: 'Workspace' })).toBeNull();
    await expectAccessible(container);
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [
          {
            kind: 'assignRole',
            input: {
              organizationId: ACME.id,
              roleId: 'role-Organization Admin',
              holder: { kind: 'user', id: GRACE.id },
              workspaceId: null,
              projectId: null,
            },
          },
        ],
      ]),
    );
  });

  it('asks for the workspace of a role for workspaces, of those of the organization', async () => {
    const { user, platform, container } = renderForm('assign-role', GRACE_HOLDS);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Role' }), 'Workspace Admin');
    const workspace = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Workspace' });
    const names = within(workspace).getAllByRole('option');
    expect(names.map(({ textContent }) => textContent)).toEqual(['Choose…', 'ML production', 'ML staging']);
    await user.click(send());
    expect((await screen.findAllByText('Workspace: nothing is picked.')).length).toBeGreaterThan(0);
    await expectAccessible(container);
    await user.selectOptions(workspace, 'ML production');
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted[0]?.[0]?.input).toMatchObject({ workspaceId: PROD.id, projectId: null }),
    );
  });

  it('asks for the project of a role for projects by its id', async () => {
    const { user, platform, container } = renderForm('assign-role', {
      organizationId: ACME.id,
      holderKind: 'team',
      holderId: uuid(31),
      workspaceId: PROD.id,
    });
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Role' }), 'Project Viewer');
    await user.type(screen.getByRole('textbox', { name: 'Project id' }), 'recommender');
    await user.click(send());
    expect((await screen.findAllByText(/^This is no id/)).length).toBeGreaterThan(0);
    await expectAccessible(container);
    await user.clear(screen.getByRole('textbox', { name: 'Project id' }));
    await user.type(screen.getByRole('textbox', { name: 'Project id' }), uuid(51));
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted[0]?.[0]?.input).toMatchObject({
        holder: { kind: 'team', id: uuid(31) },
        workspaceId: PROD.id,
        projectId: uuid(51),
      }),
    );
  });

  it('forgets the place of a role that is not picked any more', async () => {
    const { user, platform } = renderForm('assign-role', GRACE_HOLDS);
    const role = await screen.findByRole('combobox', { name: 'Role' });
    await user.selectOptions(role, 'Workspace Admin');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Workspace' }), 'ML production');
    await user.selectOptions(role, 'Organization Admin');
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted[0]?.[0]?.input).toMatchObject({ workspaceId: null, projectId: null }),
    );
  });

  it.each([
    [GRACE_HOLDS, uuid(51), PROD.id, uuid(51)],
    [GRACE_HOLDS, 'recommender', PROD.id, ''],
    [{ ...GRACE_HOLDS, workspaceId: STAGING.id }, uuid(51), STAGING.id, ''],
    [{ ...GRACE_HOLDS, organizationId: GLOBEX.id }, uuid(51), '', ''],
  ])('takes the place of the page where it is in the organization: %#', async (of, project, wanted, id) => {
    const { user, platform, container } = renderForm('assign-role', of, {
      location: at({ ...WORKSPACE_PLACE, project }),
    });
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Role' }), 'Project Viewer');
    await expectAsked(platform, { name: 'resolve' });
    const workspace = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Workspace' }).value;
    await waitFor(() => expect(workspace()).toBe(wanted));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Project id' }).value).toBe(id);
    await expectAccessible(container);
  });

  it('offers no role that comes from sharing', async () => {
    const [first, ...others] = ROLES;
    if (!first) throw new Error('no roles');
    renderForm('assign-role', GRACE_HOLDS, {
      answers: {
        roles: () => ready({ ...ALL_ROLES, roles: [{ ...first, isShare: true }, ...others] }),
      },
    });
    const role = await screen.findByRole('combobox', { name: 'Role' });
    expect(within(role).queryByRole('option', { name: first.name })).toBeNull();
    expect(within(role).getByRole('option', { name: 'Workspace Admin' })).toBeTruthy();
  });

  it('says why roles cannot be offered, and that some may be missing', async () => {
    const { platform, container } = renderForm('assign-role', GRACE_HOLDS, {
      answers: { roles: () => failed({ kind: 'forbidden', reason: null }) },
    });
    expect(await screen.findByText('ZenML does not allow your account to read this.')).toBeTruthy();
    platform.change({
      roles: () =>
        ready({ ...ALL_ROLES, missing: [{ what: 'roles', of: null, failure: { kind: 'offline' } }] }),
    });
    expect(await screen.findByText(/^Roles could not be read/)).toBeTruthy();
    await expectAccessible(container);
  });
});
