// @vitest-environment node
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from './dashboard/page-model.ts';
import { ADMIN_EMAIL, DEMO_PASSWORD } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { type Call, call } from './testing/client.ts';
import { demoIds } from './testing/demo-ids.ts';

const HOST = 'cloud.zenml.io';
const CREDENTIALS = { email: ADMIN_EMAIL, password: DEMO_PASSWORD };
let controlPlane: ControlPlane;
let cookie: string;

beforeAll(async () => {
  controlPlane = await startControlPlane();
});
afterAll(() => controlPlane.close());
beforeEach(() => {
  controlPlane.configure({
    mode: 'current',
    cookie: { name: 'zenml-pro-session', domain: 'zenml.io', sameSite: 'lax', partitioned: false },
  });
  const session = controlPlane.signInAs(ADMIN_EMAIL).cookie;
  cookie = `${session.name}=${session.value}`;
  controlPlane.clearLog();
});

const send = <Body = unknown>(method: string, path: string, options: Call = {}) =>
  call<Body>(controlPlane, method, path, { host: HOST, ...options });
const pageAt = async (path: string) =>
  (await send<{ page: Page }>('GET', `/app-data.json?path=${encodeURIComponent(path)}`, { cookie })).body
    .page;
const cookieOf = (headers: IncomingHttpHeaders) => headers['set-cookie']?.[0]?.split(';')[0] ?? '';

describe('signing in', () => {
  it('navigates: form, cookie, home', async () => {
    const answer = await send('POST', '/login', { form: CREDENTIALS });
    expect([answer.status, answer.headers.location]).toEqual([302, '/']);
    expect(answer.headers['set-cookie']?.[0]).toContain('Domain=zenml.io');
    const me = await call(controlPlane, 'GET', '/users/me', {
      host: 'cloudapi.zenml.io',
      cookie: cookieOf(answer.headers),
    });
    expect(me.status).toBe(200);
    const wrong = await send('POST', '/login', { form: { ...CREDENTIALS, password: 'wrong' } });
    expect(wrong.headers.location).toBe('/login?failed=1');
  });

  it('stays on the page when asked to', async () => {
    const answer = await send<{ continueAt: null }>('POST', '/login/session', { form: CREDENTIALS });
    expect(answer.body.continueAt).toBeNull();
    const data = await send('GET', '/app-data.json', { cookie: cookieOf(answer.headers) });
    expect(data.body).toMatchObject({ user: { email: ADMIN_EMAIL }, apiUrl: 'https://cloudapi.zenml.io' });
    expect((await send('POST', '/login/session', { form: { email: 'x', password: 'y' } })).status).toBe(401);
  });

  it('passes by the API when that keeps its cookie to itself', async () => {
    controlPlane.configure({ cookie: { name: 'pro', domain: null, sameSite: 'strict', partitioned: false } });
    const answer = await send('POST', '/login', { form: CREDENTIALS });
    const next = new URL(answer.headers.location ?? '');
    expect(next.host).toBe('cloudapi.zenml.io');
    const back = await call(controlPlane, 'GET', next.pathname + next.search, { host: next.host });
    expect([back.status, back.headers.location]).toEqual([302, 'https://cloud.zenml.io/']);
    expect(cookieOf(back.headers)).toMatch(/^pro=/);
    const again = await call(controlPlane, 'GET', next.pathname + next.search, { host: next.host });
    expect(again.headers.location).toContain('/login');
    expect((await send('GET', '/app-data.json', { cookie: cookieOf(answer.headers) })).status).toBe(200);
  });

  it('ends for the API too', async () => {
    await send('POST', '/logout', { cookie });
    expect((await send('GET', '/app-data.json', { cookie })).status).toBe(401);
    expect((await call(controlPlane, 'GET', '/users/me', { cookie })).status).toBe(401);
  });
});

describe('pages', () => {
  it('exist at every URL shape, and speak of what they show', async () => {
    const demo = demoIds(controlPlane.state);
    const northwind = demo.organization('Northwind ML').id;
    const vision = demo.workspace('prod-vision');
    const project = demo.project('prod-vision', 'parcels');
    const run = demo.resource('prod-vision', 'pipeline_run', 'train-detector-001');
    const version = demo.resource('prod-vision', 'model_version');
    const stack = demo.resource('prod-vision', 'stack', 'gpu-training');
    const component = demo.resource('prod-vision', 'stack_component', 'gpu-training-store');
    const titles: Record<string, string> = {
      '/': 'Home',
      [`/organizations/${northwind}`]: 'Northwind ML',
      [`/organizations/${northwind}/settings/members`]: 'Northwind ML settings',
      [`/organizations/${northwind}/tenants/${vision.id}`]: 'Vision production',
      '/workspaces/prod-vision': 'Vision production',
      [`/workspaces/${vision.id}/projects`]: 'Vision production',
      '/workspaces/prod-vision/projects/parcels/pipelines': 'Parcels',
      [`/workspaces/prod-vision/projects/${project.id}/runs/${run.id}`]: run.name,
      [`/workspaces/prod-vision/projects/parcels/runs/${run.id}/logs`]: run.name,
      [`/workspaces/prod-vision/projects/parcels/model-versions/${version.id}`]: version.name,
      [`/workspaces/prod-vision/stacks/${stack.id}/configuration`]: stack.name,
      [`/workspaces/prod-vision/components/${component.id}`]: component.name,
      '/workspaces/prod-vision/projects/parcels': 'Page not found',
      '/workspaces/prod-vision/codespaces': 'Page not found',
      '/kitaru-workspaces/x': 'Page not found',
      '/%': 'Page not found',
      '/workspaces/assay-screening': 'Page not found',
    };
    for (const [path, title] of Object.entries(titles))
      expect([path, (await pageAt(path)).title]).toEqual([path, title]);
  });

  it('show e-mails and ids, and link to each other', async () => {
    const { id } = demoIds(controlPlane.state).organization('Northwind ML');
    const members = JSON.stringify(await pageAt(`/organizations/${id}/settings/members`));
    expect(members).toContain('hana@northwind.example');
    const runs = await pageAt('/workspaces/prod-vision/projects/parcels/runs');
    const first = runs.sections[0]?.rows[0];
    expect((await pageAt(first?.[0]?.href ?? '')).id).toBe(first?.at(-1)?.text);
  });

  it('speak of tenants by id when the control plane is old', async () => {
    controlPlane.configure({ mode: 'legacy' });
    const href = (await pageAt('/')).sections[0]?.rows[0]?.[0]?.href ?? '';
    expect(href).toMatch(/^\/organizations\/[0-9a-f-]{36}\/tenants\/[0-9a-f-]{36}$/);
    expect((await pageAt(href)).title).toBe('Vision production');
  });

  it('run under a strict policy, without a request to the API', async () => {
    const shell = await send('GET', '/workspaces/prod-vision');
    expect(shell.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(shell.text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    for (const file of ['app.js', 'render.js', 'sign-in.js', 'dom.js', 'app.css']) {
      expect((await send('GET', `/${file}`)).status).toBe(200);
    }
    expect(controlPlane.requests).toEqual([]);
    expect(controlPlane.dashboardRequests.length).toBeGreaterThan(0);
  });

  it('may be hostile', async () => {
    controlPlane.configure({ hostileCss: true, csp: null });
    const shell = await send('GET', '/');
    expect(shell.text).toContain('/hostile.css');
    expect(shell.headers).not.toHaveProperty('content-security-policy');
    expect((await send('GET', '/hostile.css')).text).toContain('display: none !important');
    controlPlane.configure({ hostileCss: false });
  });
});
