// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRequest } from '#lib/api/build-request.ts';
import { type Dialect, methodIn } from '#lib/api/dialect.ts';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { endpoints } from '#lib/api/endpoints.ts';

const ORIGIN = 'https://cloudapi.zenml.io';
const CURRENT: Dialect = {
  base: '',
  workspaces: 'workspaces',
  checkPermissions: { method: 'GET' },
  paged: [],
  from: 'openapi',
  learnedAt: 0,
};
const LEGACY: Dialect = { ...CURRENT, base: '/api/v1', workspaces: 'tenants' };

const GRANT = { user_id: 'u', role_id: 'r' };
const WHO = { workspaceId: 'w', query: { user_id: 'u' } };

const all: [string, Endpoint][] = Object.entries(endpoints);
const build = (endpoint: Endpoint, params: Record<string, unknown>, dialect = CURRENT) =>
  buildRequest(ORIGIN, dialect, endpoint, params);
const urlOf = (endpoint: Endpoint, params: Record<string, unknown>, dialect = CURRENT) => {
  const built = build(endpoint, params, dialect);
  return built.ok ? built.value.url : built.failure.kind;
};

describe('the closed list', () => {
  test.each(all)('%s answers one thing or a list, and is not what servers call', (_, endpoint) => {
    expect(Boolean(endpoint.response) !== Boolean(endpoint.rows)).toBe(true);
    expect(endpoint.path).not.toMatch(
      /usage|stigg|_status|rbac\/resources$|auth\/(login|logout|authorize|callback|device)/,
    );
    if (endpoint.rows) expect(endpoint.method).toBe('GET');
    if (endpoint.body) expect(endpoint.method).not.toBe('GET');
  });

  test('names each request once', () => {
    const requests = all
      // Asked and read in another way.
      .filter(([name]) => !['enrollWorkspace', 'roleForms', 'permissionForms'].includes(name))
      .map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(requests).size).toBe(requests.length);
  });
});

