import type { Routes } from '../context.ts';
import { illegalOperation, keyError } from '../http/api-error.ts';
import { anyObject } from '../http/schema.ts';
import { settleWorkspace } from '../state/settle-workspace.ts';

const RELEASES = ['0.94.2', '0.94.1', '0.94.0', '0.93.0', '0.92.0', '0.91.1', '0.90.0', '0.85.0'];

/** The rest: health, versions, and what only servers may call. Billing internals are left out on purpose. */
export const miscRoutes: Routes = (api, context) => {
  // [T, GET inf]
  api.get('/health', { config: { public: true } }, async (_request, reply) =>
    reply.type('application/json').send('"OK"'),
  );
  // [T; GET in tf S]
  api.get('/server/info', { config: { public: true } }, async () => ({
    version: '0.13.18',
    id: 'local-control-plane',
  }));
  // [T] ZenML versions that can be deployed [inf].
  api.get('/releases', async () => RELEASES.map((version) => ({ version })));

  // [C zcu] Heartbeats come from servers; a person's session is refused.
  for (const noun of ['workspaces', 'tenants'] as const) {
    api.patch(
      noun === 'workspaces' ? '/workspace_status' : '/tenant_status',
      { config: { noun }, schema: { body: anyObject, deprecated: noun === 'tenants' } },
      async (request, reply) => {
        const workspace = context.state.workspaces.get(request.session?.workspaceId);
        if (request.session?.kind !== 'server')
          throw illegalOperation('Only workspace servers may report their status.');
        if (workspace === undefined) throw keyError('Workspace not found.');
        if (workspace.status === 'not_initialized') {
          const transition = { at: context.now(), status: 'available' as const, version: null };
          // The enrollment key stays valid for the server, but nobody is enrolling any more.
          settleWorkspace(context, context.state.workspaces.update(workspace.id, { transition }));
        }
        return reply.type('application/json').send('null');
      },
    );
  }
};
