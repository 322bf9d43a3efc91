import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from './context.ts';
import { hostName } from './http/host-routing.ts';

/**
 * As much of a workspace server as a browser can stumble upon: who it is, and the way back to the Pro page of its
 * workspace. Everything else of that API is a different product.
 */
export function answerAsWorkspaceServer(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): ServerResponse {
  const host = hostName(request.headers.host);
  const workspace = context.state.workspaces
    .all()
    .find((row) => row.zenml_service.status?.server_url === `https://${host}`);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (workspace === undefined || workspace.status !== 'available')
    return json(503, { detail: 'Service Unavailable' });
  if (path === '/api/v1/info') {
    // [C vsc, core.ts] Needs no login on most versions.
    const organization = context.state.organizations.require(workspace.organization_id);
    return json(200, {
      id: workspace.id,
      name: workspace.name,
      version: workspace.zenml_service.status?.version,
      deployment_type: 'cloud',
      auth_scheme: 'EXTERNAL',
      server_url: `https://${host}`,
      dashboard_url: `https://cloud.zenml.io/workspaces/${workspace.name}`,
      pro_dashboard_url: 'https://cloud.zenml.io',
      pro_api_url: 'https://cloudapi.zenml.io',
      pro_organization_id: organization.id,
      pro_organization_name: organization.name,
      pro_workspace_id: workspace.id,
      pro_workspace_name: workspace.name,
    });
  }
  if (path.startsWith('/api/')) return json(401, { detail: 'Not authenticated' });
  // [C] Pages of the open-source dashboard lead to the Pro page of the workspace.
  return response.writeHead(302, { location: `https://cloud.zenml.io/workspaces/${workspace.name}` }).end();
}
