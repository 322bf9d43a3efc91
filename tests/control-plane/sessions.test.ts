// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, DEMO_PASSWORD, INACTIVE_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { call, clientOf } from './testing/client.ts';

interface Token {
  access_token: string;
  token_type: string;
  expires_in: number;
}

let controlPlane: ControlPlane;
let now = Date.parse('2026-03-02T10:00:00Z');

beforeAll(async () => {
  controlPlane = await startControlPlane({ now: () => now });
});
afterAll(() => controlPlane.close());
beforeEach(() => controlPlane.configure({ mode: 'current' }));

const login = (form: Record<string, string>, host?: string) =>
  call<Token>(controlPlane, 'POST', '/auth/login', { form, ...(host === undefined ? {} : { host }) });
const me = (token: string) =>
  call<{ email: string | null; detail: string }>(controlPlane, 'GET', '/users/me', { token });

describe('POST /auth/login', () => {
  it('takes a password, with or without naming the grant', async () => {
    for (const grant of [{}, { grant_type: 'password' }]) {
      const answer = await login({ ...grant, username: ADMIN_EMAIL, password: DEMO_PASSWORD });
      expect(answer.status).toBe(200);
      expect(answer.body.token_type).toBe('bearer');
      expect((await me(answer.body.access_token)).body.email).toBe(ADMIN_EMAIL);
    }
  });

  it('takes an API key as a password, as a grant, and directly as bearer token', async () => {
    const key = controlPlane.createApiKey(ADMIN_EMAIL);
    expect(key).toMatch(/^ZENPROKEY_/);
    for (const form of [{ password: key }, { grant_type: 'zenml_api_key', password: key }]) {
      const answer = await login(form);
      expect(answer.body.expires_in).toBe(3600);
      expect((await me(answer.body.access_token)).status).toBe(200);
    }
    expect((await me(key)).body.email).toBe(ADMIN_EMAIL);
  });

  it('refuses wrong passwords, unknown keys and people who are inactive', async () => {
    const attempts = [
      { username: ADMIN_EMAIL, password: 'wrong' },
      { username: 'nobody@northwind.example', password: DEMO_PASSWORD },
      { username: INACTIVE_EMAIL, password: DEMO_PASSWORD },
      { password: 'ZENPROKEY_wrong' },
    ];
    for (const form of attempts) expect((await login(form)).status).toBe(401);
  });

  it('answers OAuth errors in their own form', async () => {
    const grant = await login({ grant_type: 'implicit' });
    expect([grant.status, grant.body]).toMatchObject([400, { error: 'unsupported_grant_type' }]);
    const client = await login({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' });
    expect([client.status, client.body]).toMatchObject([400, { error: 'invalid_client' }]);
  });

  it('signs a device in once somebody has confirmed it', async () => {
    const started = await call<{ device_code: string; user_code: string; verification_uri: string }>(
      controlPlane,
      'POST',
      '/auth/device_authorization',
      { form: { client_id: 'cli-1' } },
    );
    expect(started.body.verification_uri).toBe('/devices/verify');
    const form = {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: 'cli-1',
      device_code: started.body.device_code,
    };
    expect((await login(form)).body).toMatchObject({ error: 'authorization_pending' });
    const ada = clientOf(controlPlane, ADMIN_EMAIL);
    const { user_code } = started.body;
    const verified = await ada.send('PUT', `/devices/${user_code}/verify`, { json: { user_code } });
    expect(verified.status).toBe(200);
    const token = (await login(form)).body.access_token;
    expect((await me(token)).status).toBe(200);
    const keys = await call<{ detail: string }>(controlPlane, 'GET', '/users/me/api_keys', { token });
    expect([keys.status, keys.body.detail]).toEqual([401, expect.stringContaining('device_code')]);
    expect((await login({ ...form, device_code: 'unknown' })).body).toMatchObject({
      error: 'invalid_client',
    });
  });

  it('lets a workspace server in, which is no person', async () => {
    const workspace = controlPlane.state.workspaces.first('name', 'halden-edge');
    const answer = await login({
      grant_type: 'client_credentials',
      client_id: workspace?.id ?? '',
      client_secret: workspace?.enrollment_key ?? '',
      audience: 'https://cloudapi.zenml.io',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await me(answer.body.access_token)).status).toBe(403);
  });
});

describe('the session cookie', () => {
  const form = { username: ADMIN_EMAIL, password: DEMO_PASSWORD };
  const cookieAt = async (host: string) => (await login(form, host)).headers['set-cookie']?.[0] ?? '';

  it('is HttpOnly, and names its Domain only to hosts below it', async () => {
    const cookie = await cookieAt('cloudapi.zenml.io');
    for (const part of [
      'zenml-pro-session=',
      'HttpOnly',
      'Secure',
      'SameSite=Lax',
      'Domain=zenml.io',
      'Path=/',
    ]) {
      expect(cookie).toContain(part);
    }
    expect(await cookieAt('localhost')).not.toContain('Domain');
  });

  it('can have another name, SameSite and partition', async () => {
    const usual = {
      name: 'zenml-pro-session',
      domain: 'zenml.io',
      sameSite: 'lax',
      partitioned: false,
    } as const;
    controlPlane.configure({ cookie: { name: 'pro', domain: null, sameSite: 'none', partitioned: true } });
    const cookie = await cookieAt('cloudapi.zenml.io');
    controlPlane.configure({ cookie: usual });
    expect(cookie).toMatch(/^pro=.*SameSite=None.*Partitioned|^pro=.*Partitioned.*SameSite=None/);
    expect(cookie).not.toContain('Domain');
  });

  it('carries the bearer token, and works like it', async () => {
    const { cookie, token } = controlPlane.signInAs(ADMIN_EMAIL);
    expect(cookie.value).toBe(token);
    const answer = await call(controlPlane, 'GET', '/users/me', { cookie: `${cookie.name}=${cookie.value}` });
    expect(answer.status).toBe(200);
    expect(controlPlane.requests.at(-1)).toMatchObject({
      cookiePresent: true,
      path: '/users/me',
      status: 200,
    });
  });

  it('is over after signing out, when it expires, and when tests say so', async () => {
    const first = controlPlane.signInAs(ADMIN_EMAIL).token;
    await call(controlPlane, 'POST', '/auth/logout', { token: first });
    expect((await me(first)).status).toBe(401);

    const second = controlPlane.signInAs(ADMIN_EMAIL).token;
    now += 86_400_001;
    expect(await me(second)).toMatchObject({ status: 401, body: { detail: 'Not authenticated' } });

    const third = controlPlane.signInAs(ADMIN_EMAIL).token;
    controlPlane.expireSessions();
    expect((await me(third)).status).toBe(401);
  });

  it('stops working as soon as the person is made inactive', async () => {
    const zoe = clientOf(controlPlane, 'zoe@halden.example');
    controlPlane.state.users.update(zoe.userId, { is_active: false });
    expect((await zoe.get('/users/me')).status).toBe(401);
    controlPlane.state.users.update(zoe.userId, { is_active: true });
    expect((await zoe.get('/users/me')).status).toBe(200);
  });
});

describe('tokens for who is signed in', () => {
  it('hands out a bare string', async () => {
    const answer = await clientOf(controlPlane, ADMIN_EMAIL).get<string>('/auth/api_token');
    expect(answer.text).toMatch(/^"[^"]+"$/);
    expect((await me(answer.body)).status).toBe(200);
  });

  it('authorizes a workspace by either method and either name', async () => {
    const ada = clientOf(controlPlane, ADMIN_EMAIL);
    const id = controlPlane.state.workspaces.first('name', 'prod-vision')?.id;
    for (const method of ['GET', 'POST']) {
      for (const word of ['workspace', 'tenant']) {
        const answer = await ada.send<Token>(method, `/auth/${word}_authorization/${id}`);
        expect(answer.body.access_token).toBeTypeOf('string');
      }
    }
  });

  it('can look like a JWT', async () => {
    controlPlane.configure({ tokenStyle: 'jwt' });
    const { token } = controlPlane.signInAs(ADMIN_EMAIL);
    controlPlane.configure({ tokenStyle: 'opaque' });
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toHaveProperty('exp');
  });
});
