// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeInput } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';
import { expectNotFound, expectRefusal, expectRoad, kindsOf, saidWhy } from './road.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
/** Works in the workspace, and administers nothing. */
const MEMBER = 'liam@northwind.example';
type Grant = ChangeInput<'assignRole'>;
type Place = 'organization' | 'workspace' | 'project';

const state = () => world.controlPlane.state;
const ids = () => demoIds(state());
const user = (email: string) => ids().user(email).id;
const holders = {
  user: () => user('farah@northwind.example'),
  team: () => ids().team('Northwind ML', 'empty-for-now').id,
  invitation: () =>
    state()
      .invitations.by('email', 'priya@northwind.example')
      .find(({ organization_id }) => organization_id === world.organizationId)?.id ?? '',
};
const ROLE_AT = {
  organization: 'Organization Viewer',
  workspace: 'Workspace Developer',
  project: 'Project Viewer',
};

const grant = (role: string, rest: Partial<Grant> = {}): Grant => ({
  organizationId: world.organizationId,
  roleId: ids().role('Northwind ML', role).id,
  holder: { kind: 'user', id: holders.user() },
  workspaceId: null,
  projectId: null,
  ...rest,
});
const at = (place: Place) => ({
  workspaceId: place === 'organization' ? null : ids().workspace('prod-vision').id,
  projectId: place === 'project' ? ids().project('prod-vision', 'parcels').id : null,
});
const assign = (input: Grant): Change => ({ kind: 'assignRole', input });
const revoke = (input: Grant): Change => ({ kind: 'revokeRole', input });
const row = ({ roleId, holder, workspaceId, projectId }: Grant) => ({
  organization_id: world.organizationId,
  role_id: roleId,
  user_id: holder.kind === 'user' ? holder.id : null,
  team_id: holder.kind === 'team' ? holder.id : null,
  invitation_id: holder.kind === 'invitation' ? holder.id : null,
  workspace_id: workspaceId,
  project_id: projectId,
  resource: null,
});
const give = (input: Grant) => state().assignments.add({ id: crypto.randomUUID(), ...row(input) });
const heldBy = (input: Grant) =>
  state()
    .assignments.by('role', input.roleId)
    .filter((one) => Object.entries(row(input)).every(([name, value]) => Object(one)[name] === value));
/** What an earlier test has left is no matter of the next one. */
const take = (input: Grant) => {
  for (const { id } of heldBy(input)) state().assignments.remove(id);
};

const PLACES = ['organization', 'workspace', 'project'] as const;
const EVERYWHERE = PLACES.flatMap((place) =>
  (['user', 'team', 'invitation'] as const).map((kind) => [place, kind] as const),
);

describe.each(MODES)('on a %s control plane, a role', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it.each(EVERYWHERE)('of the %s level is given to a %s, and taken back', async (place, kind) => {
    const input = grant(ROLE_AT[place], { holder: { kind, id: holders[kind]() }, ...at(place) });
    const { plan } = await expectRoad(world, {
      change: assign(input),
      differences: [{ field: 'role', before: null, after: expect.stringMatching(/Viewer|Developer/) }],
      isDone: () => heldBy(input).length === 1,
      again: 'already',
    });
    const name = { user: 'Farah Haddad', team: 'empty-for-now', invitation: 'priya@northwind.example' }[kind];
    expect(plan.steps[0]).toMatchObject({ holder: { name }, projectId: input.projectId });
  });

  it.each(['workspace', 'project'] as const)('of the %s level is taken, and given back', async (place) => {
    const input = grant(ROLE_AT[place], at(place));
    take(input);
    give(input);
    await expectRoad(world, {
      change: revoke(input),
      differences: [{ field: 'role', before: expect.stringMatching(/Viewer|Developer/), after: null }],
      isDone: () => heldBy(input).length === 0,
      again: 'already',
    });
    take(input);
  });

  it.each(['POST', 'DELETE'])('is read back after a lost answer to a %s', async (method) => {
    const input = grant('Workspace Contributor', at('workspace'));
    take(input);
    if (method === 'DELETE') give(input);
    const plan = await planned(world, method === 'POST' ? assign(input) : revoke(input));
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method });
    expect((await performed(world, plan)).entry.state).toBe('done');
    take(input);
  });
});

