import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import { DASHBOARD } from '../e2e/harness/launch-extension.ts';

/** What control planes may be like, of which a run has one. */
const WEATHER: Record<string, ControlPlaneOptions> = {
  'as usual': {},
  'permission checks are refused': { permissionChecks: 'refused' },
  'permission checks name projects': { resourceForm: 'project' },
  'only pages of the dashboard may write': { originAllowList: [DASHBOARD] },
  'older, with tenants': { mode: 'legacy' },
  'older, and permission checks are refused': { mode: 'legacy', permissionChecks: 'refused' },
  'lists come in pages': { listPaging: true, listCap: 10 },
  'pages that are left may be kept': { pagesMayBeKept: true },
};

/** What the control plane of a seed is like. */
export function weatherOf(seed: number): { name: string; options: ControlPlaneOptions } {
  const entries = Object.entries(WEATHER);
  const [name, options] = entries[seed % entries.length] ?? ['as usual', {}];
  return { name, options };
}
