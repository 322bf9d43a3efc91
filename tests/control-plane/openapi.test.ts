// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';
import { type Client, clientOf } from './testing/client.ts';

/** What a person's session may call, from the table of known endpoints; `{}` stands for any one segment. */
const KNOWN = `
POST /auth/login|GET /auth/authorize|GET /auth/connections|GET /auth/callback|GET /auth/logout
POST /auth/device_authorization|GET /auth/api_token|POST /auth/tenant_authorization/{}|GET /auth/workspace_authorization/{}
GET /users|POST /users|GET /users/me|PATCH /users/{}|DELETE /users/{}|GET /users/authorize_server
GET /users/me/api_keys|POST /users/me/api_keys|GET /invitations|GET /invitations/{}|POST /invitations/{}
GET /devices|GET /devices/{}|PUT /devices/{}|DELETE /devices/{}|PUT /devices/{}/verify
GET /organizations|POST /organizations|GET /organizations/{}|PATCH /organizations/{}
GET /organizations/{}/members|DELETE /organizations/{}/members|GET /organizations/{}/roles|GET /organizations/{}/teams
GET /organizations/{}/invitations|POST /organizations/{}/invitations|DELETE /organizations/{}/invitations/{}
GET /organizations/{}/tenants|GET /organizations/{}/entitlement/{}|GET /organizations/validation/name/{}
GET /organizations/{}/service_accounts|POST /organizations/{}/service_accounts
POST /organizations/{}/service_accounts/{}/api_keys
GET /workspaces|POST /workspaces|GET /workspaces/{}|PATCH /workspaces/{}|DELETE /workspaces/{}
GET /tenants|POST /tenants|GET /tenants/{}|PATCH /tenants/{}|DELETE /tenants/{}
POST /tenants/{}/deploy|POST /tenants/{}/deactivate
GET /tenants/{}/members|POST /tenants/{}/members|DELETE /tenants/{}/members|GET /workspaces/{}/projects/{}/members
POST /teams|GET /teams/{}|PATCH /teams/{}|DELETE /teams/{}
GET /teams/{}/members|POST /teams/{}/members|DELETE /teams/{}/members
POST /roles|GET /roles/{}|PATCH /roles/{}|DELETE /roles/{}
GET /roles/{}/assignments|POST /roles/{}/assignments|DELETE /roles/{}/assignments
GET /permissions|GET /rbac/check_permissions|POST /rbac/check_permissions|GET /rbac/allowed_resource_ids
POST /rbac/resource_members|DELETE /rbac/resources|GET /health|GET /server/info|GET /releases`;

interface Document {
  openapi: string;
  servers: { url: string }[];
  paths: Record<
    string,
    Record<string, { deprecated?: boolean; parameters?: { name: string; in: string }[] }>
  >;
  components: { securitySchemes: Record<string, unknown> };
}

let controlPlane: ControlPlane;
let ada: Client;
let document: Document;
beforeAll(async () => {
  controlPlane = await startControlPlane({ http: true });
  ada = clientOf(controlPlane, ADMIN_EMAIL);
  document = (await ada.get<Document>('/openapi.json')).body;
});
afterAll(() => controlPlane.close());

const listed = () =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => [method.toUpperCase(), path] as const),
  );

describe('openapi.json', () => {
  it('lists every known endpoint', () => {
    const have = new Set(
      listed().map(([method, path]) => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`),
    );
    const missing = KNOWN.trim()
      .split(/[\n|]/)
      .filter((endpoint) => !have.has(endpoint));
    expect(missing).toEqual([]);
  });

  it('lists nothing that is not answered', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    for (const [method, path] of listed()) {
      if (path === '/auth/logout') continue;
      const { status, body } = await ada.send(method, path.replaceAll(/\{[^}]+\}/g, nowhere));
      expect([method, path, status]).not.toContain(405);
      expect(status).toBeLessThan(500);
      expect(body).not.toEqual({ detail: 'Not Found' });
    }
  });

  it('is a 3.1 document with the documented scheme, parameters and deprecations', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.components.securitySchemes)).toEqual(['OAuth2ComboScheme']);
    expect(document.paths['/tenants']?.get?.deprecated).toBe(true);
    expect(document.paths['/workspaces']?.get?.deprecated).not.toBe(true);
    const parameters = document.paths['/roles/{role_id}/assignments']?.post?.parameters ?? [];
    expect(parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['user_id', 'team_id', 'invitation_id', 'workspace_id', 'project_id']),
    );
  });

  it('says where it is when there is a prefix', async () => {
    controlPlane.configure({ mode: 'self-hosted' });
    const answer = await clientOf(controlPlane, ADMIN_EMAIL).get<Document>('/openapi.json');
    expect(answer.body.servers).toEqual([{ url: '/api/v1' }]);
    controlPlane.configure({ mode: 'current' });
  });
});
