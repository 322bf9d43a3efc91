import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { FormName } from '#components/forms/FormView.tsx';
import { ChangeList } from '#lib/changes.ts';
import { fakePlatform, ready } from '../fake-platform.ts';
import { ACME, ADA, ALL_ROLES, GRACE, PROD, ROLES, rowsOf, uuid } from '../fixtures.ts';
import { expectAccessible } from '../render-app.tsx';
import { renderForm } from './render-form.tsx';

type User = ReturnType<typeof renderForm>['user'];
const OF = { organizationId: ACME.id };

/** Empties a field and types into it. */
const fill = async (user: User, name: string, text: string) => {
  const field = await screen.findByRole('textbox', { name });
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
};
const pick = async (user: User, name: string, option: string) =>
  user.selectOptions(await screen.findByRole('combobox', { name }), option);
const tick = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole('checkbox', { name }));

interface Case {
  form: FormName;
  of: Record<string, string>;
  fill: (user: User) => Promise<void>;
  drafts: object[];
  options?: Parameters<typeof renderForm>[2];
}

const cases: Record<string, Case> = {
  'a workspace that ZenML runs': {
    form: 'create-workspace',
    of: OF,
    async fill(user) {
      await fill(user, 'Name', 'ml-lab');
      await fill(user, 'Description (optional)', 'To try things');
      await pick(user, 'Version (optional)', '0.81.1');
    },
    drafts: [
      {
        kind: 'createWorkspace',
        input: {
          ...OF,
          name: 'ml-lab',
          displayName: 'ml-lab',
          description: 'To try things',
          logoUrl: null,
          version: '0.81.1',
        },
      },
    ],
  },
  'a workspace that the customer runs': {
    form: 'enroll-workspace',
    of: OF,
    async fill(user) {
      await fill(user, 'Name', 'factory');
      await fill(user, 'Display name (optional)', 'The factory');
      await fill(user, 'Logo (optional)', 'https://acme.example/logo.png');
    },
    drafts: [
      {
        kind: 'enrollWorkspace',
        input: {
          ...OF,
          name: 'factory',
          displayName: 'The factory',
          description: null,
          logoUrl: 'https://acme.example/logo.png',
        },
      },
    ],
  },
  'another display name of a workspace': {
    form: 'edit-workspace',
    of: { workspaceId: PROD.id },
    fill: (user) => fill(user, 'Display name', 'Production'),
    drafts: [
      { kind: 'updateWorkspace', input: { workspaceId: PROD.id, set: { displayName: 'Production' } } },
    ],
  },
  'an upgrade of a workspace': {
    form: 'upgrade-workspace',
    of: { workspaceId: PROD.id },
    fill: (user) => pick(user, 'Version', '0.81.1'),
    drafts: [{ kind: 'upgradeWorkspace', input: { workspaceId: PROD.id, version: '0.81.1' } }],
  },
  'an upgrade where the server lists no releases': {
    form: 'upgrade-workspace',
    of: { workspaceId: PROD.id },
    fill: (user) => fill(user, 'Version', '0.90.0'),
    drafts: [{ kind: 'upgradeWorkspace', input: { workspaceId: PROD.id, version: '0.90.0' } }],
    options: { answers: { releases: () => ready(rowsOf([])) } },
  },
  'an organization': {
    form: 'create-organization',
    of: {},
    fill: (user) => fill(user, 'Name', 'Initech'),
    drafts: [{ kind: 'createOrganization', input: { name: 'Initech', description: null, logoUrl: null } }],
  },
  'other trusted domains of an organization': {
    form: 'edit-organization',
    of: OF,
    fill: (user) => fill(user, 'Trusted domains (optional)', 'acme.example\n\n Acme.IO \nacme.io'),
    drafts: [
      {
        kind: 'updateOrganization',
        input: { ...OF, set: { trustedDomains: ['acme.example', 'acme.io'] } },
      },
    ],
  },
  'a user': {
    form: 'create-user',
    of: {},
    async fill(user) {
      await fill(user, 'Username', 'kay');
      await fill(user, 'E-mail (optional)', 'kay@acme.example');
      await tick(user, 'Super-user');
    },
    drafts: [
      { kind: 'createUser', input: { username: 'kay', email: 'kay@acme.example', isSuperuser: true } },
    ],
  },
  'a user who may not sign in any more': {
    form: 'edit-user',
    of: { ...OF, userId: GRACE.id },
    fill: (user) => tick(user, 'Active'),
    drafts: [{ kind: 'updateUser', input: { userId: GRACE.id, set: { isActive: false } } }],
  },
  'a service account': {
    form: 'create-service-account',
    of: OF,
    async fill(user) {
      await fill(user, 'Name', 'ci-tests');
      await pick(user, 'Role (optional)', 'Organization Member');
    },
    drafts: [
      {
        kind: 'createServiceAccount',
        input: { ...OF, username: 'ci-tests', description: null, roleId: 'role-Organization Member' },
      },
    ],
  },
  'a key that expires': {
    form: 'create-key',
    of: { ...OF, accountId: uuid(43) },
    async fill(user) {
      await fill(user, 'Name', 'nightly');
      await fill(user, 'Days until it expires (optional)', '30');
    },
    drafts: [
      {
        kind: 'createAccountKey',
        input: {
          ...OF,
          accountId: uuid(43),
          name: 'nightly',
          description: null,
          expiresInMinutes: 43_200,
        },
      },
    ],
  },
  'a role from nothing': {
    form: 'create-role',
    of: OF,
    async fill(user) {
      await fill(user, 'Name', 'Runner');
      await pick(user, 'Level', 'For a project');
      await user.type(await screen.findByRole('textbox', { name: 'Filter: It permits' }), 'pipeline run');
      await tick(user, 'read');
      await tick(user, 'create');
    },
    drafts: [
      {
        kind: 'createRole',
        input: {
          ...OF,
          name: 'Runner',
          description: null,
          level: 'project',
          permissions: ['pipeline_run:create', 'pipeline_run:read'],
        },
      },
    ],
  },
  'a role like another': {
    form: 'create-role',
    of: { ...OF, roleId: 'role-Project Viewer' },
    fill: (user) => fill(user, 'Name', 'Onlooker'),
    drafts: [
      {
        kind: 'createRole',
        input: {
          ...OF,
          name: 'Onlooker',
          description: null,
          level: 'project',
          permissions: ['model:read', 'pipeline:read', 'pipeline_run:read'],
        },
      },
    ],
  },
  'another description of a role': {
    form: 'edit-role',
    of: { ...OF, roleId: 'own' },
    fill: (user) => fill(user, 'Description (optional)', 'Looks on'),
    drafts: [{ kind: 'updateRole', input: { ...OF, roleId: 'own', set: { description: 'Looks on' } } }],
    options: {
      answers: {
        roles: () =>
          ready({
            ...ALL_ROLES,
            roles: ROLES.map((role) => ({ ...role, id: 'own', isSystem: false })).slice(-1),
            descriptions: { own: 'Looks' },
          }),
      },
    },
  },
  'another role in the place of one': {
    form: 'change-role',
    of: {
      ...OF,
      holderKind: 'user',
      holderId: GRACE.id,
      roleId: 'role-Workspace Developer',
      workspaceId: PROD.id,
    },
    fill: (user) => pick(user, 'New role in its place', 'Workspace Admin'),
    drafts: ['assignRole', 'revokeRole'].map((kind) => ({
      kind,
      input: {
        ...OF,
        roleId: kind === 'assignRole' ? 'role-Workspace Admin' : 'role-Workspace Developer',
        holder: { kind: 'user', id: GRACE.id },
        workspaceId: PROD.id,
        projectId: null,
      },
    })),
  },
  'the teams of somebody': {
    form: 'teams-of',
    of: { ...OF, personId: GRACE.id },
    fill: (user) => tick(user, /^ml-core/),
    drafts: [
      {
        kind: 'removeTeamMember',
        input: { ...OF, teamId: uuid(31), member: { kind: 'user', id: GRACE.id } },
      },
    ],
  },
};

