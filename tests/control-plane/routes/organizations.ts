import type { Routes } from '../context.ts';
import { entityExists, illegalOperation, limitReached, organizationLimit } from '../http/api-error.ts';
import { object, optionalText, PAGE, type Page, pageOf, text, uuid } from '../http/schema.ts';
import { visibleOrganizations, visibleWorkspaces } from '../rbac/visibility.ts';
import { addSystemRoles } from '../seeds/seed-builder.ts';
import { callerOf, superUserOf } from '../sessions/authenticate.ts';
import { newAssignment } from '../state/new-assignment.ts';
import type { OrganizationRecord } from '../state/records.ts';
import { settleWorkspace } from '../state/settle-workspace.ts';
import { organizationView } from '../views/organization-view.ts';
import { workspaceView } from '../views/workspace-view.ts';
import { findOrganization, requireInOrganization } from './lookup.ts';

interface OrganizationBody {
  name?: string;
  description?: string | null;
  logo_url?: string | null;
  trusted_domains?: string[];
}

const FIELDS = {
  name: { type: 'string', minLength: 1, maxLength: 50 },
  description: optionalText,
  logo_url: optionalText,
  trusted_domains: { type: 'array', items: text },
};

/** Organizations, and what is free or used up in them. */
export const organizationRoutes: Routes = (api, context) => {
  const { state } = context;
  const path = { schema: { params: object({ organization_id: text }) } };

  // [R, C zorg]
  api.get<{ Querystring: Page & { name?: string; owner_id?: string; owner_username?: string } }>(
    '/organizations',
    { schema: { querystring: object({ ...PAGE, name: text, owner_id: uuid, owner_username: text }) } },
    async (request) => {
      const { name, owner_id, owner_username } = request.query;
      const organizations = visibleOrganizations(state, callerOf(context, request)).filter(
        (organization) =>
          (name === undefined || organization.name === name) &&
          (owner_id === undefined || organization.owner_id === owner_id) &&
          (owner_username === undefined ||
            state.users.require(organization.owner_id).username === owner_username),
      );
      return pageOf(organizations, request.query).map((organization) =>
        organizationView(context, organization),
      );
    },
  );

  // [R] Service accounts may not, and everybody else only once.
  api.post<{ Body: OrganizationBody & { name: string } }>(
    '/organizations',
    { schema: { body: object(FIELDS, ['name']) } },
    async (request) => {
      const user = callerOf(context, request);
      if (user.is_service_account) throw illegalOperation('Service accounts may not create organizations.');
      if (state.organizations.all().some((organization) => organization.owner_id === user.id)) {
        throw organizationLimit('You already own an organization.');
      }
      const { name, description = null, logo_url = null } = request.body;
      if (state.organizations.first('name', name) !== undefined) {
        throw entityExists(`Organization with name ${name} already exists.`);
      }
      const now = context.now();
      const organization = state.organizations.add({
        id: context.random.uuid(),
        name,
        description,
        logo_url,
        owner_id: user.id,
        created: now,
        updated: now,
        has_active_subscription: null,
        trial_ends_at: now + 14 * 86_400_000,
        trusted_domains: [],
        limits: {},
      });
      addSystemRoles(state, context.random, organization);
      const admin = state.roles
        .by('organization', organization.id)
        .find((role) => role.name === 'Organization Admin');
      state.assignments.add(
        newAssignment(context.random.uuid(), {
          organization_id: organization.id,
          role_id: admin?.id ?? '',
          user_id: user.id,
        }),
      );
      return organizationView(context, organization);
    },
  );

  // [C zorg] By id or by name.
  api.get<{ Params: { organization_id: string } }>('/organizations/:organization_id', path, async (request) =>
    organizationView(
      context,
      findOrganization(context, callerOf(context, request), request.params.organization_id),
    ),
  );

  // [R seed, C td] Trusted domains are for super-users; the list replaces the old one.
  api.patch<{ Params: { organization_id: string }; Body: OrganizationBody | undefined }>(
    '/organizations/:organization_id',
    { schema: { ...path.schema, body: object(FIELDS) } },
    async (request) => {
      const user = callerOf(context, request);
      const organization = findOrganization(context, user, request.params.organization_id);
      requireInOrganization(context, user, 'organization:update', organization);
      const { name, description, logo_url, trusted_domains } = request.body ?? {};
      if (trusted_domains !== undefined) superUserOf(context, request);
      if (
        name !== undefined &&
        name !== organization.name &&
        state.organizations.first('name', name) !== undefined
      ) {
        throw entityExists(`Organization with name ${name} already exists.`);
      }
      const patch: Partial<OrganizationRecord> = {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        ...(logo_url === undefined ? {} : { logo_url }),
        ...(trusted_domains === undefined ? {} : { trusted_domains }),
        updated: context.now(),
      };
      return organizationView(context, state.organizations.update(organization.id, patch));
    },
  );

  // [R] Deprecated like all tenant routes; `/organizations/{o}/workspaces` is only inferred, so it does not exist here.
  api.get<{ Params: { organization_id: string }; Querystring: Page & { status?: string } }>(
    '/organizations/:organization_id/tenants',
    {
      config: { noun: 'tenants' },
      schema: { ...path.schema, querystring: object({ ...PAGE, status: text }), deprecated: true },
    },
    async (request) => {
      const user = callerOf(context, request);
      const organization = findOrganization(context, user, request.params.organization_id);
      const workspaces = visibleWorkspaces(state, user)
        .filter(
          (workspace) => workspace.organization_id === organization.id && workspace.status !== 'deleted',
        )
        .map((workspace) => settleWorkspace(context, workspace))
        .filter(
          (workspace) => request.query.status === undefined || workspace.status === request.query.status,
        );
      return pageOf(workspaces, request.query).map((workspace) => workspaceView(context, workspace));
    },
  );

  // [C zfg] 200, or 402 when the plan is used up. The body is unknown.
  api.get<{ Params: { organization_id: string; feature: string } }>(
    '/organizations/:organization_id/entitlement/:feature',
    { schema: { params: object({ organization_id: text, feature: text }) } },
    async (request) => {
      const user = callerOf(context, request);
      const organization = findOrganization(context, user, request.params.organization_id);
      const { feature } = request.params;
      const limit = organization.limits[feature];
      const used = feature === 'workspaces' ? state.workspaces.by('organization', organization.id).length : 0;
      if (limit !== undefined && used >= limit)
        throw limitReached(`The limit of ${limit} ${feature} is reached.`);
      return { feature, allowed: true, limit: limit ?? null, usage: used };
    },
  );

  // [I] and [T] for the second: is the name free? The answer's shape is not stored.
  api.get<{ Params: { name: string } }>(
    '/organizations/validation/name/:name',
    { schema: { params: object({ name: text }) } },
    async (request, reply) => {
      if (state.organizations.first('name', request.params.name) !== undefined) {
        throw entityExists(`Organization with name ${request.params.name} already exists.`);
      }
      return reply.type('application/json').send('true');
    },
  );
  // What stands in the middle is not stored: nothing, or the organization.
  for (const noun of ['workspaces', 'tenants'] as const) {
    const tail = `validation/${noun === 'tenants' ? 'tenant' : 'workspace'}-name/:name`;
    for (const url of [`/organizations/${tail}`, `/organizations/:organization_id/${tail}`]) {
      const schema = { params: object({ organization_id: text, name: text }) };
      api.get<{ Params: { name: string } }>(url, { config: { noun }, schema }, async (request, reply) => {
        if (state.workspaces.first('name', request.params.name) !== undefined) {
          throw entityExists(`The name ${request.params.name} is taken.`);
        }
        return reply.type('application/json').send('true');
      });
    }
  }
};
