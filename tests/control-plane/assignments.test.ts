// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { type Client, clientOf } from './testing/client.ts';
import { demoIds } from './testing/demo-ids.ts';

let controlPlane: ControlPlane;
let ada: Client;
let demo: ReturnType<typeof demoIds>;

beforeEach(async () => {
  controlPlane = await startControlPlane({ http: true });
  ada = clientOf(controlPlane, ADMIN_EMAIL);
  demo = demoIds(controlPlane.state);
});
afterEach(() => controlPlane.close());

const NORTHWIND = 'Northwind ML';
const urlOf = (role: string, query: Record<string, string>) =>
  `/roles/${demo.role(NORTHWIND, role).id}/assignments?${new URLSearchParams(query)}`;
const grant = (role: string, query: Record<string, string>, client = ada) => client.post(urlOf(role, query));
const revoke = (role: string, query: Record<string, string>, client = ada) =>
  client.delete(urlOf(role, query));
const refused = (status: number, exception: string) => ({
  status,
  body: { detail: [exception, expect.any(String)] },
});

describe('granting a role', () => {
  it('gives it and says so in full; a second time is a conflict', async () => {
    const user_id = demo.user('hana@northwind.example').id;
    const workspace_id = demo.workspace('prod-vision').id;
    const given = await grant('Workspace Viewer', { user_id, workspace_id });
    expect(given).toMatchObject({
      status: 200,
      body: {
        user: { email: 'hana@northwind.example' },
        role: { name: 'Workspace Viewer' },
        workspace_id,
        team: null,
      },
    });
    expect(await grant('Workspace Viewer', { user_id, workspace_id })).toMatchObject(
      refused(409, 'EntityExistsError'),
    );
    expect((await revoke('Workspace Viewer', { user_id, workspace_id })).text).toBe('null');
    expect(await revoke('Workspace Viewer', { user_id, workspace_id })).toMatchObject(
      refused(404, 'KeyError'),
    );
  });

  it('takes exactly one principal, by query and not by body', async () => {
    const user_id = demo.user('hana@northwind.example').id;
    const team_id = demo.team(NORTHWIND, 'platform').id;
    const workspace_id = demo.workspace('prod-vision').id;
    const valueError = refused(400, 'ValueError');
    expect(await grant('Workspace Viewer', { workspace_id })).toMatchObject(valueError);
    expect(await grant('Workspace Viewer', { user_id, team_id, workspace_id })).toMatchObject(valueError);
    const url = urlOf('Workspace Viewer', {});
    expect(await ada.post(url, { user_id, workspace_id })).toMatchObject(valueError);
  });

  it('wants a project together with its workspace', async () => {
    const user_id = demo.user('hana@northwind.example').id;
    const project_id = demo.project('prod-vision', 'parcels').id;
    expect(await grant('Project Viewer', { user_id, project_id })).toMatchObject(refused(400, 'ValueError'));
    const workspace_id = demo.workspace('prod-vision').id;
    expect((await grant('Project Viewer', { user_id, project_id, workspace_id })).status).toBe(200);
  });

  it('refuses a scope that is not of the role’s level', async () => {
    const user_id = demo.user('hana@northwind.example').id;
    const workspace_id = demo.workspace('prod-vision').id;
    const project_id = demo.project('prod-vision', 'parcels').id;
    const refusal = refused(403, 'IllegalOperationError');
    expect(await grant('Workspace Viewer', { user_id })).toMatchObject(refusal);
    expect(await grant('Workspace Viewer', { user_id, workspace_id, project_id })).toMatchObject(refusal);
    expect(await grant('Organization Viewer', { user_id, workspace_id })).toMatchObject(refusal);
    expect(await grant('Project Viewer', { user_id, workspace_id })).toMatchObject(refusal);
  });

  it('stays within one organization', async () => {
    const refusal = refused(403, 'IllegalOperationError');
    const stranger = demo.user('hugo@juniper.example').id;
    const workspace_id = demo.workspace('prod-vision').id;
    expect(await grant('Workspace Viewer', { user_id: stranger, workspace_id })).toMatchObject(refusal);
    const foreign = demo.workspace('grasp-prod').id;
    expect(await grant('Workspace Viewer', { user_id: ada.userId, workspace_id: foreign })).toMatchObject(
      refusal,
    );
    const team_id = demo.team('Halden Robotics', 'arms').id;
    expect(await grant('Workspace Viewer', { team_id, workspace_id })).toMatchObject(refusal);
  });

  it('never gives a share role by hand', async () => {
    const share = controlPlane.state.roles.all().find((role) => role.type === 'share');
    const answer = await ada.post(`/roles/${share?.id}/assignments?user_id=${ada.userId}`);
    expect(answer).toMatchObject(refused(403, 'IllegalOperationError'));
  });

  it('is for those who administer the scope', async () => {
    const user_id = demo.user('hana@northwind.example').id;
    const workspace_id = demo.workspace('staging-vision').id;
    const refusal = refused(403, 'IllegalOperationError');
    const hana = clientOf(controlPlane, 'hana@northwind.example');
    expect(await grant('Workspace Viewer', { user_id, workspace_id }, hana)).toMatchObject(refusal);
    // The manager administers the organization's side only, the workspace's admin only the workspace.
    const tove = clientOf(controlPlane, 'tove@northwind.example');
    expect(await grant('Workspace Viewer', { user_id, workspace_id }, tove)).toMatchObject(refusal);
    expect((await grant('Organization Viewer', { user_id }, tove)).status).toBe(200);
    const bram = clientOf(controlPlane, 'bram@northwind.example');
    expect((await grant('Workspace Viewer', { user_id, workspace_id }, bram)).status).toBe(200);
    expect(await grant('Billing Admin', { user_id }, bram)).toMatchObject(refusal);
  });

  it('works for teams and for invitations, which hand their roles on', async () => {
    const team_id = demo.team(NORTHWIND, 'platform').id;
    const workspace_id = demo.workspace('churn-models').id;
    expect((await grant('Workspace Viewer', { team_id, workspace_id })).body).toMatchObject({
      user: null,
      team: { name: 'platform' },
    });
    const invited = await ada.post<{ id: string }>(
      `/organizations/${demo.organization(NORTHWIND).id}/invitations`,
      {
        email: 'Zoe@halden.example',
        role_id: demo.role(NORTHWIND, 'Organization Member').id,
      },
    );
    const invitation_id = invited.body.id;
    expect((await grant('Workspace Viewer', { invitation_id, workspace_id })).status).toBe(200);
    const zoe = clientOf(controlPlane, 'zoe@halden.example');
    expect((await zoe.get<unknown[]>('/invitations')).body).toHaveLength(1);
    expect((await zoe.post(`/invitations/${invitation_id}`)).status).toBe(200);
    expect(controlPlane.can(zoe.userId, 'read', `workspace/${workspace_id}`)).toBe(true);
    expect((await zoe.post(`/invitations/${invitation_id}`)).status).toBe(409);
  });
});

