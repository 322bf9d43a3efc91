import type { FastifyRequest } from 'fastify';
import type { Context, Routes } from '../context.ts';
import { entityExists, keyError, notAuthenticated } from '../http/api-error.ts';
import { flag, object, optionalText, text, USERNAME } from '../http/schema.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { createApiKey, newKeyText } from '../sessions/create-api-key.ts';
import { newAssignment } from '../state/new-assignment.ts';
import { newUser } from '../state/new-user.ts';
import type { ApiKeyRecord, OrganizationRecord, UserRecord } from '../state/records.ts';
import { apiKeyView } from '../views/api-key-view.ts';
import { userView } from '../views/user-view.ts';
import { findOrganization, requireInOrganization } from './lookup.ts';
import { removeFromOrganization } from './organization-members.ts';

interface KeyBody {
  name: string;
  description?: string | null;
  expires_in_minutes?: number | null;
}

const KEY_BODY = object(
  {
    name: text,
    description: optionalText,
    expires_in_minutes: { type: 'integer', minimum: 1, nullable: true },
  },
  ['name'],
);
const BASE = '/organizations/:organization_id/service_accounts';

/** Tokens from the command line may not touch keys (recorded). */
function refuseDeviceTokens(request: FastifyRequest): void {
  if (request.session?.kind === 'device') {
    throw notAuthenticated('Token type device_code is not allowed for this endpoint');
  }
}

function findAccount(context: Context, organization: OrganizationRecord, idOrName: string): UserRecord {
  const account = context.state.users
    .by('organization', organization.id)
    .find((user) => user.is_service_account && (user.id === idOrName || user.username === idOrName));
  if (account === undefined) throw keyError(`Service account ${idOrName} not found.`);
  return account;
}

function findKey(context: Context, owner: UserRecord, idOrName: string): ApiKeyRecord {
  const key = context.state.apiKeys
    .by('owner', owner.id)
    .find((record) => record.id === idOrName || record.name === idOrName);
  if (key === undefined) throw keyError(`API key ${idOrName} not found.`);
  return key;
}