describe('a request', () => {
  test('is written in the dialect of the control plane', () => {
    expect(urlOf(endpoints.workspace, { workspace: '80' })).toBe(`${ORIGIN}/workspaces/80`);
    expect(urlOf(endpoints.workspace, { workspace: '80' }, LEGACY)).toBe(`${ORIGIN}/api/v1/tenants/80`);
    expect(urlOf(endpoints.workspaceToken, { workspaceId: 'w' }, LEGACY)).toBe(
      `${ORIGIN}/api/v1/auth/tenant_authorization/w`,
    );
    expect(urlOf(endpoints.addWorkspaceMember, { workspaceId: 'w', query: GRANT }, LEGACY)).toBe(
      `${ORIGIN}/api/v1/tenants/w/members?user_id=u&role_id=r`,
    );
    expect(urlOf(endpoints.workspaceName, { organizationId: 'o', name: 'a b' })).toBe(
      `${ORIGIN}/organizations/o/validation/tenant-name/a%20b`,
    );
    const query = { roleId: 'r', query: { workspace_id: 'w', project_id: 'p' } };
    expect(urlOf(endpoints.assignments, query)).toBe(
      `${ORIGIN}/roles/r/assignments?workspace_id=w&project_id=p`,
    );
    expect(urlOf(endpoints.assignments, query, LEGACY)).toBe(
      `${ORIGIN}/api/v1/roles/r/assignments?tenant_id=w&project_id=p`,
    );
  });

  test.each([
    [CURRENT, 'GET'],
    [LEGACY, 'POST'],
  ])('for a workspace’s token is asked by the method of its time', (dialect, method) => {
    expect(build(endpoints.workspaceToken, { workspaceId: 'w' }, dialect)).toMatchObject({
      ok: true,
      value: { method, body: null, effect: 'read' },
    });
    expect(build(endpoints.removeWorkspaceMember, WHO, dialect)).toMatchObject({
      ok: true,
      value: { method: 'DELETE', effect: 'write' },
    });
  });

  test('names the level of a role by the word of its time', () => {
    const body = { name: 'n', organization_id: 'o', level: 'workspace' };
    const levels = [CURRENT, LEGACY].map((dialect) => {
      const built = build(endpoints.createRole, { body }, dialect);
      return built.ok && JSON.parse(built.value.body ?? '').level;
    });
    expect(levels).toEqual(['workspace', 'tenant']);
    const query = { organizationId: 'o', query: { level: 'workspace' } };
    expect(urlOf(endpoints.roles, query, LEGACY)).toContain('?level=tenant');
    expect(urlOf(endpoints.roles, { ...query, query: { level: 'project' } }, LEGACY)).toContain(
      'level=project',
    );
  });

  test('says of a workspace’s services what is documented, and no more', () => {
    const of = (part: object) =>
      [endpoints.createWorkspace, endpoints.updateWorkspace].map((endpoint) => {
        const organization = endpoint.method === 'POST' ? { organization_id: 'o' } : {};
        const built = build(endpoint, { workspaceId: 'w', body: { ...organization, ...part } });
        return built.ok ? 'sent' : built.failure.kind;
      });
    const admin = { image_repository: 'r', image_tag: 't', helm_chart_version: 'h' };
    const zenml = (more: object) => ({ zenml_service: { configuration: { version: '1', ...more } } });
    for (const part of [
      zenml({}),
      zenml({ admin }),
      zenml({ admin: { image_tag: 't' } }),
      { mlflow_service: null },
      { mlflow_service: {} },
      { mlflow_service: { configuration: { version: '2' } } },
    ]) {
      expect(of(part)).toEqual(['sent', 'sent']);
    }
    for (const part of [
      zenml({ admin: { ...admin, service_tier: 'x' } }),
      zenml({ other: 1 }),
      { zenml_service: { configuration: {}, status: {} } },
      { mlflow_service: { configuration: { version: '2', password: 'p' } } },
      { mlflow_service: { status: {} } },
      { mlflow_service: 'x' },
    ]) {
      expect(of(part)).toEqual(['invalid', 'invalid']);
    }
  });

  test('repeats a parameter that is a list, and leaves out what is not given', () => {
    const query = { user_id: 'u', action: 'read', resources: ['a/b', 'c&d'] };
    expect(urlOf(endpoints.checkByGet, { query })).toBe(
      `${ORIGIN}/rbac/check_permissions?user_id=u&action=read&resources=a%2Fb&resources=c%26d`,
    );
    expect(urlOf(endpoints.workspaces, { query: { name: undefined } })).toBe('invalid');
    expect(urlOf(endpoints.workspaces, { query: { status: undefined } })).toBe(`${ORIGIN}/workspaces`);
  });

  test('writes a grant as query parameters, to exactly one holder', () => {
    const granted = build(endpoints.assign, { roleId: 'r', query: { user_id: 'u' } });
    expect(granted).toMatchObject({ ok: true, value: { method: 'POST', body: null, effect: 'write' } });
    for (const query of [{}, { user_id: 'u', team_id: 't' }, { user_id: 'u', project_id: 'p' }]) {
      expect(urlOf(endpoints.assign, { roleId: 'r', query })).toBe('invalid');
    }
  });

  test('refuses what the endpoint does not take', () => {
    expect(urlOf(endpoints.me, { query: { a: 'b' } })).toBe('invalid');
    expect(urlOf(endpoints.me, { body: {} })).toBe('invalid');
    expect(urlOf(endpoints.createTeam, { body: { name: 't', organization_id: 'o', extra: 1 } })).toBe(
      'invalid',
    );
    expect(urlOf(endpoints.createTeam, { body: { name: 5 } })).toBe('invalid');
    expect(urlOf(endpoints.createTeam, {})).toBe('invalid');
  });

  test.each(['', '.', '..', 'a/b', 'a\\b', '../x', 'a\n', '\ud800', 'x'.repeat(201), 5, null, undefined])(
    'refuses %j as a part of the path',
    (workspace) => {
      expect(urlOf(endpoints.workspace, { workspace })).toBe('invalid');
    },
  );

  test.each(['a b', 'ä', '%2e%2e', '%2F', '?x', '#x', '@host', ':80', 'a;b', '😀', '...'])(
    'takes %j as one part of the path',
    (workspace) => {
      const url = new URL(urlOf(endpoints.workspace, { workspace }));
      expect(decodeURIComponent(url.pathname.split('/')[2] ?? '')).toBe(workspace);
      expect(url.pathname.split('/')).toHaveLength(3);
      expect(url.search + url.hash).toBe('');
    },
  );

  test('never leaves the origin or the list, whatever it is given', () => {
    const nasty = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '/',
      '\\',
      '//evil.test',
      '@evil.test',
      '?',
      '#',
      '\u0000',
      '',
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      nasty,
      fc.tuple(nasty, fc.string()).map((p) => p.join('')),
    );
    const names = [
      ...new Set(
        all.flatMap(([, { path }]) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')),
      ),
    ];
    const params = fc.record(Object.fromEntries(names.map((name) => [name, value])));
    const query = fc.record(
      { user_id: value, action: value, resources: fc.array(value), name: value },
      { requiredKeys: [] },
    );

    let sent = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        params,
        query,
        fc.boolean(),
        ([, endpoint], given, asked, isLegacy) => {
          const dialect = isLegacy ? LEGACY : CURRENT;
          const built = build(endpoint, { ...given, ...(endpoint.query && { query: asked }) }, dialect);
          if (!built.ok) return built.failure.kind === 'invalid';
          sent += 1;
          const url = new URL(built.value.url);
          const listed = all.some(
            ([, one]) =>
              methodIn(one, dialect) === built.value.method && matches(one.path, url.pathname, dialect),
          );
          return url.origin === ORIGIN && url.username === '' && url.hash === '' && listed;
        },
      ),
      { numRuns: 10_000 },
    );
    expect(sent).toBeGreaterThan(1000);
  });
});

/** Segment by segment, as a server would. */
function matches(template: string, pathname: string, dialect: Dialect): boolean {
  const rest = pathname.startsWith(`${dialect.base}/`) ? pathname.slice(dialect.base.length) : '';
  const asCurrent = rest
    .replace(/^\/tenants/, '/workspaces')
    .replace('/tenant_authorization/', '/workspace_authorization/');
  const [want, have] = [template.split('/'), asCurrent.split('/')];
  return (
    want.length === have.length &&
    want.every((part, index) => (part.startsWith('{') ? have[index] !== '' : part === have[index]))
  );
}
