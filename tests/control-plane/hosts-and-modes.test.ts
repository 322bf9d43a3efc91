// @vitest-environment node
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import type { Mode } from './settings.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { call, clientOf } from './testing/client.ts';

let controlPlane: ControlPlane;
beforeAll(async () => {
  controlPlane = await startControlPlane();
});
afterAll(() => controlPlane.close());
beforeEach(() => {
  controlPlane.configure({ mode: 'current', originAllowList: null, dashboardHost: null });
  controlPlane.clearLog();
});

const get = (path: string, host: string) => call<{ paths: object }>(controlPlane, 'GET', path, { host });
const inMode = (mode: Mode) => {
  controlPlane.configure({ mode });
  return clientOf(controlPlane, ADMIN_EMAIL);
};

describe('hosts', () => {
  it('answers with the site that the Host header names, port or not', async () => {
    for (const host of ['cloudapi.zenml.io', 'cloudapi.zenml.io:8443', 'localhost:1', '127.0.0.1']) {
      expect((await get('/health', host)).text).toBe('"OK"');
    }
    for (const host of ['cloud.zenml.io', 'staging.cloud.zenml.io:443']) {
      expect((await get('/health', host)).text).toContain('<script type="module" src="/app.js">');
    }
  });

  it('has a certificate for every one of them', () => {
    const names = new X509Certificate(controlPlane.certificate ?? '').subjectAltName;
    for (const name of [
      'cloud.zenml.io',
      'cloudapi.zenml.io',
      '*.cloudinfra.zenml.io',
      'localhost',
      '127.0.0.1',
    ]) {
      expect(names).toContain(name);
    }
  });

  it('sends pages of a workspace server back to the Pro page', async () => {
    const workspace = controlPlane.state.workspaces.first('name', 'prod-vision');
    const { host } = new URL(workspace?.zenml_service.status?.server_url ?? '');
    expect((await get('/pipelines', host)).headers.location).toBe(
      'https://cloud.zenml.io/workspaces/prod-vision',
    );
    const info = await call<{ pro_workspace_name: string }>(controlPlane, 'GET', '/api/v1/info', { host });
    expect(info.body.pro_workspace_name).toBe('prod-vision');
  });
});

describe('modes', () => {
  it('knows workspaces and their old name today', async () => {
    const ada = inMode('current');
    const workspaces = await ada.get('/workspaces');
    expect(workspaces.status).toBe(200);
    expect((await ada.get('/tenants')).body).toEqual(workspaces.body);
    expect((await ada.get('/openapi.json')).text).toContain('"/workspaces"');
  });

  it('knows only tenants when it is old, with fewer fields', async () => {
    const ada = inMode('legacy');
    expect((await ada.get('/workspaces')).body).toEqual({ detail: 'Not Found' });
    const tenants = await ada.get<Record<string, unknown>[]>('/tenants?limit=1');
    expect(tenants.body[0]).not.toHaveProperty('display_name');
    expect(tenants.body[0]).not.toHaveProperty('is_managed');
    const document = await ada.get<{ paths: Record<string, unknown> }>('/openapi.json');
    expect(Object.keys(document.body.paths).filter((path) => path.includes('workspace'))).toEqual([]);
    const { organizations } = controlPlane.state;
    const roles = await ada.get<{ level: string; name: string }[]>(
      `/organizations/${organizations.first('name', 'Northwind ML')?.id}/roles?level=tenant`,
    );
    expect(roles.body.map((role) => role.name)).toContain('Tenant Admin');
    expect(new Set(roles.body.map((role) => role.level))).toEqual(new Set(['tenant']));
  });

  it('has a prefix, and the dashboard beside it, when self-hosted', async () => {
    const ada = inMode('self-hosted');
    expect(controlPlane.apiUrl).toMatch(/\/api\/v1$/);
    expect((await ada.get('/users/me')).status).toBe(200);
    expect((await get('/users/me', 'zenml.example.com')).text).toContain('<!doctype html>');
    expect((await get('/api/v1/health', 'zenml.example.com')).text).toBe('"OK"');
    expect((await get('/api/auth/callback', 'zenml.example.com')).status).toBe(302);
    expect(controlPlane.requests.map((request) => request.path)).toEqual(['/users/me', '/health']);
  });

  it('has its API at another host than its dashboard, whose pages may call it', async () => {
    controlPlane.configure({ mode: 'self-hosted', dashboardHost: 'cloud.zenml.io' });
    expect((await get('/api/v1/health', 'cloud.zenml.io')).text).toContain('<!doctype html>');
    expect((await get('/api/v1/health', 'zenml.example.com')).text).toBe('"OK"');
    const allowed = async (origin: string) => {
      const asked = { host: 'zenml.example.com', origin };
      const { headers } = await call(controlPlane, 'GET', '/api/v1/health', asked);
      return headers['access-control-allow-origin'];
    };
    expect(await allowed('https://cloud.zenml.io')).toBe('https://cloud.zenml.io');
    expect(await allowed('https://zenml.example.com')).toBeUndefined();
  });

  it('knows tenants only where it is self-hosted and older', async () => {
    const ada = inMode('self-hosted-legacy');
    expect(controlPlane.apiUrl).toMatch(/\/api\/v1$/);
    expect((await ada.get('/workspaces')).status).toBe(404);
    expect((await ada.get('/tenants')).status).toBe(200);
  });

  it('serves its description, or hides it', async () => {
    const status = async () => (await get('/openapi.json', 'cloudapi.zenml.io')).status;
    controlPlane.configure({ openapi: 'missing' });
    expect(await status()).toBe(404);
    controlPlane.configure({ openapi: 'signed-in' });
    expect(await status()).toBe(401);
    controlPlane.configure({ openapi: 'served' });
    expect(await status()).toBe(200);
  });
});

describe('origins', () => {
  const asked = (origin: string, method = 'GET', headers: Record<string, string> = {}) =>
    call(controlPlane, method, '/users/me', { host: 'cloudapi.zenml.io', origin, headers });

  it('lets the dashboard read with credentials, and nobody else', async () => {
    const own = await asked('https://cloud.zenml.io');
    expect(own.headers['access-control-allow-origin']).toBe('https://cloud.zenml.io');
    expect(own.headers['access-control-allow-credentials']).toBe('true');
    expect(own.headers['access-control-expose-headers']).toBeUndefined();
    const other = await asked('https://evil.example');
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers preflights before anything else', async () => {
    const headers = {
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'content-type',
    };
    const own = await asked('https://cloud.zenml.io', 'OPTIONS', headers);
    expect([own.status, own.headers['access-control-allow-headers']]).toEqual([200, 'content-type']);
    expect((await asked('chrome-extension://abc', 'OPTIONS', headers)).status).toBe(400);
  });

  it('may refuse writes from elsewhere, never reads', async () => {
    controlPlane.configure({ originAllowList: ['https://cloud.zenml.io'] });
    const ada = clientOf(controlPlane, ADMIN_EMAIL);
    const origin = 'chrome-extension://abc';
    expect((await ada.send('GET', '/users/me', { origin })).status).toBe(200);
    const write = () => ada.send('PATCH', `/users/${ada.userId}`, { origin, json: { name: 'Ada' } });
    expect((await write()).status).toBe(403);
    controlPlane.configure({ originAllowList: [origin] });
    expect((await write()).status).toBe(200);
  });
});
