// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { documentedPermits } from '#lib/model/permissions/documented-roles.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import { AT, ann, ask, holds, known, role, system, told } from './evidence-builder.ts';

/** What the documentation says of each system role, where the server does not list what it permits. */
const yes = (name: string, at = '') => `allowed; role ${name}${at} (documented)`;
const NO = 'denied';
const unsaid = (name: string) => `unknown; ? documentation ${name}`;
const [prod, parcels] = [' @ prod', ' @ prod @ parcels'];

type Case = readonly [role: string, question: string, where: Whereabouts, expected: string];

const ofOrganization: Case[] = [
  ['Organization Admin', 'delete pipeline_run', AT.project, yes('Organization Admin')],
  ['Organization Admin', 'read_secret_value secret', AT.secret, yes('Organization Admin')],
  ['Organization Admin', 'delete workspace', AT.staging, yes('Organization Admin')],
  ['Organization Admin', 'update member', AT.organization, yes('Organization Admin')],
  ['Organization Admin', 'launch spaceship', AT.workspace, yes('Organization Admin')],
  ['Organization Manager', 'read pipeline_run', AT.project, NO],
  ['Organization Manager', 'create stack', AT.workspace, NO],
  ['Organization Manager', 'read workspace', AT.workspace, unsaid('Organization Manager')],
  ['Organization Manager', 'create team', AT.organization, unsaid('Organization Manager')],
  ['Organization Manager', 'create workspace', AT.organization, unsaid('Organization Manager')],
  ['Billing Admin', 'read model', AT.project, NO],
  ['Billing Admin', 'update billing', AT.organization, unsaid('Billing Admin')],
  ['Organization Viewer', 'read workspace', AT.workspace, yes('Organization Viewer')],
  ['Organization Viewer', 'read workspace', AT.staging, yes('Organization Viewer')],
  ['Organization Viewer', 'read pipeline_run', AT.project, NO],
  ['Organization Viewer', 'update workspace', AT.workspace, unsaid('Organization Viewer')],
  ['Organization Viewer', 'read stack', AT.stack, 'unknown; ? default-stack'],
  ['Organization Viewer', 'read stack', AT.workspace, NO],
  ['Organization Member', 'read workspace', AT.workspace, NO],
  ['Organization Member', 'read pipeline_run', AT.run, NO],
  ['Organization Member', 'read team', AT.organization, unsaid('Organization Member')],
];

const ofWorkspace: Case[] = [
  ['Workspace Admin', 'share workspace', AT.workspace, yes('Workspace Admin', prod)],
  ['Workspace Admin', 'delete pipeline_run', AT.project, yes('Workspace Admin', prod)],
  ['Workspace Admin', 'delete stack', AT.stack, yes('Workspace Admin', prod)],
  ['Workspace Admin', 'backup_restore secret', AT.workspace, yes('Workspace Admin', prod)],
  ['Workspace Admin', 'launch spaceship', AT.workspace, unsaid('Workspace Admin')],
  ['Workspace Admin', 'update member', AT.organization, NO],
  ['Workspace Admin', 'delete pipeline_run', AT.staging, NO],
  ['Workspace Developer', 'delete pipeline_run', AT.project, yes('Workspace Developer', prod)],
  ['Workspace Developer', 'update stack', AT.stack, yes('Workspace Developer', prod)],
  ['Workspace Developer', 'delete stack', AT.stack, NO],
  ['Workspace Developer', 'share model', AT.project, unsaid('Workspace Developer')],
  ['Workspace Developer', 'read workspace', AT.workspace, yes('Workspace Developer', prod)],
  ['Workspace Contributor', 'create stack', AT.workspace, yes('Workspace Contributor', prod)],
  ['Workspace Contributor', 'update stack', AT.stack, NO],
  ['Workspace Contributor', 'read pipeline_run', AT.project, NO],
  ['Workspace Contributor', 'read flavor', AT.workspace, unsaid('Workspace Contributor')],
  ['Workspace Viewer', 'read pipeline_run', AT.project, yes('Workspace Viewer', prod)],
  ['Workspace Viewer', 'read project', AT.project, yes('Workspace Viewer', prod)],
  ['Workspace Viewer', 'delete pipeline_run', AT.project, NO],
  ['Workspace Viewer', 'read_secret_value secret', AT.secret, unsaid('Workspace Viewer')],
  ['Stack Admin', 'delete stack', AT.stack, yes('Stack Admin', prod)],
  ['Stack Admin', 'delete stack_component', AT.workspace, yes('Stack Admin', prod)],
  ['Stack Admin', 'read pipeline_run', AT.project, NO],
  ['Stack Admin', 'read secret', AT.workspace, unsaid('Stack Admin')],
];

