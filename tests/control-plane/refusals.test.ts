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
const nowhere = '00000000-0000-4000-8000-000000000000';
const northwind = () => demo.organization('Northwind ML');

describe('errors in the form of FastAPI', () => {
  it('says 404 and 405 before anything else', async () => {
    expect(await ada.get('/unknown/path')).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    const method = await ada.send('PUT', '/workspaces');
    expect(method).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } });
    expect(method.headers.allow).toContain('GET');
  });

  it('lists what is wrong with query, path and body', async () => {
    expect((await ada.get('/workspaces?limit=101&offset=x')).body).toEqual({
      detail: expect.arrayContaining([
        {
          loc: ['query', 'limit'],
          msg: 'Input should be less than or equal to 100',
          type: 'less_than_equal',
        },
        { loc: ['query', 'offset'], msg: 'Input should be a valid integer', type: 'type_error' },
      ]),
    });
    expect(await ada.get('/roles/no-uuid')).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['path', 'role_id'] }] },
    });
    expect(await ada.post('/teams', { name: 'x' })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'organization_id'], msg: 'Field required', type: 'missing' }] },
    });
    const broken = await ada.send('POST', '/teams', { json: '{"name":' });
    expect(broken).toMatchObject({ status: 422, body: { detail: [{ type: 'json_invalid' }] } });
  });

  it('does not tell strangers whether something exists', async () => {
    for (const id of [nowhere, northwind().id]) {
      const hugo = clientOf(controlPlane, 'hugo@juniper.example');
      expect(await hugo.get(`/organizations/${id}`)).toMatchObject(refused(404, 'KeyError'));
      expect(await hugo.get(`/organizations/${id}/members`)).toMatchObject(refused(404, 'KeyError'));
    }
    expect(await ada.get('/workspaces/assay-screening')).toMatchObject(refused(404, 'KeyError'));
  });
});

describe('organizations', () => {
  it('are one to each person, and none to service accounts', async () => {
    expect(await ada.post('/organizations', { name: 'Second' })).toMatchObject(
      refused(402, 'OrganizationLimitExceeded'),
    );
    const key = controlPlane.createApiKey('ci-release');
    const asRobot = await call(controlPlane, 'POST', '/organizations', {
      token: key,
      json: { name: 'Robots' },
    });
    expect(asRobot).toMatchObject(refused(403, 'IllegalOperationError'));
    const bram = clientOf(controlPlane, 'bram@northwind.example');
    expect(await bram.post('/organizations', { name: 'Northwind ML' })).toMatchObject(
      refused(409, 'EntityExistsError'),
    );
    expect((await bram.post('/organizations', { name: 'Bram & Co' })).status).toBe(200);
    expect((await bram.get<unknown[]>('/organizations')).body).toHaveLength(2);
  });

  it('change only for their admins, and trusted domains only for super-users', async () => {
    const path = `/organizations/${northwind().id}`;
    const hana = clientOf(controlPlane, 'hana@northwind.example');
    expect(await hana.patch(path, { description: 'x' })).toMatchObject(refused(403, 'IllegalOperationError'));
    expect((await ada.patch(path, { description: 'x' })).body).toMatchObject({ description: 'x' });
    expect((await ada.patch(path, { trusted_domains: [] })).status).toBe(403);
    const root = clientOf(controlPlane, SUPER_USER_EMAIL);
    expect((await root.patch(path, { trusted_domains: [] })).body).toMatchObject({ trusted_domains: [] });
  });

  it('say 402 for what the plan does not allow', async () => {
    const halden = demo.organization('Halden Robotics');
    expect((await ada.get(`/organizations/${halden.id}/entitlement/workspaces`)).status).toBe(402);
    expect((await ada.get(`/organizations/${northwind().id}/entitlement/workspaces`)).status).toBe(200);
    const workspace = { name: 'one-more', organization_id: halden.id };
    expect(await ada.post('/workspaces', workspace)).toMatchObject(refused(402, 'SubscriptionLimitError'));
  });

  it('keep their owner, and lose everything of whom they let go', async () => {
    const members = `/organizations/${northwind().id}/members`;
    expect(await ada.delete(`${members}?user_id=${ada.userId}`)).toMatchObject(
      refused(403, 'IllegalOperationError'),
    );
    const elif = demo.user('elif@northwind.example').id;
    const card = demo.resource('fraud-detection', 'model');
    expect(controlPlane.can(elif, 'update', `model/${card.id}`)).toBe(true);
    expect((await ada.delete(`${members}?user_id=${elif}`)).status).toBe(200);
    expect(controlPlane.can(elif, 'update', `model/${card.id}`)).toBe(false);
    expect(await ada.delete(`${members}?user_id=${elif}`)).toMatchObject(refused(404, 'KeyError'));
    const hana = clientOf(controlPlane, 'hana@northwind.example');
    const other = demo.user('liam@northwind.example').id;
    expect((await hana.delete(`${members}?user_id=${other}`)).status).toBe(403);
  });
});

