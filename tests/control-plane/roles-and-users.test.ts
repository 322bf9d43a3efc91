// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, SUPER_USER_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { type Client, call, clientOf } from './testing/client.ts';
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

const refused = (status: number, exception: string) => ({
  status,
  body: { detail: [exception, expect.any(String)] },
});
const northwind = () => demo.organization('Northwind ML');

describe('roles', () => {
  it('can be made, changed and deleted, but not the system’s', async () => {
    const body = {
      name: 'Reader',
      organization_id: northwind().id,
      level: 'project',
      permissions: ['pipeline:read'],
    };
    const made = await ada.post<{ id: string }>('/roles', body);
    expect(made.body).toMatchObject({
      permissions: [{ resource_type: 'pipeline', action: 'read' }],
      system_managed: false,
    });
    expect(await ada.post('/roles', body)).toMatchObject(refused(409, 'EntityExistsError'));
    const stacks = { ...body, name: 'Stacks', permissions: [{ resource_type: 'stack', action: 'read' }] };
    expect(await ada.post('/roles', stacks)).toMatchObject(refused(400, 'ValueError'));
    expect((await ada.post('/roles', { ...body, name: 'Odd', permissions: ['unicorn:ride'] })).status).toBe(
      422,
    );
    expect(
      (await ada.patch(`/roles/${made.body.id}`, { permissions: [{ name: 'model:read' }] })).body,
    ).toMatchObject({
      permissions: [{ resource_type: 'model' }],
    });
    expect((await ada.delete(`/roles/${made.body.id}`)).status).toBe(200);

    const system = `/roles/${demo.role('Northwind ML', 'Workspace Admin').id}`;
    expect(await ada.patch(system, { name: 'x' })).toMatchObject(refused(403, 'IllegalOperationError'));
    expect(await ada.delete(system)).toMatchObject(refused(403, 'IllegalOperationError'));
    const held = `/roles/${demo.role('Northwind ML', 'Release Manager').id}`;
    expect(await ada.delete(held)).toMatchObject(refused(403, 'IllegalOperationError'));
  });

  it('may keep what system roles permit to themselves, in any shape', async () => {
    const role = `/roles/${demo.role('Northwind ML', 'Project Viewer').id}`;
    controlPlane.configure({ permissionShape: 'strings' });
    expect((await ada.get<{ permissions: string[] }>(role)).body.permissions).toContain('pipeline:read');
    expect((await ada.get<string[]>('/permissions')).body).toContain('stack:delete');
    controlPlane.configure({ permissionShape: 'named' });
    expect((await ada.get<{ name: string }[]>('/permissions')).body[0]).toEqual({
      id: expect.any(String),
      name: 'action:create',
    });
    controlPlane.configure({ systemRolePermissions: false });
    expect((await ada.get(role)).body).not.toHaveProperty('permissions');
    const custom = await ada.get(`/roles/${demo.role('Northwind ML', 'Release Manager').id}`);
    expect(custom.body).toHaveProperty('permissions');
  });
});

describe('users', () => {
  it('are listed, made and deleted by super-users only', async () => {
    const root = clientOf(controlPlane, SUPER_USER_EMAIL);
    expect((await ada.get('/users')).status).toBe(403);
    expect((await root.get<unknown[]>('/users?email=ada@northwind.example')).body).toHaveLength(1);
    const made = await root.post<{ id: string }>('/users?email=new@self.example&password=secret');
    expect(made.body).toMatchObject({ username: 'new@self.example', password: null });
    expect((await root.post('/users?email=new@self.example')).status).toBe(409);
    expect((await root.post('/users')).status).toBe(400);
    const form = { username: 'new@self.example', password: 'secret' };
    expect((await call(controlPlane, 'POST', '/auth/login', { form })).status).toBe(200);
    const path = `/users/${made.body.id}`;
    expect((await root.delete(path)).status).toBe(200);
    expect((await root.delete(`/users/${root.userId}`)).status).toBe(403);
    expect((await root.get<unknown[]>('/users?email=new@self.example')).body).toEqual([]);
    for (const gone of [root.delete(path), root.patch(path, { name: 'x' })]) {
      expect(await gone).toMatchObject(refused(404, 'KeyError'));
    }
  });

  it('edit themselves without making themselves more', async () => {
    expect((await ada.patch(`/users/${ada.userId}`, { name: 'Ada O.' })).body).toMatchObject({
      name: 'Ada O.',
    });
    expect((await ada.patch(`/users/${ada.userId}`, { is_superuser: true })).status).toBe(403);
    const other = demo.user('hana@northwind.example').id;
    expect((await ada.patch(`/users/${other}`, { name: 'x' })).status).toBe(403);
  });

  it('have a username of their own, of the characters that there are', async () => {
    const root = clientOf(controlPlane, SUPER_USER_EMAIL);
    expect((await root.post('/users?username=two%20words')).status).toBe(422);
    const path = `/users/${demo.user('hana@northwind.example').id}`;
    expect((await root.patch(path, { username: 'x'.repeat(51) })).status).toBe(422);
    expect(await root.patch(path, { username: 'ADA@northwind.example' })).toMatchObject(
      refused(409, 'EntityExistsError'),
    );
    expect((await root.patch(path, { username: 'hana' })).body).toMatchObject({ username: 'hana' });
  });

  it('are let into a server only with access to it', async () => {
    const server = demo.workspace('prod-vision').id;
    expect((await ada.get(`/users/authorize_server?server_id=${server}`)).status).toBe(200);
    const xenia = clientOf(controlPlane, 'xenia@northwind.example');
    expect((await xenia.get(`/users/authorize_server?server_id=${server}`)).status).toBe(403);
  });
});

describe('service accounts and keys', () => {
  it('show a key once', async () => {
    const path = `/organizations/${northwind().id}/service_accounts`;
    expect((await ada.get<unknown[]>(path)).body).toHaveLength(2);
    expect((await ada.post(path, { username: 'robot', description: 'Sweeps' })).body).toMatchObject({
      is_service_account: true,
    });
    expect((await ada.post(path, { username: 'robot' })).status).toBe(409);
    const made = await ada.post<{ key: string }>(`${path}/robot/api_keys`, {
      name: 'k',
      expires_in_minutes: 5,
    });
    expect(made.body.key).toMatch(/^ZENPROKEY_/);
    expect((await ada.get<object[]>(`${path}/robot/api_keys`)).body[0]).not.toHaveProperty('key');
    const use = (key: string) => call(controlPlane, 'GET', '/users/me', { token: key });
    expect((await use(made.body.key)).body).toMatchObject({ username: 'robot', is_service_account: true });
    const fresh = await ada.send<{ key: string }>('PUT', `${path}/robot/api_keys/k/rotate`);
    expect([(await use(made.body.key)).status, (await use(fresh.body.key)).status]).toEqual([401, 200]);
    await ada.send('PUT', `${path}/robot/api_keys/k`, { json: { active: false } });
    expect((await use(fresh.body.key)).status).toBe(401);
    expect((await ada.delete(`${path}/robot`)).status).toBe(200);
    const hana = clientOf(controlPlane, 'hana@northwind.example');
    expect((await hana.get(path)).status).toBe(403);
  });
});
