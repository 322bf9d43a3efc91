import type { Guard } from '#lib/model/change/plan.ts';
import { compareReleases } from '#lib/model/compare-releases.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { ok } from '#lib/model/result.ts';
import { NOTHING_SHOWS } from '../../writes/entry.ts';
import { guard } from '../guard.ts';
import type { PlanContext, Planner } from '../planner.ts';
import { stepAbout } from './workspace.ts';

/** Upgrading a workspace (api.md, 8): the wanted release is what is read back, as in workspace-state.ts. */
export const upgradeWorkspace: Planner<'upgradeWorkspace'> = {
  async plan({ workspaceId, version }, context) {
    const [workspace, releases] = await Promise.all([
      context.read.one('workspace', { workspace: workspaceId }),
      releaseGuards(version, context),
    ]);
    if (!workspace.ok) return workspace;
    const { id, status, versionWanted, versionRunning } = workspace.value;
    const old = versionRunning ?? versionWanted;
    // What was asked for and has not come may be asked for again.
    const isRetry =
      versionWanted === version &&
      versionRunning !== null &&
      versionRunning !== version &&
      status !== 'pending';
    const isNeeded = versionWanted !== version || isRetry;
    const irreversible = old === null ? [] : [guard('irreversible', 'warns', old)];
    const guards = [...releases, ...downgradeGuards(version, workspace.value), ...irreversible];
    return ok({
      ...stepAbout(workspace.value),
      differences: isNeeded
        ? [{ field: 'version', before: isRetry ? versionRunning : (versionWanted ?? old), after: version }]
        : [],
      guards: isNeeded ? guards : [],
      endpoint: 'updateWorkspace',
      params: { workspaceId: id, body: { zenml_service: { configuration: { version } } } },
      readBack: isRetry
        ? NOTHING_SHOWS
        : {
            endpoint: 'workspace',
            params: { workspace: id },
            expect: { kind: 'fields', after: { versionWanted: version }, before: { versionWanted } },
          },
    });
  },
  undo: () => 'no-downgrade',
};

/** What speaks against a release: a control plane's own list, where there is one that can be read, does not have it. */
export async function releaseGuards(version: string, { read }: PlanContext): Promise<Omit<Guard, 'steps'>[]> {
  const releases = await read.all('releases', {});
  const isUnknown =
    releases.ok && releases.value.length > 0 && !releases.value.some((one) => one.version === version);
  return isUnknown ? [guard('no-such-release', 'warns', version)] : [];
}

/** Older than what runs is refused; older than what was only asked for may be, e.g. when that has failed. */
function downgradeGuards(version: string, { versionRunning, versionWanted }: Workspace) {
  const isOlderThan = (other: string | null) => other !== null && (compareReleases(version, other) ?? 0) < 0;
  if (isOlderThan(versionRunning)) return [guard('downgrade', 'stops', version)];
  if (!isOlderThan(versionWanted)) return [];
  return [guard('downgrade', versionRunning === null ? 'stops' : 'warns', version)];
}
