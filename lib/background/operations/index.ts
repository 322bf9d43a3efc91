import type { Api } from '#lib/api/api.ts';
import type { Operations } from '../operation.ts';
import { readAccess } from './access.ts';
import { asPerson } from './as-person.ts';
import { identify } from './identify.ts';
import { list } from './list.ts';
import { people } from './people.ts';
import { permissionCheck } from './permission-check.ts';
import { reach } from './reach.ts';
import { resolvePlace } from './resolve-place.ts';
import { roles } from './roles.ts';
import { rowsResult } from './rows-result.ts';

/** One line for each question of the protocol. */
export const operations = (api: Api): Operations => ({
  organizations: async (_, context) =>
    rowsResult(await list(api, 'organizations', {}, context, { onRows: context.progress })),
  workspaces: async (_, context) =>
    rowsResult(await list(api, 'workspaces', {}, context, { onRows: context.progress })),
  workspace: ({ workspace }, context) =>
    api.call(context.controlPlane, 'workspace', { workspace }, asPerson(context)),
  people: (input, context) => people(api, input, context),
  resolve: ({ place }, context) => resolvePlace(api, place, context),
  access: (input, context) => readAccess(api, { ...input, depth: 'place' }, context),
  reach: (input, context) => reach(api, input, context),
  roles: (input, context) => roles(api, input, context),
  permissions: async (_, context) => rowsResult(await list(api, 'permissions', {}, context)),
  releases: async (_, context) => rowsResult(await list(api, 'releases', {}, context)),
  users: async (_, context) =>
    rowsResult(await list(api, 'users', {}, context, { onRows: context.progress })),
  accountKeys: async ({ organizationId, accountId }, context) =>
    rowsResult(await list(api, 'accountKeys', { organizationId, account: accountId }, context)),
  permissionCheck: (input, context) => permissionCheck(api, input, context),
  identify: (input, context) => identify(api, input, context),
});
