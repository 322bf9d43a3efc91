import type { Routes } from '../context.ts';
import { illegalOperation, keyError, valueError } from '../http/api-error.ts';
import { object, text, uuid } from '../http/schema.ts';
import { decide } from '../rbac/access-rules.ts';
import { ACTIONS } from '../rbac/permission-catalogue.ts';
import { parseResource } from '../rbac/resource-string.ts';
import { shareResource } from '../seeds/share-resource.ts';

interface ShareQuery {
  user_id?: string;
  team_id?: string;
  sharing_user_id?: string;
  resource: string;
  actions: string[];
}

/** Sharing one resource, and forgetting resources that are gone. */
export const sharingRoutes: Routes = (api, context) => {
  const { state } = context;

  // [R; C zrbac] The sharing user needs the share permission on that very resource.
  api.post<{ Querystring: ShareQuery }>(
    '/rbac/resource_members',
    {
      schema: {
        querystring: object(
          {
            user_id: uuid,
            team_id: uuid,
            sharing_user_id: uuid,
            resource: text,
            actions: { type: 'array', items: text, minItems: 1 },
          },
          ['resource', 'actions'],
        ),
      },
    },
    async (request, reply) => {
      const { user_id, team_id, actions, resource: resourceText } = request.query;
      const isServer = request.session?.kind === 'server';
      if (!isServer && context.settings.permissionChecks === 'refused') {
        throw illegalOperation('This endpoint may only be called by workspace servers.');
      }
      if ((user_id === undefined) === (team_id === undefined)) {
        throw valueError('Exactly one of user_id and team_id is required.');
      }
      const unknown = actions.find((action) => !(ACTIONS as readonly string[]).includes(action));
      if (unknown !== undefined) throw valueError(`Unknown action: ${unknown}`);
      const serverId = request.session?.workspaceId ?? null;
      const place = ['query', 'resource'];
      const target = parseResource(state, context.settings.resourceForm, resourceText, place, serverId);
      const resource = state.resources.get(target.id);
      if (resource === undefined) throw keyError(`Resource ${resourceText} not found.`);
      // A person always shares in their own name; only a server may speak for somebody.
      const sharer = isServer ? (request.query.sharing_user_id ?? '') : (request.session?.userId ?? '');
      if (!decide(state, sharer, 'share', target).allowed)
        throw illegalOperation('You may not share this resource.');
      const principal = { user_id: user_id ?? null, team_id: team_id ?? null };
      shareResource(state, context.random, resource, principal, actions, context.now());
      return reply.type('application/json').send('null');
    },
  );

  // [C zrbac] Servers only: it takes shares away without asking.
  api.delete<{ Querystring: { resources: string[] } }>(
    '/rbac/resources',
    { schema: { querystring: object({ resources: { type: 'array', items: text } }, ['resources']) } },
    async (request, reply) => {
      if (request.session?.kind !== 'server') {
        throw illegalOperation('This endpoint may only be called by workspace servers.');
      }
      for (const resource of request.query.resources) {
        const id = resource.split('/')[1];
        for (const assignment of state.assignments.by('workspace', request.session.workspaceId ?? '')) {
          if (assignment.resource !== null && assignment.resource.id === id)
            state.assignments.remove(assignment.id);
        }
      }
      return reply.type('application/json').send('null');
    },
  );
};
