// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import { undoStep } from '#lib/background/changes/kinds/index.ts';
import type { Change } from '#lib/changes.ts';
import { ok } from '#lib/model/result.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';
import { expectNotFound, expectRefusal, expectRoad, saidWhy } from './road.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
const MEMBER = 'hana@northwind.example';

const ids = () => demoIds(world.controlPlane.state);
const roleId = (name: string) => ids().role('Northwind ML', name).id;
const state = () => world.controlPlane.state;
const invitationOf = (email: string) =>
  state()
    .invitations.by('organization', world.organizationId)
    .find((one) => one.email.toLowerCase() === email.toLowerCase() && one.status === 'pending');
const isMember = (email: string) =>
  state()
    .assignments.by('user', ids().user(email).id)
    .some((row) => row.organization_id === world.organizationId);

const invite = (email: string, role = 'Organization Member'): Change => ({
  kind: 'invite',
  input: { organizationId: world.organizationId, email, roleId: roleId(role) },
});
const revoke = (invitationId: string): Change => ({
  kind: 'revokeInvitation',
  input: { organizationId: world.organizationId, invitationId },
});
/** Somebody who is invited, with an organization's role. */
const plant = (email: string, role = 'Organization Viewer') => {
  const invitation = state().invitations.add({
    id: crypto.randomUUID(),
    organization_id: world.organizationId,
    email,
    inviter_id: world.userId,
    status: 'pending',
    created: Date.now(),
    expires: Date.now() + 86_400_000,
  });
  give(invitation.id, role, null);
  return invitation;
};
const give = (invitationId: string, role: string, workspaceId: string | null) =>
  state().assignments.add({
    id: crypto.randomUUID(),
    organization_id: world.organizationId,
    role_id: roleId(role),
    user_id: null,
    team_id: null,
    invitation_id: invitationId,
    workspace_id: workspaceId,
    project_id: null,
    resource: null,
  });

beforeEach(() => world.controlPlane.configure({ directInvitations: false }));

describe.each(MODES)('on a %s control plane', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it('somebody is invited, and their invitation revoked', async () => {
    const email = `Nova.${mode}@new.example`;
    await expectRoad(world, {
      change: invite(email),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'email', before: null, after: email },
        { field: 'role', before: null, after: 'Organization Member' },
      ],
      isDone: () => invitationOf(email) !== undefined,
      again: 'already',
    });
  });

  it('an invitation is revoked, and sent anew', async () => {
    const { id, email } = plant(`gone.${mode}@new.example`);
    const { plan } = await expectRoad(world, {
      change: revoke(id),
      differences: [{ field: 'exists', before: true, after: false }],
      isDone: () => invitationOf(email) === undefined,
      again: 'not-found',
    });
    expect(plan.steps[0]).toMatchObject({ thing: { name: email }, role: { name: 'Organization Viewer' } });
    expect(invitationOf(email)?.id).not.toBe(id);
  });
});

describe('whoever has an account', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current', directInvitations: true }));

  it('may be a member at once, and then there is no invitation to revoke', async () => {
    const email = 'zoe@halden.example';
    const change = invite(email);
    const plan = await planned(world, change);
    const { entry } = await performed(world, plan);
    expect(entry.state).toBe('done');
    expect(isMember(email)).toBe(true);
    expect((await planned(world, change)).steps[0]?.differences).toEqual([]);
    const step = plan.steps[0];
    const undo = step && undoStep(change, step, entry.resultId);
    if (typeof undo !== 'object') throw new Error(`No undo: ${undo}`);
    expect((await planned(world, undo)).guards).toMatchObject([
      { kind: 'already-member', severity: 'stops', about: email },
    ]);
  });

  it.each(['Arne@halden.example', 'birgit@HALDEN.example'])(
    'is found among the members when the answer was lost: %s',
    async (email) => {
      world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'POST' });
      const change = invite(email);
      const plan = await planned(world, change);
      const { entry } = await performed(world, plan);
      expect(entry).toMatchObject({ state: 'done', resultId: null });
      const step = plan.steps[0];
      expect(step && undoStep(change, step, entry.resultId)).toBe('no-request');
    },
  );

  it('is found by their name where addresses are not shown', async () => {
    const email = 'cato@halden.example';
    const plan = await planned(world, invite(email));
    world.controlPlane.setFault([
      { kind: 'drop', when: 'after', method: 'POST' },
      { kind: 'drift', change: 'drop', field: 'user.email' },
    ]);
    expect((await performed(world, plan)).entry.state).toBe('done');
  });
});

