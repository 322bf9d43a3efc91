// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { type Client, call, clientOf } from './testing/client.ts';
import { demoIds } from './testing/demo-ids.ts';

interface Workspace {
  id: string;
  name: string;
  status: string;
  desired_state: string;
  state_reason: string | null;
  enrollment_key: string | null;
  zenml_service: {
    configuration: { version: string };
    status: { version: string; server_url: string } | null;
  };
}

let controlPlane: ControlPlane;
let ada: Client;
let demo: ReturnType<typeof demoIds>;
let now: number;

beforeEach(async () => {
  now = Date.parse('2026-03-02T10:00:00.250Z');
  controlPlane = await startControlPlane({ http: true, transitionMs: 2000, now: () => now });
  ada = clientOf(controlPlane, ADMIN_EMAIL);
  demo = demoIds(controlPlane.state);
});
afterEach(() => controlPlane.close());

const names = async (query: string, client = ada) =>
  (await client.get<Workspace[]>(`/workspaces?${query}`)).body.map((workspace) => workspace.name);
const refused = (status: number, exception: string) => ({
  status,
  body: { detail: [exception, expect.any(String)] },
});

describe('the list', () => {
  it('shows what somebody may see', async () => {
    expect(await names('')).toHaveLength(11);
    expect(await names('', clientOf(controlPlane, 'viktor@northwind.example'))).toHaveLength(6);
    expect(await names('', clientOf(controlPlane, 'tove@northwind.example'))).toEqual([]);
    expect(await names('', clientOf(controlPlane, 'liam@northwind.example'))).toEqual(['prod-vision']);
    // A share makes an implicit member.
    expect(await names('', clientOf(controlPlane, 'elif@northwind.example'))).toEqual(['fraud-detection']);
    expect(await names('', clientOf(controlPlane, 'wanda@northwind.example'))).toHaveLength(12);
  });

  it('filters by each documented parameter', async () => {
    const halden = demo.organization('Halden Robotics').id;
    const vision = demo.workspace('prod-vision');
    expect(await names(`organization_id=${halden}`)).toHaveLength(4);
    expect(await names('status=failed')).toEqual(['grasp-staging']);
    expect(await names('is_managed=false')).toEqual(['nw-onprem', 'halden-edge']);
    expect(await names('workspace_name=prod-vision')).toEqual(['prod-vision']);
    expect(await names(`workspace_id=${vision.id}`)).toEqual(['prod-vision']);
    expect(await names(`tenant_id=${vision.id}&tenant_name=prod-vision`)).toEqual(['prod-vision']);
    expect(await names(`url=${vision.zenml_service.status?.server_url}`)).toEqual(['prod-vision']);
    expect(await names(`owner_id=${demo.user('zoe@halden.example').id}`)).toEqual(['grasp-staging']);
    const tenants = await ada.get<Workspace[]>(`/organizations/${halden}/tenants?status=pending&limit=1`);
    expect(tenants.body.map((workspace) => workspace.name)).toEqual(['sim-lab']);
  });

  it('is a plain array in pages', async () => {
    const all = await names('limit=100');
    const paged = [
      ...(await names('limit=4')),
      ...(await names('limit=4&offset=4')),
      ...(await names('limit=4&offset=8')),
    ];
    expect(paged).toEqual(all);
    expect(await names('offset=50')).toEqual([]);
    expect((await ada.get('/workspaces?limit=101')).status).toBe(422);
  });

  it('embeds everything in full, with naive times and secrets where they belong', async () => {
    const answer = await ada.get<Record<string, unknown>>('/workspaces/halden-edge');
    expect(answer.body).toMatchObject({
      enrollment_key: expect.stringMatching(/^[0-9a-f]{48}$/),
      owner: { email: ADMIN_EMAIL, company: 'northwind', password: null },
      organization: {
        name: 'Halden Robotics',
        trial_expiry: 9 * 86_400,
        owner: { email: 'yusuf@halden.example' },
      },
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
    });
    const folding = await ada.get<Record<string, unknown>>('/workspaces/protein-folding');
    expect(folding.body).toMatchObject({
      enrollment_key: null,
      mlflow_service: { status: { password: expect.any(String) } },
      organization: { has_active_subscription: null, trial_expiry: null },
    });
  });
});

