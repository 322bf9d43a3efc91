// @vitest-environment node
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drift } from './faults/drift.ts';
import { parseFault } from './faults/parse-fault.ts';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { type Client, clientOf } from './testing/client.ts';

let controlPlane: ControlPlane;
let ada: Client;
beforeAll(async () => {
  controlPlane = await startControlPlane({ http: true });
  ada = clientOf(controlPlane, ADMIN_EMAIL);
});
afterAll(() => controlPlane.close());
afterEach(() => {
  controlPlane.setFault(null);
  controlPlane.clearLog();
});

const me = () => ada.get<Record<string, unknown>>('/users/me');
const rename = (name: string) => ada.patch(`/users/${ada.userId}`, { name });
const nameNow = () => controlPlane.state.users.get(ada.userId)?.name;

describe('faults', () => {
  it('answer with any status, as often as asked, where asked', async () => {
    controlPlane.setFault({ kind: 'status', status: 503, method: 'GET', path: '/users', times: 1 });
    expect((await ada.get('/organizations')).status).toBe(200);
    expect((await me()).status).toBe(503);
    expect((await me()).status).toBe(200);
    controlPlane.setFault({ kind: 'status', status: 503, headers: { 'retry-after': '7' } });
    expect((await me()).headers['retry-after']).toBe('7');
    controlPlane.setFault({ kind: 'status', status: 500, path: '/organizations/*/members', skip: 1 });
    const path = `/organizations/${controlPlane.state.organizations.all()[0]?.id}/members`;
    expect([(await ada.get(path)).status, (await ada.get(path)).status]).toEqual([200, 500]);
  });

  it('drop the connection before or after the work is done', async () => {
    controlPlane.setFault({ kind: 'drop', when: 'before' });
    await expect(rename('Before')).rejects.toThrow();
    expect(nameNow()).not.toBe('Before');
    controlPlane.setFault({ kind: 'drop', when: 'after' });
    await expect(rename('After')).rejects.toThrow();
    expect(nameNow()).toBe('After');
    expect(controlPlane.requests.map((request) => request.status)).toEqual([0, 0]);
  });

  it('send pages instead of data', async () => {
    controlPlane.setFault({ kind: 'html' });
    const html = await me();
    expect([html.status, html.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    controlPlane.setFault({ kind: 'captive-portal' });
    const portal = await me();
    expect([portal.status, portal.headers.location]).toEqual([302, expect.stringContaining('portal')]);
  });

  it('cut the answer in the middle', async () => {
    controlPlane.setFault({ kind: 'truncated-json' });
    const { status, text } = await me();
    expect(status).toBe(200);
    expect(() => JSON.parse(text)).toThrow();
  });

  it('let the session expire after some requests', async () => {
    const client = clientOf(controlPlane, ADMIN_EMAIL);
    controlPlane.setFault({ kind: 'expire-session', after: 2 });
    const statuses = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await client.get('/users/me')).status);
    expect(statuses).toEqual([200, 200, 401, 401]);
  });

  it('take their time', async () => {
    controlPlane.setFault({ kind: 'latency', ms: 40 });
    const started = performance.now();
    await me();
    expect(performance.now() - started).toBeGreaterThan(35);
  });

  it('change the shape of what comes back, in lists and inside objects', async () => {
    controlPlane.setFault([
      { kind: 'drift', change: 'drop', field: 'name' },
      { kind: 'drift', change: 'null', field: 'owner.email' },
      { kind: 'drift', change: 'wrong-type', field: 'created' },
      { kind: 'drift', change: 'extra', field: 'colour' },
    ]);
    const { body } = await ada.get<Record<string, unknown>[]>('/organizations');
    expect(body[0]).not.toHaveProperty('name');
    expect(body[0]).toMatchObject({
      owner: { email: null },
      created: { unexpected: 26 },
      colour: expect.any(String),
    });
  });
});

describe('drift', () => {
  it('leaves what it cannot find', () => {
    expect(drift({ a: 1 }, 'b.c', 'null')).toEqual({ a: 1, b: undefined });
    expect(drift('text', 'a', 'null')).toBe('text');
    expect(drift({ a: [{ b: 1 }, { b: 2 }] }, 'a.b', 'wrong-type')).toEqual({ a: [{ b: '1' }, { b: '2' }] });
  });
});

describe('parseFault', () => {
  it('reads what the command line says', () => {
    expect(parseFault('latency:300')).toEqual({ kind: 'latency', ms: 300 });
    expect(parseFault('status:503@GET:/workspaces x2')).toEqual({
      kind: 'status',
      status: 503,
      method: 'GET',
      path: '/workspaces',
      times: 2,
    });
    expect(parseFault('drop:after@/roles')).toEqual({ kind: 'drop', when: 'after', path: '/roles' });
    expect(parseFault('drift:null:owner.email')).toEqual({
      kind: 'drift',
      change: 'null',
      field: 'owner.email',
    });
    for (const text of ['', 'flood', 'drop:sideways', 'drift:melt:a', 'latency:soon']) {
      expect(() => parseFault(text)).toThrow(/Not a fault/);
    }
  });
});
