import type { FastifyRequest } from 'fastify';
import type { Context, Routes } from '../context.ts';
import { ApiError, illegalOperation, keyError, unprocessable, valueError } from '../http/api-error.ts';
import { object, text, uuid } from '../http/schema.ts';
import { decide, type Target } from '../rbac/access-rules.ts';
import { ACTIONS } from '../rbac/permission-catalogue.ts';
import { parseResource } from '../rbac/resource-string.ts';
import { mayManageAccess } from '../rbac/visibility.ts';

interface Question {
  user_id: string;
  action: string;
}

const RESOURCES = { type: 'array', items: text, minItems: 1 };

/** Whether people may ask at all is unverified: a setting decides, before a word of the question is read. */
function requireKindOfSession(context: Context, { session }: FastifyRequest): void {
  if (session?.kind !== 'server' && context.settings.permissionChecks === 'refused') {
    throw illegalOperation('This endpoint may only be called by workspace servers.');
  }
}

/** Whether this session may ask about that person. */
function requireAsker(
  context: Context,
  request: FastifyRequest,
  userId: string,
  targets: readonly Target[],
): void {
  const { session } = request;
  if (session?.kind === 'server') return;
  const asker = session?.userId ?? '';
  if (asker === userId) return;
  const mayAsk = targets.every((target) =>
    mayManageAccess(context.state, asker, {
      organizationId: target.organization_id,
      workspace: context.state.workspaces.get(target.workspace_id),
      project: context.state.projects.get(target.project_id),
    }),
  );
  if (!mayAsk) throw illegalOperation('Insufficient permissions to check the permissions of other users.');
}

function checkWords(context: Context, question: Question): void {
  if (!(ACTIONS as readonly string[]).includes(question.action))
    throw valueError(`Unknown action: ${question.action}`);
  if (context.state.users.get(question.user_id) === undefined)
    throw keyError(`User ${question.user_id} not found.`);
}

function parse(
  context: Context,
  request: FastifyRequest,
  resource: string,
  place: (string | number)[],
): Target {
  const serverId = request.session?.workspaceId ?? null;
  return parseResource(context.state, context.settings.resourceForm, resource, place, serverId);
}

/** The questions about access. They were made for workspace servers. */
export const permissionCheckRoutes: Routes = (api, context) => {
  const url = '/rbac/check_permissions';
  const question = { user_id: uuid, action: text };

  const answer = (
    request: FastifyRequest,
    query: Question,
    resources: readonly string[],
    place: string[],
  ) => {
    const { permissionCheckMethod: method } = context.settings;
    if (method !== 'both' && method !== request.method)
      throw new ApiError(405, { detail: 'Method Not Allowed' });
    requireKindOfSession(context, request);
    checkWords(context, query);
    const targets = resources.map((resource, index) => parse(context, request, resource, [...place, index]));
    requireAsker(context, request, query.user_id, targets);
    return Object.fromEntries(
      resources.map((resource, index) => {
        const target = targets[index];
        if (target === undefined) throw unprocessable(place, 'Missing resource');
        return [resource, decide(context.state, query.user_id, query.action, target).allowed];
      }),
    );
  };

  // [R] The older form: everything in the query.
  api.get<{ Querystring: Question & { resources: string[] } }>(
    url,
    {
      schema: {
        querystring: object({ ...question, resources: RESOURCES }, ['user_id', 'action', 'resources']),
      },
    },
    async (request) => answer(request, request.query, request.query.resources, ['query', 'resources']),
  );

  // [C zrbac] The newer form: the resources are the body.
  api.post<{ Querystring: Question; Body: string[] }>(
    url,
    { schema: { querystring: object(question, ['user_id', 'action']), body: RESOURCES } },
    async (request) => answer(request, request.query, request.body, ['body']),
  );

  // [R; C zrbac]
  api.get<{ Querystring: Question & { resource: string } }>(
    '/rbac/allowed_resource_ids',
    { schema: { querystring: object({ ...question, resource: text }, ['user_id', 'action', 'resource']) } },
    async (request) => {
      const { query } = request;
      requireKindOfSession(context, request);
      checkWords(context, query);
      const target = parse(context, request, query.resource, ['query', 'resource']);
      requireAsker(context, request, query.user_id, [target]);
      if (decide(context.state, query.user_id, query.action, target).allowed)
        return { full_access: true, ids: [] };
      const ids = context.state.resources
        .by('workspaceType', `${target.workspace_id} ${target.type}`)
        .filter((resource) => target.project_id === null || resource.project_id === target.project_id)
        .map((resource) => ({ ...target, id: resource.id, project_id: resource.project_id }))
        .filter((one) => decide(context.state, query.user_id, query.action, one).allowed)
        .map((one) => one.id);
      return { full_access: false, ids };
    },
  );
};
