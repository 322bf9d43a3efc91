// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { type Client, call, clientOf } from './testing/client.ts';
import { demoIds } from './testing/demo-ids.ts';

let controlPlane: ControlPlane;
let ada: Client;
let demo: ReturnType<typeof demoIds>;

beforeAll(async () => {
  controlPlane = await startControlPlane({ http: true });
  ada = clientOf(controlPlane, ADMIN_EMAIL);
  demo = demoIds(controlPlane.state);
});
afterAll(() => controlPlane.close());
beforeEach(() => {
  controlPlane.configure({ resourceForm: 'server', permissionChecks: 'open', permissionCheckMethod: 'both' });
});

const check = (client: Client, user_id: string, action: string, resources: string[], method = 'GET') => {
  const query = new URLSearchParams({ user_id, action });
  if (method === 'POST') return client.post(`/rbac/check_permissions?${query}`, resources);
  for (const resource of resources) query.append('resources', resource);
  return client.get(`/rbac/check_permissions?${query}`);
};

describe('check_permissions', () => {
  it('answers each resource as it was written, by either method', async () => {
    const pablo = demo.user('pablo@northwind.example').id;
    const workspace = demo.workspace('prod-vision').id;
    const run = `${workspace}@server:pipeline_run/${demo.resource('prod-vision', 'pipeline_run', 'train-detector-001').id}`;
    const stack = `${workspace}@server:stack`;
    for (const method of ['GET', 'POST']) {
      expect((await check(ada, pablo, 'delete', [run, stack], method)).body).toEqual({
        [run]: true,
        [stack]: false,
      });
    }
  });

  it('may answer one method only', async () => {
    const resource = [`${demo.workspace('prod-vision').id}@server:stack`];
    controlPlane.configure({ permissionCheckMethod: 'POST' });
    expect((await check(ada, ada.userId, 'read', resource)).status).toBe(405);
    expect((await check(ada, ada.userId, 'read', resource, 'POST')).status).toBe(200);
    const document = await ada.get<{ paths: Record<string, object> }>('/openapi.json');
    expect(Object.keys(document.body.paths['/rbac/check_permissions'] ?? {})).toEqual(['post']);
  });

  it('may refuse people altogether', async () => {
    controlPlane.configure({ permissionChecks: 'refused' });
    const resource = [`${demo.workspace('prod-vision').id}@server:stack`];
    expect(await check(ada, ada.userId, 'read', resource)).toMatchObject({
      status: 403,
      body: { detail: ['IllegalOperationError', expect.any(String)] },
    });
  });

  it('answers about others only to those who administer the scope', async () => {
    const hana = clientOf(controlPlane, 'hana@northwind.example');
    const resource = [`${demo.workspace('prod-vision').id}@server:stack`];
    expect((await check(hana, hana.userId, 'read', resource)).body).toEqual({ [resource[0] ?? '']: false });
    expect((await check(hana, ada.userId, 'read', resource)).status).toBe(403);
    const bram = clientOf(controlPlane, 'bram@northwind.example');
    const staging = [`${demo.workspace('staging-vision').id}@server:stack`];
    expect((await check(bram, ada.userId, 'read', staging)).status).toBe(200);
  });

  it('never says no when it does not understand', async () => {
    const workspace = demo.workspace('prod-vision').id;
    const unreadable = [
      'stack',
      `${workspace}@project:stack`,
      `${workspace}@server:stack/not-an-id`,
      '',
      `${workspace}@server:`,
    ];
    for (const text of unreadable) expect((await check(ada, ada.userId, 'read', [text])).status).toBe(422);
    expect((await check(ada, ada.userId, 'read', [`${workspace}@server:unicorn`])).status).toBe(400);
    expect((await check(ada, ada.userId, 'ride', [`${workspace}@server:stack`])).status).toBe(400);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await check(ada, ada.userId, 'read', [`${nowhere}@server:stack`])).status).toBe(404);
    expect((await check(ada, nowhere, 'read', [`${workspace}@server:stack`])).status).toBe(404);
    expect((await ada.get(`/rbac/check_permissions?user_id=${ada.userId}&action=read`)).status).toBe(422);
  });
});

