import { screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { draftKey } from '#components/forms/draft-key.ts';
import { fieldOfPath } from '#components/forms/field-of-path.ts';
import { formOfChange } from '#components/forms/form-of-change.ts';
import { draftsOf } from '#components/forms/use-drafts.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { ok } from '#lib/model/result.ts';
import { fakeChanges } from '../fake-changes.ts';
import { ACME, ADA, GRACE, PROD, uuid } from '../fixtures.ts';
import { outcome, planOf, statusOf, stepOf } from '../plans.ts';
import { expectAccessible, renderApp } from '../render-app.tsx';

describe('the field that ZenML means', () => {
  it.each([
    ['createTeam', 'name', 'name'],
    ['createWorkspace', 'display_name', 'displayName'],
    ['updateWorkspace', 'logo_url', 'logo'],
    ['createWorkspace', 'zenml_service.configuration.version', 'version'],
    ['updateOrganization', 'trusted_domains.2', 'domains'],
    ['createRole', 'permissions.3.action', 'permissions'],
    ['invite', 'email', 'emails'],
    ['createUser', 'email', 'email'],
    ['createServiceAccount', 'username', 'name'],
    ['createAccountKey', 'expires_in_minutes', 'days'],
    ['assignRole', 'tenant_id', 'workspace'],
    ['createTeam', 'organization_id', null],
    ['createTeam', '', null],
    ['constructor', 'name', 'name'],
  ])('by %s: %s', (kind, path, field) => {
    expect(fieldOfPath(kind, path)).toBe(field);
  });
});

describe('the form of a change', () => {
  const OF = { organizationId: ACME.id };
  it.each([
    [
      { kind: 'createTeam', input: { ...OF, name: 'ml-edge', description: null } },
      { work: { form: 'create-team', of: OF }, typed: { name: 'ml-edge', description: '' } },
    ],
    [
      { kind: 'updateWorkspace', input: { workspaceId: PROD.id, set: { logoUrl: 'https://x.io/l.png' } } },
      {
        work: { form: 'edit-workspace', of: { workspaceId: PROD.id } },
        typed: { logo: 'https://x.io/l.png' },
      },
    ],
    [
      { kind: 'updateOrganization', input: { ...OF, set: { trustedDomains: ['a.io', 'b.io'] } } },
      { work: { form: 'edit-organization', of: OF }, typed: { domains: 'a.io\nb.io' } },
    ],
    [
      { kind: 'createUser', input: { username: 'kay', email: null, isSuperuser: true } },
      { work: { form: 'create-user', of: {} }, typed: { username: 'kay', email: '', isSuperuser: 'yes' } },
    ],
    [
      { kind: 'invite', input: { ...OF, email: 'kay@x.io', roleId: 'r1' } },
      { work: { form: 'invite', of: OF }, typed: { emails: 'kay@x.io', role: 'r1' } },
    ],
    [
      {
        kind: 'createAccountKey',
        input: { ...OF, accountId: 'a1', name: 'k', description: null, expiresInMinutes: 1440 },
      },
      {
        work: { form: 'create-key', of: { ...OF, accountId: 'a1' } },
        typed: { name: 'k', description: '', days: '1' },
      },
    ],
    [
      {
        kind: 'assignRole',
        input: {
          ...OF,
          roleId: 'r1',
          holder: { kind: 'team', id: 't1' },
          workspaceId: PROD.id,
          projectId: null,
        },
      },
      {
        work: { form: 'assign-role', of: { ...OF, holderKind: 'team', holderId: 't1' } },
        typed: { role: 'r1', workspace: PROD.id, project: '' },
      },
    ],
    [
      { kind: 'updateRole', input: { ...OF, roleId: 'r1', set: { permissions: ['a:read', 'b:read'] } } },
      {
        work: { form: 'edit-role', of: { ...OF, roleId: 'r1' } },
        typed: { permissions: '=\na:read\nb:read' },
      },
    ],
    [{ kind: 'assignRole', input: { ...OF, roleId: 'r1', holder: 't1' } }, null],
    [{ kind: 'deleteTeam', input: { ...OF, teamId: 't1' } }, null],
    [{ kind: 'toString', input: {} }, null],
    [{ kind: 'createTeam', input: null }, null],
    [{ kind: 'createTeam', input: { organizationId: 7 } }, null],
  ])('is found with what it held: %#', (change, form) => {
    expect(formOfChange(change)).toEqual(form);
  });
});

describe('a change that ZenML refused', () => {
  const follow = (
    kind: string,
    input: object,
    failure: Failure,
    rest: Parameters<typeof renderApp>[0] = {},
  ) => {
    const step = stepOf(
      kind,
      {
        thing: { type: 'team', id: null, name: 'ml-edge' },
        differences: [{ field: 'exists', before: false, after: true }],
      },
      input,
    );
    const status = statusOf(planOf([step]), 'finished', [outcome('refused', { failure })]);
    const changes = fakeChanges({ status: () => ok(status) });
    return renderApp({ surface: 'manage', changes, ...rest }, { work: { kind: 'change', id: 'plan-1' } });
  };
  const invalid: Failure = {
    kind: 'invalid',
    reason: null,
    fields: [
      { path: 'name', message: 'has to be shorter' },
      { path: 'organization_id', message: 'is odd' },
    ],
  };

  it('leads back to its form, with all that was typed and what ZenML said at the field', async () => {
    const input = { organizationId: ACME.id, name: 'ml-edge', description: 'Devices' };
    const { user, container } = follow('createTeam', input, invalid);
    await user.click(await screen.findByRole('button', { name: 'Back to the form' }));
    const name = await screen.findByRole<HTMLInputElement>('textbox', {
      name: 'Name',
      description: /has to be shorter/,
    });
    expect(name.value).toBe('ml-edge');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Description/ }).value).toBe('Devices');
    expect(screen.queryByText(/is odd/)).toBeNull();
    await expectAccessible(container);
  });

  it('overwrites nothing that is typed in that form now, nor what was typed after it was refused', async () => {
    const input = { organizationId: ACME.id, name: 'ml-edge', description: null };
    const { user, platform } = follow('createTeam', input, invalid);
    const now = draftKey({ form: 'create-team', of: { organizationId: ACME.id } });
    const drafts = draftsOf(platform.drafts, ZENML_CLOUD.id, ADA.id);
    await drafts.write(now, { name: 'another' });
    const back = () => screen.findByRole('button', { name: 'Back to the form' });
    await user.click(await back());
    const nameField = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect((await nameField()).value).toBe('ml-edge');
    await user.type(await nameField(), '-2');
    expect(await drafts.read(now)).toEqual({ name: 'another' });
    document.body.innerHTML = '';
    const again = follow('createTeam', input, invalid, { drafts: platform.drafts });
    await again.user.click(await back());
    expect((await nameField()).value).toBe('ml-edge-2');
    expect(screen.queryByText(/has to be shorter/)).toBeNull();
  });

  it('leads back to where a role was to be given, with what ZenML did not find', async () => {
    const projectId = uuid(51);
    const input = {
      organizationId: ACME.id,
      roleId: 'role-Project Viewer',
      holder: { kind: 'user', id: GRACE.id },
      workspaceId: PROD.id,
      projectId,
    };
    const { user } = follow('assignRole', input, {
      kind: 'not-found',
      reason: `No project with ID ${projectId}`,
    });
    await user.click(await screen.findByRole('button', { name: 'Back to the form' }));
    const project = await screen.findByRole<HTMLInputElement>('textbox', {
      name: 'Project id',
      description: /No project with ID/,
    });
    expect(project.value).toBe(projectId);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Workspace' }).value).toBe(PROD.id);
  });

  it('leads back with all the addresses that were refused with it', async () => {
    const steps = ['a@x.io', 'b@x.io', 'c@x.io'].map((email) =>
      stepOf(
        'invite',
        {
          thing: { type: 'invitation', id: null, name: email },
          differences: [{ field: 'exists', before: false, after: true }],
        },
        { organizationId: ACME.id, email, roleId: 'role-Organization Member' },
      ),
    );
    const refusal = outcome('refused', { failure: { kind: 'forbidden', reason: 'Not you' } });
    const status = statusOf(planOf(steps), 'finished', [refusal, outcome('done'), refusal]);
    const changes = fakeChanges({ status: () => ok(status) });
    const { user } = renderApp({ surface: 'manage', changes }, { work: { kind: 'change', id: 'plan-1' } });
    const [first] = await screen.findAllByRole('button', { name: 'Back to the form' });
    await user.click(first as HTMLElement);
    const emails = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^E-mail/ });
    expect(emails.value).toBe('a@x.io\nc@x.io');
  });

  it('leads nowhere when it came from no form', async () => {
    follow(
      'deleteTeam',
      { organizationId: ACME.id, teamId: uuid(31) },
      { kind: 'forbidden', reason: 'Only admins' },
    );
    await screen.findByText(/Only admins/);
    expect(screen.queryByRole('button', { name: 'Back to the form' })).toBeNull();
  });
});