const ofProject: Case[] = [
  ['Project Admin', 'share pipeline_run', AT.project, yes('Project Admin', parcels)],
  ['Project Admin', 'promote model_version', AT.project, yes('Project Admin', parcels)],
  ['Project Admin', 'update project', AT.project, yes('Project Admin', parcels)],
  ['Project Admin', 'delete project', AT.project, unsaid('Project Admin')],
  ['Project Developer', 'delete pipeline_run', AT.project, yes('Project Developer', parcels)],
  ['Project Developer', 'update project', AT.project, unsaid('Project Developer')],
  ['Project Contributor', 'read pipeline_run', AT.project, unsaid('Project Contributor')],
  ['Project Viewer', 'read pipeline_run', AT.project, yes('Project Viewer', parcels)],
  ['Project Viewer', 'update pipeline_run', AT.project, NO],
];

// Stacks belong to the workspace: no role of a project says anything of them.
const onStacks: Case[] = [
  'Project Admin',
  'Project Developer',
  'Project Contributor',
  'Project Viewer',
].flatMap((name): Case[] => [
  [name, 'read stack', AT.project, NO],
  [name, 'update stack_component', AT.project, NO],
  [name, 'read_secret_value secret', AT.project, NO],
]);

// What is a workspace today was a tenant before ZenML 0.80.
const ofTenant: Case[] = [
  ['Tenant Admin', 'delete pipeline_run', AT.project, yes('Tenant Admin', prod)],
  ['Tenant Viewer', 'read pipeline_run', AT.project, yes('Tenant Viewer', prod)],
  ['Tenant Developer', 'delete stack', AT.stack, NO],
  ['Tenant Editor', 'update pipeline_run', AT.project, unsaid('Tenant Editor')],
];

describe('a system role of which the server does not list what it permits', () => {
  test.each([...ofOrganization, ...ofWorkspace, ...ofProject, ...onStacks, ...ofTenant])(
    '%s: %s',
    (name, question, where, expected) => {
      expect(told(ask(known([holds(ann, system(name))]), question, where))).toBe(expected);
    },
  );

  test('is what the server lists, where it does', () => {
    const viewer = system('Workspace Viewer', ['pipeline_run:delete']);
    const evidence = known([holds(ann, viewer)]);
    expect(told(ask(evidence, 'delete pipeline_run', AT.project))).toBe(
      'allowed; role Workspace Viewer @ prod',
    );
    expect(told(ask(evidence, 'read pipeline_run', AT.project))).toBe('denied');
  });

  test('is not meant by a role that somebody made and called the same', () => {
    const own = role('Workspace Admin', 'workspace', null);
    expect(told(ask(known([holds(ann, own)]), 'delete pipeline_run', AT.project))).toBe(
      'unknown; ? role-permissions Workspace Admin',
    );
  });

  test.each(['Team Viewer', 'constructor', '__proto__', 'toString', ''])(
    'is not made up for a name that no documentation knows: %j',
    (name) => {
      expect(documentedPermits(name, 'team', 'read')).toBe('unsaid');
    },
  );
});