describe('an invitation', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it.each(['after', 'before'] as const)(
    'is read back when the answer was lost %s it was made',
    async (when) => {
      const email = `Lost.${when}@new.example`;
      world.controlPlane.setFault({ kind: 'drop', when, method: 'POST' });
      const { entry } = await performed(world, await planned(world, invite(email)));
      const id = invitationOf(email)?.id ?? null;
      expect(entry).toMatchObject(when === 'after' ? { state: 'done', resultId: id } : { state: 'unknown' });
    },
  );

  it('is read back where nobody says which role it holds', async () => {
    const plan = await planned(world, invite('plain@new.example'));
    world.controlPlane.setFault([
      { kind: 'drop', when: 'after', method: 'POST' },
      { kind: 'drift', change: 'drop', field: 'roles' },
      { kind: 'drift', change: 'drop', field: 'role' },
    ]);
    expect((await performed(world, plan)).entry.state).toBe('done');
  });

  it('is made although nothing is answered, and then nobody knows what to revoke', async () => {
    world.send = async (request, signal) => {
      const answer = await fetchRoad(request, signal);
      const isEmpty = answer.ok && request.effect === 'write';
      return isEmpty ? ok({ ...answer.value, body: 'empty', json: null }) : answer;
    };
    const change = invite('empty@new.example');
    const plan = await planned(world, change);
    const { entry } = await performed(world, plan);
    expect(entry).toMatchObject({ state: 'done', resultId: null });
    const step = plan.steps[0];
    expect(step && undoStep(change, step, entry.resultId)).toBe('no-request');
  });

  it('that holds more than a new one would says so, and gives back its role for the organization', async () => {
    const { id } = plant('more@new.example');
    const workspace = give(id, 'Workspace Viewer', ids().workspace('prod-vision').id);
    const change = revoke(id);
    const plan = await planned(world, change);
    expect(plan.guards).toMatchObject([
      { kind: 'takes-everything', severity: 'warns', about: 'more@new.example' },
    ]);
    const step = plan.steps[0];
    expect(step && undoStep(change, step, null)).toMatchObject({
      kind: 'invite',
      input: { email: 'more@new.example', roleId: roleId('Organization Viewer') },
    });
    expect(workspace.role_id).not.toBe(roleId('Organization Viewer'));
  });

  it('without a role for the organization cannot be sent anew', async () => {
    const { id } = plant('none@new.example', 'Organization Viewer');
    for (const row of state().assignments.by('invitation', id)) state().assignments.remove(row.id);
    const plan = await planned(world, revoke(id));
    const step = plan.steps[0];
    expect(step && undoStep(revoke(id), step, null)).toBe('no-request');
  });
});

describe('a plan', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it.each([
    ['already-member', 'HANA@northwind.example', 'Organization Viewer'],
    ['already-invited', 'Priya@Northwind.example', 'Organization Viewer'],
    ['wrong-level', 'new@new.example', 'Workspace Viewer'],
  ])('stops before ZenML refuses: %s', async (kind, email, role) => {
    expect((await planned(world, invite(email, role))).guards).toMatchObject([{ kind, severity: 'stops' }]);
  });

  it.each([MEMBER, 'priya@northwind.example'])(
    'has nothing to do for %s, who holds the role',
    async (email) => {
      const { steps, guards } = await planned(world, invite(email));
      expect([steps[0]?.differences, guards]).toEqual([[], []]);
    },
  );

  it('fails for what is not there', async () => {
    await expectNotFound(world, revoke(crypto.randomUUID()));
    await expectNotFound(world, {
      kind: 'invite',
      input: { organizationId: world.organizationId, email: 'a@b.example', roleId: crypto.randomUUID() },
    });
  });

  it('fails for whoever may not read the invitations', async () => {
    signIn(world, MEMBER);
    expect(await planIn(world, invite('a@b.example'))).toMatchObject({ failure: { kind: 'forbidden' } });
  });
});

describe('the server', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));
  const asMember = { prepare: () => signIn(world, MEMBER) };
  const no = saidWhy('forbidden', /^Insufficient permissions/);

  it('refuses whoever may not', async () => {
    await expectRefusal(world, invite('new@new.example'), no, asMember);
    signIn(world, 'ada@northwind.example');
    await expectRefusal(world, revoke(plant('kept@new.example').id), no, asMember);
  });

  it('refuses what is no address, and names the field', async () => {
    const fields = [{ path: 'email', message: expect.any(String) }];
    await expectRefusal(world, invite('not an address'), { kind: 'invalid', fields });
  });

  it('refuses whom somebody else has invited meanwhile, to another role', async () => {
    const email = 'quick@new.example';
    const prepare = () => void plant(email, 'Organization Viewer');
    await expectRefusal(world, invite(email), saidWhy('conflict', /was invited already/), { prepare });
  });

  it('refuses what the plan of the organization does not allow', async () => {
    const body = { detail: ['SubscriptionLimitError', 'The plan allows 30 members.'] };
    const prepare = () => world.controlPlane.setFault({ kind: 'status', status: 402, method: 'POST', body });
    const full = saidWhy('limit-reached', /^The plan allows/);
    await expectRefusal(world, invite('full@new.example'), full, { prepare });
  });
});
