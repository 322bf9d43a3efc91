import type { Api } from '#lib/api/api.ts';
import type { Place } from '#lib/model/place.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import type { OperationContext } from '../operation.ts';
import { asPerson } from './as-person.ts';

/** Learns the names and ids of what a URL named. Fails with not-found when nothing of it can be seen. */
export async function resolvePlace(
  api: Api,
  place: Place,
  context: OperationContext,
): Promise<Result<ResolvedPlace>> {
  const { project, resource } = place;
  const workspace = await findWorkspace(place, context);
  if (workspace && !workspace.ok) return workspace;
  if (workspace) {
    const { id, name, displayName, organization } = workspace.value;
    return ok({ organization, workspace: { id, name, displayName }, project, resource });
  }
  if (!place.organization) return ok({ organization: null, workspace: null, project, resource });
  const organization = await findOrganization(api, place.organization, context);
  if (!organization.ok) return organization;
  const { id, name } = organization.value;
  return ok({ organization: { id, name }, workspace: null, project, resource });
}

async function findWorkspace(place: Place, context: OperationContext): Promise<Result<Workspace> | null> {
  if (place.workspace) {
    const { data, failure } = await context.ask('workspace', { workspace: place.workspace });
    return data ? ok(data) : fail(failure ?? NOT_FOUND);
  }
  if (!place.serverHost) return null;
  const { data, failure } = await context.ask('workspaces', {});
  if (!data) return fail(failure ?? NOT_FOUND);
  const workspace = data.items.find(({ serverUrl }) => hostOf(serverUrl) === place.serverHost);
  return workspace ? ok(workspace) : fail(data.failure ?? NOT_FOUND);
}

async function findOrganization(
  api: Api,
  organization: string,
  context: OperationContext,
): Promise<Result<Organization>> {
  const known = (await context.ask('organizations', {})).data?.items;
  const found = known?.find(({ id, name }) => id === organization || name === organization);
  if (found) return ok(found);
  return api.call(context.controlPlane, 'organization', { organization }, asPerson(context));
}

const NOT_FOUND = { kind: 'not-found', reason: null } as const;

const hostOf = (url: string | null): string | null =>
  url && URL.canParse(url) ? new URL(url).hostname : null;