describe('changing a workspace', () => {
  it('takes its time: pending first, then what was wished for', async () => {
    const off = await ada.patch<Workspace>('/workspaces/churn-models', { desired_state: 'deactivated' });
    expect(off.body).toMatchObject({ status: 'pending', desired_state: 'deactivated' });
    now += 1999;
    expect((await ada.get<Workspace>('/workspaces/churn-models')).body.status).toBe('pending');
    now += 1;
    expect((await ada.get<Workspace>('/workspaces/churn-models')).body.status).toBe('deactivated');
    await ada.post('/tenants/churn-models/deploy');
    now += 2000;
    expect(await names('status=available&workspace_name=churn-models')).toEqual(['churn-models']);
  });

  it('upgrades, and never goes back', async () => {
    const version = (value: string) => ({ zenml_service: { configuration: { version: value } } });
    const path = '/workspaces/churn-models?force=true';
    expect((await ada.patch<Workspace>(path, version('0.94.2'))).body).toMatchObject({
      status: 'pending',
      zenml_service: { configuration: { version: '0.94.2' }, status: { version: '0.92.0' } },
    });
    now += 2000;
    expect((await ada.get<Workspace>('/workspaces/churn-models')).body).toMatchObject({
      status: 'available',
      zenml_service: { status: { version: '0.94.2' } },
    });
    expect(await ada.patch(path, version('0.94.1'))).toMatchObject(refused(400, 'ValueError'));
  });

  it('may fail', async () => {
    controlPlane.configure({ transitionsFail: true });
    await ada.post('/workspaces/research-sandbox/deploy');
    now += 2000;
    expect((await ada.get<Workspace>('/workspaces/research-sandbox')).body).toMatchObject({
      status: 'failed',
      desired_state: 'available',
      state_reason: 'deployment_failed',
    });
  });

  it('refuses wishes that nobody can have, and people who may not', async () => {
    for (const desired_state of ['pending', 'failed']) {
      expect(await ada.patch('/workspaces/prod-vision', { desired_state })).toMatchObject(
        refused(400, 'ValueError'),
      );
    }
    expect((await ada.patch('/workspaces/prod-vision', { desired_state: 'sleeping' })).status).toBe(422);
    const liam = clientOf(controlPlane, 'liam@northwind.example');
    const change = { display_name: 'Mine' };
    expect(await liam.patch('/workspaces/prod-vision', change)).toMatchObject(
      refused(403, 'IllegalOperationError'),
    );
    expect((await ada.patch('/workspaces/prod-vision', change)).body).toMatchObject({ display_name: 'Mine' });
  });

  it('makes, enrolls and deletes', async () => {
    const organization_id = demo.organization('Northwind ML').id;
    const made = await ada.post<Workspace>('/workspaces', { name: 'fresh', organization_id });
    expect(made.body).toMatchObject({ status: 'pending', enrollment_key: null, display_name: 'fresh' });
    expect(await ada.post('/workspaces', { name: 'fresh', organization_id })).toMatchObject(
      refused(409, 'EntityExistsError'),
    );
    expect(await ada.post('/workspaces', { organization_id })).toMatchObject(refused(400, 'ValueError'));
    const hana = clientOf(controlPlane, 'hana@northwind.example');
    expect((await hana.post('/workspaces', { name: 'mine', organization_id })).status).toBe(403);

    const enrolled = await ada.post<Workspace>('/workspaces?enroll=true', { name: 'ours', organization_id });
    expect(enrolled.body).toMatchObject({
      status: 'not_initialized',
      is_managed: false,
      enrollment_key: expect.any(String),
    });
    const form = {
      grant_type: 'client_credentials',
      client_id: enrolled.body.id,
      client_secret: enrolled.body.enrollment_key ?? '',
    };
    const server = await call<{ access_token: string }>(controlPlane, 'POST', '/auth/login', { form });
    const heartbeat = { token: server.body.access_token, json: {} };
    expect((await call(controlPlane, 'PATCH', '/workspace_status', heartbeat)).status).toBe(200);
    expect((await ada.patch('/workspace_status', {})).status).toBe(403);
    expect((await ada.get<Workspace>('/workspaces/ours')).body).toMatchObject({
      status: 'available',
      enrollment_key: null,
    });

    expect((await ada.delete<Workspace>('/workspaces/ours')).body.status).toBe('deleted');
    expect((await ada.get('/workspaces/ours')).status).toBe(404);
    expect(await names('status=deleted')).toEqual(['ours']);
  });
});

describe('members', () => {
  it('are listed with their roles, except for implicit ones', async () => {
    type Member = {
      user?: { username: string };
      team?: { name: string };
      roles: { via_team: string | null }[];
    };
    const members = (await ada.get<Member[]>('/workspaces/prod-vision/members')).body;
    const mei = members.find((member) => member.user?.username === 'mei@northwind.example');
    expect(mei?.roles).toEqual([
      { role_id: expect.any(String), level: 'workspace', via_team: demo.team('Northwind ML', 'ml-core').id },
    ]);
    expect(members.map((member) => member.team?.name)).toContain('platform');
    const fraud = (await ada.get<Member[]>('/workspaces/fraud-detection/members')).body;
    expect(fraud.map((member) => member.user?.username)).not.toContain('elif@northwind.example');
  });

  it('come and go, and lose shares when they go', async () => {
    const elif = demo.user('elif@northwind.example').id;
    const model = demo.resource('fraud-detection', 'model').id;
    const role_id = demo.role('Northwind ML', 'Workspace Viewer').id;
    const path = `/workspaces/fraud-detection/members?user_id=${elif}`;
    expect((await ada.post(`${path}&role_id=${role_id}`)).status).toBe(200);
    expect((await ada.post(`${path}&role_id=${role_id}`)).status).toBe(409);
    expect(controlPlane.can(elif, 'update', `model/${model}`)).toBe(true);
    expect((await ada.delete(path)).status).toBe(200);
    expect(controlPlane.can(elif, 'update', `model/${model}`)).toBe(false);
    expect((await ada.delete(path)).status).toBe(404);
  });

  it('of a project are its own', async () => {
    const project = demo.project('prod-vision', 'parcels').id;
    const members = await ada.get<unknown[]>(`/workspaces/prod-vision/projects/${project}/members`);
    expect(members.body).toContainEqual(
      expect.objectContaining({ user: expect.objectContaining({ name: 'Pablo Serrano' }) }),
    );
    const other = demo.project('churn-models', 'default').id;
    expect((await ada.get(`/workspaces/prod-vision/projects/${other}/members`)).status).toBe(404);
  });
});
