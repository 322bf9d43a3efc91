import type { Api } from '#lib/api/api.ts';
import type { Operations } from '../answers.ts';
import { identify } from './identify.ts';
import { myRoles } from './my-roles.ts';
import { people } from './people.ts';
import { permissionCheck } from './permission-check.ts';
import { rowsResult } from './rows-result.ts';

/** One line for each question of the protocol. */
export const operations = (api: Api): Operations => ({
  organizations: async (_, { controlPlane, userId, progress }) =>
    rowsResult(
      await api.list(
        controlPlane,
        'organizations',
        {},
        { priority: 'visible', identity: userId, onProgress: progress },
      ),
    ),
  workspaces: async (_, { controlPlane, userId, progress }) =>
    rowsResult(
      await api.list(
        controlPlane,
        'workspaces',
        {},
        { priority: 'visible', identity: userId, onProgress: progress },
      ),
    ),
  workspace: ({ workspace }, { controlPlane, userId }) =>
    api.call(controlPlane, 'workspace', { workspace }, { priority: 'interactive', identity: userId }),
  people: (input, context) => people(api, input, context),
  myRoles: (input, context) => myRoles(api, input, context),
  permissionCheck: (input, context) => permissionCheck(api, input, context),
  identify,
});