describe('the forms of a resource', () => {
  it('can name the workspace', async () => {
    controlPlane.configure({ resourceForm: 'workspace' });
    const resource = `${demo.workspace('prod-vision').id}@workspace:stack`;
    expect((await check(ada, ada.userId, 'update', [resource])).body).toEqual({ [resource]: true });
    const old = resource.replace('@workspace', '@server');
    expect((await check(ada, ada.userId, 'update', [old])).status).toBe(422);
  });

  it('can leave it to the project or the resource', async () => {
    controlPlane.configure({ resourceForm: 'project' });
    const inProject = `${demo.project('prod-vision', 'parcels').id}:pipeline_run`;
    const byId = `stack/${demo.resource('prod-vision', 'stack', 'gpu-training').id}`;
    const answer = await check(ada, ada.userId, 'read', [inProject, byId], 'POST');
    expect(answer.body).toEqual({ [inProject]: true, [byId]: true });
    // Nothing says which workspace: that is not a no.
    expect(await check(ada, ada.userId, 'read', ['stack'])).toMatchObject({
      status: 400,
      body: { detail: ['ValueError', expect.any(String)] },
    });
  });

  it('takes the workspace from the token of its server', async () => {
    controlPlane.configure({ resourceForm: 'project' });
    const { id, enrollment_key } = demo.workspace('halden-edge');
    const form = { grant_type: 'client_credentials', client_id: id, client_secret: enrollment_key ?? '' };
    const { body } = await call<{ access_token: string }>(controlPlane, 'POST', '/auth/login', { form });
    const answer = await call(
      controlPlane,
      'POST',
      `/rbac/check_permissions?user_id=${ada.userId}&action=read`,
      {
        token: body.access_token,
        json: ['stack'],
      },
    );
    expect(answer.body).toEqual({ stack: true });
  });
});

describe('allowed_resource_ids and sharing', () => {
  const allowed = (userId: string, action: string, type: string) =>
    ada.get<{ full_access: boolean; ids: string[] }>(
      `/rbac/allowed_resource_ids?user_id=${userId}&action=${action}&resource=${demo.workspace('prod-vision').id}@server:${type}`,
    );

  it('knows full access from single resources', async () => {
    expect((await allowed(ada.userId, 'read', 'stack')).body).toEqual({ full_access: true, ids: [] });
    const liam = demo.user('liam@northwind.example').id;
    const stack = demo.resource('prod-vision', 'stack', 'default').id;
    expect((await allowed(liam, 'read', 'stack')).body).toEqual({ full_access: false, ids: [stack] });
  });

  it('shares one resource, by whoever may', async () => {
    const stack = demo.resource('prod-vision', 'stack', 'gpu-training');
    const nikhil = demo.user('nikhil@northwind.example').id;
    const resource = `${stack.workspace_id}@server:stack/${stack.id}`;
    const share = (client: Client, query: Record<string, string>) =>
      client.post(`/rbac/resource_members?${new URLSearchParams({ resource, actions: 'read', ...query })}`);
    expect((await share(ada, {})).status).toBe(400);
    expect((await share(clientOf(controlPlane, 'pablo@northwind.example'), { user_id: nikhil })).status).toBe(
      403,
    );
    expect((await share(ada, { user_id: nikhil, actions: 'fly' })).status).toBe(400);
    expect(controlPlane.can(nikhil, 'read', resource)).toBe(false);
    expect((await share(ada, { user_id: nikhil })).status).toBe(200);
    expect(controlPlane.can(nikhil, 'read', resource)).toBe(true);
    expect(controlPlane.can(nikhil, 'update', resource)).toBe(false);
    expect((await ada.delete(`/rbac/resources?resources=${encodeURIComponent(resource)}`)).status).toBe(403);
  });
});