/** The fixtures' roles have names for ids, which real ones do not. */
const withIds = (drafted: unknown): unknown =>
  JSON.parse(JSON.stringify(drafted).replace(/role-[\w ]+/g, (id) => id.replaceAll(' ', '-')));

describe('a form drafts', () => {
  it.each(Object.entries(cases))('%s', async (_, { form, of, fill, drafts, options }) => {
    const { user, platform, container } = renderForm(form, of, { surface: 'sidebar', ...options });
    await screen.findByRole('button', { name: 'Review' });
    await fill(user);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() => expect(platform.drafted).toEqual([drafts]));
    expect(ChangeList.safeParse(withIds(platform.drafted[0])).error).toBeUndefined();
  });

  it.each([
    ['edit-workspace', { workspaceId: PROD.id }],
    ['edit-organization', OF],
    ['edit-user', { ...OF, userId: GRACE.id }],
    ['teams-of', { ...OF, personId: GRACE.id }],
  ] as const)('nothing where nothing differs: %s', async (form, of) => {
    const { user, platform, container } = renderForm(form, of);
    await user.click(await screen.findByRole('button', { name: 'Review' }));
    expect(await screen.findByText(/^Nothing differs/)).toBeTruthy();
    expect(platform.drafted).toEqual([]);
    await expectAccessible(container);
  });

  it('nothing where a role of a project stays what it is', async () => {
    const own = {
      ...(ROLES.at(-1) as (typeof ROLES)[number]),
      id: 'own',
      isSystem: false,
      permissions: ['read', 'update', 'delete'].map((action) => ({ resourceType: 'project', action })),
    };
    const { user, platform } = renderForm(
      'edit-role',
      { ...OF, roleId: 'own' },
      { answers: { roles: () => ready({ ...ALL_ROLES, roles: [...ROLES, own] }) } },
    );
    await user.click(await screen.findByRole('button', { name: 'Review' }));
    expect(await screen.findByText(/^Nothing differs/)).toBeTruthy();
    expect(platform.drafted).toEqual([]);
  });

  it('of what a role permits only what fits its level, and says how much does not', async () => {
    const { user, platform, container } = renderForm(
      'create-role',
      { ...OF, roleId: 'role-Workspace Admin' },
      { surface: 'sidebar' },
    );
    await screen.findByText('25 picked');
    await pick(user, 'Level', 'For a project');
    expect(await screen.findByText('15 picked')).toBeTruthy();
    expect(screen.getByText(/^10 permissions that were ticked do not fit this level/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(platform.drafted[0]?.[0]?.input).toMatchObject({
        permissions: expect.objectContaining({ length: 15 }),
      }),
    );
  });

  it.each([
    ['create-workspace', OF, 'Name', 'ML Lab', /^Only small letters/],
    ['create-workspace', OF, 'Name', 'x'.repeat(51), /50 characters at most/],
    ['create-workspace', OF, 'Logo (optional)', 'http://acme.example/x.png', /begins with https/],
    [
      'edit-organization',
      OF,
      'Trusted domains (optional)',
      'acme.example\nnot a domain',
      /^not a domain is no/,
    ],
    ['create-user', {}, 'E-mail (optional)', 'kay at acme', /no e-mail address/],
    ['create-key', { ...OF, accountId: 'a' }, 'Days until it expires (optional)', '0', /from 1 to 3650/],
  ] as const)('nothing that ZenML would not take: %s, %s', async (form, of, field, text, says) => {
    const { user, platform } = renderForm(form, of);
    await fill(user, field, text);
    await user.tab();
    expect(await screen.findByText(says)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(platform.drafted).toEqual([]);
  });

  it('asks tenants for one name, as ZenML did', async () => {
    const session = () => ready<'session'>({ state: 'signed-in', user: ADA, word: 'tenant' });
    renderForm('create-workspace', OF, { answers: { session } });
    await screen.findByRole('heading', { name: 'New tenant' });
    await screen.findByRole('textbox', { name: 'Name' });
    expect(screen.queryByRole('textbox', { name: /^Display name/ })).toBeNull();
  });

  it('offers no release that is older than what runs', async () => {
    renderForm('upgrade-workspace', { workspaceId: PROD.id });
    const options = await screen.findAllByRole<HTMLOptionElement>('option');
    expect(options.map(({ textContent, disabled }) => [textContent, disabled])).toEqual([
      ['Choose…', false],
      ['0.81.1', false],
      ['0.80.0 (runs now)', true],
      ['0.9.0 (older than what runs)', true],
    ]);
  });
});

describe('a form that this version does not know', () => {
  it('says so', async () => {
    const { container } = renderForm('no-such-form' as FormName, {}, { ...fakePlatform() });
    expect(await screen.findByText('This version of Sidecar does not know it.')).toBeTruthy();
    await expectAccessible(container);
  });
});
