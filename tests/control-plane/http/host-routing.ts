import { isSelfHosted, type Settings } from '../settings.ts';

export interface Destination {
  site: 'api' | 'dashboard' | 'workspace-server';
  /** The URL as that site knows it, without the prefix of a self-hosted control plane. */
  url: string;
}

const DASHBOARD_HOSTS = new Set(['cloud.zenml.io', 'staging.cloud.zenml.io']);
const WORKSPACE_SERVER = /^[0-9a-f]{8}-zenml\.(staging\.)?cloudinfra\.zenml\.io$/;
const PREFIX = '/api/v1';

/** The host that a request was meant for, without its port. */
export function hostName(header: string | undefined): string {
  return (header ?? '').replace(/:\d+$/, '').toLowerCase();
}

/** One port serves every host: the Host header decides which site answers. */
export function destinationOf(
  { mode, dashboardHost }: Pick<Settings, 'mode' | 'dashboardHost'>,
  hostHeader: string | undefined,
  url: string,
): Destination {
  const host = hostName(hostHeader);
  if (WORKSPACE_SERVER.test(host)) return { site: 'workspace-server', url };
  if (isSelfHosted(mode)) {
    if (host === dashboardHost) return { site: 'dashboard', url };
    if (url === PREFIX || url.startsWith(`${PREFIX}/`) || url.startsWith(`${PREFIX}?`)) {
      const rest = url.slice(PREFIX.length);
      return { site: 'api', url: rest.startsWith('/') ? rest : `/${rest}` };
    }
    return { site: 'dashboard', url };
  }
  return { site: DASHBOARD_HOSTS.has(host) ? 'dashboard' : 'api', url };
}

/** The origins whose pages may call the API and read the answers. */
export function isDashboardOrigin(
  { mode, dashboardHost }: Pick<Settings, 'mode' | 'dashboardHost'>,
  origin: string,
  hostHeader: string | undefined,
): boolean {
  if (!URL.canParse(origin)) return false;
  const { host, hostname } = new URL(origin);
  if (isSelfHosted(mode)) return host === (dashboardHost ?? hostHeader);
  return DASHBOARD_HOSTS.has(hostname);
}