describe('a plan', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it.each(
    PLACES.flatMap((place) => PLACES.filter((other) => other !== place).map((other) => [place, other])),
  )(
    'stops a role of the %s level at a place of the %s level',
    async (level = 'workspace', place = 'workspace') => {
      const change = assign(grant(ROLE_AT[level], at(place)));
      expect((await planned(world, change)).guards).toMatchObject([
        { kind: 'wrong-level', severity: 'stops', about: ROLE_AT[level] },
      ]);
      await expectRefusal(world, change, saidWhy('forbidden', /may not be assigned in the scope/));
    },
  );

  it('stops a share role, at every place', async () => {
    const shared = state()
      .assignments.all()
      .find(({ resource }) => resource !== null);
    const input = { ...grant(ROLE_AT.project, at('project')), roleId: shared?.role_id ?? '' };
    expect((await planned(world, assign(input))).guards).toMatchObject([
      { kind: 'share-role', severity: 'stops' },
    ]);
    await expectRefusal(world, assign(input), saidWhy('forbidden', /^Share roles/));
  });

  it('stops a role of the organization for whoever is no member of it', async () => {
    const stranger = { kind: 'user' as const, id: user('gro@halden.example') };
    const change = assign(grant(ROLE_AT.organization, { holder: stranger }));
    expect((await planned(world, change)).guards).toMatchObject([
      { kind: 'not-member', severity: 'stops', about: stranger.id },
    ]);
    await expectRefusal(world, change, saidWhy('forbidden', /not a member/));
    await expectNotFound(world, assign(grant(ROLE_AT.workspace, { holder: stranger, ...at('workspace') })));
  });

  it('says nothing of a level that the server does not tell', async () => {
    world.controlPlane.setFault({ kind: 'drift', change: 'drop', field: 'level' });
    expect(kindsOf(await planned(world, assign(grant(ROLE_AT.project, at('workspace')))))).toEqual([]);
  });

  it('needs the workspace of a project', async () => {
    const change = assign(grant(ROLE_AT.project, { ...at('project'), workspaceId: null }));
    expect(await planIn(world, change)).toMatchObject({
      failure: { kind: 'invalid', fields: [{ path: 'workspace_id' }] },
    });
  });

  it.each(['user', 'team', 'invitation'] as const)('fails for a %s that is not there', async (kind) => {
    const holder = { kind, id: crypto.randomUUID() };
    await expectNotFound(world, assign(grant(ROLE_AT.workspace, { holder, ...at('workspace') })));
    await expectNotFound(world, revoke(grant(ROLE_AT.workspace, { holder, ...at('workspace') })));
  });

  it('fails for a role or a workspace that is not there', async () => {
    const nothing = crypto.randomUUID();
    await expectNotFound(world, assign({ ...grant(ROLE_AT.workspace, at('workspace')), roleId: nothing }));
    await expectNotFound(world, assign(grant(ROLE_AT.workspace, { workspaceId: nothing })));
  });
});

describe('the server', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it('refuses whoever may not', async () => {
    const no = saidWhy('forbidden', /^Insufficient permissions/);
    const input = grant('Workspace Admin', at('workspace'));
    await expectRefusal(world, assign(input), no, { as: MEMBER });
    give(input);
    await expectRefusal(world, revoke(input), no, { as: MEMBER });
    take(input);
  });

  it('says "already" of what was given meanwhile, which is what was wanted', async () => {
    const input = grant('Workspace Admin', at('workspace'));
    const plan = await planned(world, assign(input));
    give(input);
    expect((await performed(world, plan)).entry).toMatchObject({ state: 'done', failure: null });
    take(input);
  });

  it('keeps the last role of a member, and the owner’s', async () => {
    const last = grant('Organization Member');
    await expectRefusal(world, revoke(last), saidWhy('forbidden', /^The last organization role/));
    signIn(world, 'wanda@northwind.example');
    const owner = grant('Organization Admin', {
      holder: { kind: 'user', id: user('ada@northwind.example') },
    });
    await expectRefusal(world, revoke(owner), saidWhy('forbidden', /^The admin role of the owner/));
  });
});