describe('taking a role away', () => {
  it('keeps the last organization role of a member', async () => {
    const user_id = demo.user('hana@northwind.example').id;
    expect(await revoke('Organization Member', { user_id })).toMatchObject(
      refused(403, 'IllegalOperationError'),
    );
    expect((await grant('Organization Viewer', { user_id })).status).toBe(200);
    expect((await revoke('Organization Member', { user_id })).status).toBe(200);
  });

  it('keeps the owner an admin', async () => {
    await grant('Organization Viewer', { user_id: ada.userId });
    const refusal = refused(403, 'IllegalOperationError');
    expect(await revoke('Organization Admin', { user_id: ada.userId })).toMatchObject(refusal);
  });
});

describe('GET /roles/{id}/assignments', () => {
  it('filters by workspace and project', async () => {
    const workspace_id = demo.workspace('prod-vision').id;
    const project_id = demo.project('prod-vision', 'parcels').id;
    const all = await ada.get<unknown[]>(urlOf('Project Viewer', {}));
    expect(all.body).toHaveLength(1);
    expect(
      (await ada.get<unknown[]>(urlOf('Project Viewer', { workspace_id, project_id }))).body,
    ).toHaveLength(1);
    const elsewhere = demo.workspace('churn-models').id;
    expect((await ada.get<unknown[]>(urlOf('Project Viewer', { workspace_id: elsewhere }))).body).toEqual([]);
  });

  it('shows outsiders only the scopes that they can see', async () => {
    const nikhil = clientOf(controlPlane, 'nikhil@northwind.example');
    const seen = await nikhil.get<{ workspace_id: string }[]>(urlOf('Workspace Viewer', {}));
    expect(seen.body.map((row) => row.workspace_id)).toEqual([demo.workspace('churn-models').id]);
    const hugo = clientOf(controlPlane, 'hugo@juniper.example');
    expect((await hugo.get(urlOf('Workspace Viewer', {}))).status).toBe(404);
  });
});