/** Service accounts with their keys, and people's personal access tokens. */
export const serviceAccountRoutes: Routes = (api, context) => {
  const { state } = context;
  const organizationOf = (
    request: FastifyRequest<{ Params: { organization_id: string } }>,
    action: string,
  ) => {
    const user = callerOf(context, request);
    refuseDeviceTokens(request);
    const organization = findOrganization(context, user, request.params.organization_id);
    requireInOrganization(context, user, `organization_service_account:${action}`, organization);
    return organization;
  };
  type InOrganization = { organization_id: string };
  type Account = InOrganization & { account: string };
  type Key = Account & { key_id: string };

  // [L, docs]
  api.get<{ Params: InOrganization }>(BASE, async (request) =>
    state.users.by('organization', organizationOf(request, 'read').id).map(userView),
  );

  // [docs] An initial role may be given (0.12.6); without one it is a plain member.
  api.post<{
    Params: InOrganization;
    Body: { username: string; description?: string | null; role_id?: string };
  }>(
    BASE,
    {
      schema: {
        body: object({ username: USERNAME, description: optionalText, role_id: text }, ['username']),
      },
    },
    async (request) => {
      const organization = organizationOf(request, 'create');
      const { username, description = null, role_id } = request.body;
      if (state.users.first('username', username.toLowerCase()) !== undefined) {
        throw entityExists(`Service account ${username} already exists.`);
      }
      const roles = state.roles.by('organization', organization.id);
      const role = roles.find((row) =>
        role_id === undefined ? row.name === 'Organization Member' : row.id === role_id,
      );
      if (role === undefined || role.level !== 'organization') throw keyError('Role not found.');
      const account = state.users.add(
        newUser(context.random.uuid(), {
          username,
          name: username,
          metadata: { description },
          is_service_account: true,
          organization_id: organization.id,
        }),
      );
      state.assignments.add(
        newAssignment(context.random.uuid(), {
          organization_id: organization.id,
          role_id: role.id,
          user_id: account.id,
        }),
      );
      return userView(account);
    },
  );

  // [inf] GET, PUT and DELETE exist in the product's own pages; the paths are inferred.
  api.get<{ Params: Account }>(`${BASE}/:account`, async (request) =>
    userView(findAccount(context, organizationOf(request, 'read'), request.params.account)),
  );
  api.put<{ Params: Account; Body: { description?: string | null; is_active?: boolean } | undefined }>(
    `${BASE}/:account`,
    { schema: { body: object({ description: optionalText, is_active: flag }) } },
    async (request) => {
      const account = findAccount(context, organizationOf(request, 'update'), request.params.account);
      const { description, is_active } = request.body ?? {};
      return userView(
        state.users.update(account.id, {
          ...(description === undefined ? {} : { metadata: { ...account.metadata, description } }),
          ...(is_active === undefined ? {} : { is_active }),
        }),
      );
    },
  );
  api.delete<{ Params: Account }>(`${BASE}/:account`, async (request, reply) => {
    const organization = organizationOf(request, 'delete');
    const account = findAccount(context, organization, request.params.account);
    removeFromOrganization(context, account.id, organization.id);
    for (const key of state.apiKeys.by('owner', account.id)) state.apiKeys.remove(key.id);
    state.users.remove(account.id);
    return reply.type('application/json').send('null');
  });

  // [docs, decode] The key itself is in this answer and in no other.
  api.post<{ Params: Account; Body: KeyBody }>(
    `${BASE}/:account/api_keys`,
    { schema: { body: KEY_BODY } },
    async (request) => {
      const account = findAccount(context, organizationOf(request, 'update'), request.params.account);
      return apiKeyView(createApiKey(context, account, request.body), true);
    },
  );

  // [inf]
  api.get<{ Params: Account }>(`${BASE}/:account/api_keys`, async (request) => {
    const account = findAccount(context, organizationOf(request, 'read'), request.params.account);
    return state.apiKeys.by('owner', account.id).map((key) => apiKeyView(key));
  });
  api.put<{
    Params: Key;
    Body: { active?: boolean; name?: string; description?: string | null } | undefined;
  }>(
    `${BASE}/:account/api_keys/:key_id`,
    { schema: { body: object({ active: flag, name: text, description: optionalText }) } },
    async (request) => {
      const account = findAccount(context, organizationOf(request, 'update'), request.params.account);
      const key = findKey(context, account, request.params.key_id);
      return apiKeyView(state.apiKeys.update(key.id, request.body ?? {}));
    },
  );
  api.put<{ Params: Key }>(`${BASE}/:account/api_keys/:key_id/rotate`, async (request) => {
    const account = findAccount(context, organizationOf(request, 'update'), request.params.account);
    const key = findKey(context, account, request.params.key_id);
    const fresh = { key: newKeyText(context, key.id), last_rotated: context.now() };
    return apiKeyView(state.apiKeys.update(key.id, fresh), true);
  });
  api.delete<{ Params: Key }>(`${BASE}/:account/api_keys/:key_id`, async (request, reply) => {
    const account = findAccount(context, organizationOf(request, 'update'), request.params.account);
    state.apiKeys.remove(findKey(context, account, request.params.key_id).id);
    return reply.type('application/json').send('null');
  });

  // [L GET; POST from docs] Personal access tokens have the same form.
  api.get('/users/me/api_keys', async (request) => {
    const user = callerOf(context, request);
    refuseDeviceTokens(request);
    return state.apiKeys.by('owner', user.id).map((key) => apiKeyView(key));
  });
  api.post<{ Body: KeyBody }>('/users/me/api_keys', { schema: { body: KEY_BODY } }, async (request) => {
    const user = callerOf(context, request);
    refuseDeviceTokens(request);
    return apiKeyView(createApiKey(context, user, request.body), true);
  });
  // [inf]
  api.delete<{ Params: { key_id: string } }>('/users/me/api_keys/:key_id', async (request, reply) => {
    const user = callerOf(context, request);
    refuseDeviceTokens(request);
    state.apiKeys.remove(findKey(context, user, request.params.key_id).id);
    return reply.type('application/json').send('null');
  });
};
