import type { Api } from '#lib/api/api.ts';
import type { OperationContext, Operations } from '../answers.ts';
import { asPerson } from './as-person.ts';
import { identify } from './identify.ts';
import { myRoles } from './my-roles.ts';
import { people } from './people.ts';
import { permissionCheck } from './permission-check.ts';
import { rowsResult } from './rows-result.ts';

/** One line for each question of the protocol. */
export const operations = (api: Api): Operations => ({
  organizations: async (_, context) =>
    rowsResult(await api.list(context.controlPlane, 'organizations', {}, shown(context))),
  workspaces: async (_, context) =>
    rowsResult(await api.list(context.controlPlane, 'workspaces', {}, shown(context))),
  workspace: ({ workspace }, { controlPlane, userId }) =>
    api.call(controlPlane, 'workspace', { workspace }, { priority: 'interactive', identity: userId }),
  people: (input, context) => people(api, input, context),
  myRoles: (input, context) => myRoles(api, input, context),
  permissionCheck: (input, context) => permissionCheck(api, input, context),
  identify,
});

/** A list that is on screen while its pages arrive. */
const shown = (context: OperationContext) => ({
  ...asPerson(context, 'visible'),
  onProgress: context.progress,
});