describe('invitations', () => {
  const invite = (email: string, role = 'Organization Member', client = ada) =>
    client.post<{ status: string }>(`/organizations/${northwind().id}/invitations`, {
      email,
      role_id: demo.role('Northwind ML', role).id,
    });

  it('go out once, to people who are not members yet', async () => {
    expect((await invite('new@northwind.example')).body.status).toBe('pending');
    expect(await invite('NEW@northwind.example')).toMatchObject(refused(409, 'EntityExistsError'));
    expect(await invite('hana@northwind.example')).toMatchObject(refused(409, 'EntityExistsError'));
    expect(await invite('a@b.example', 'Workspace Admin')).toMatchObject(
      refused(403, 'IllegalOperationError'),
    );
    expect((await invite('no address')).status).toBe(422);
    const hana = clientOf(controlPlane, 'hana@northwind.example');
    expect((await invite('c@d.example', 'Organization Member', hana)).status).toBe(403);
  });

  it('may add somebody who has an account at once', async () => {
    controlPlane.configure({ directInvitations: true });
    expect((await invite('zoe@halden.example')).body.status).toBe('accepted');
    const zoe = clientOf(controlPlane, 'zoe@halden.example');
    expect((await zoe.get(`/organizations/${northwind().id}`)).status).toBe(200);
  });

  it('can be found, and revoked', async () => {
    const path = `/organizations/${northwind().id}/invitations`;
    const found = await ada.get<{ id: string; email: string }[]>(
      `${path}?only_pending=true&email=PRIYA@northwind.example`,
    );
    expect(found.body).toHaveLength(1);
    expect((await ada.delete(`${path}/${found.body[0]?.id}`)).status).toBe(200);
    expect((await ada.delete(`${path}/${found.body[0]?.id}`)).status).toBe(404);
  });
});

describe('teams', () => {
  it('have names of their own and members by query', async () => {
    const body = { name: 'ml-core', organization_id: northwind().id };
    expect(await ada.post('/teams', body)).toMatchObject(refused(409, 'EntityExistsError'));
    const made = await ada.post<{ id: string; member_count: number }>('/teams', { ...body, name: 'new' });
    const members = `/teams/${made.body.id}/members`;
    const hana = demo.user('hana@northwind.example').id;
    expect((await ada.post(`${members}?user_id=${hana}`)).status).toBe(200);
    expect(await ada.post(`${members}?user_id=${hana}`)).toMatchObject(refused(409, 'EntityExistsError'));
    expect(await ada.post(members)).toMatchObject(refused(400, 'ValueError'));
    const stranger = demo.user('hugo@juniper.example').id;
    expect(await ada.post(`${members}?user_id=${stranger}`)).toMatchObject(
      refused(403, 'IllegalOperationError'),
    );
    expect((await ada.get<unknown[]>(members)).body).toMatchObject([
      { user: { email: 'hana@northwind.example' } },
    ]);
    expect((await ada.get<object>(`/teams/${made.body.id}`)).body).toMatchObject({ member_count: 1 });
    expect((await ada.delete(`${members}?user_id=${hana}`)).status).toBe(200);
    expect((await ada.delete(`${members}?user_id=${hana}`)).status).toBe(404);
    expect((await ada.patch(`/teams/${made.body.id}`, { name: 'ml-core' })).status).toBe(409);
    expect((await ada.delete(`/teams/${made.body.id}`)).status).toBe(200);
    const outsider = clientOf(controlPlane, 'hana@northwind.example');
    expect((await outsider.post('/teams', { ...body, name: 'mine' })).status).toBe(403);
  });
});
