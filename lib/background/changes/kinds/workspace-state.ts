import type { Change } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import { ok } from '#lib/model/result.ts';
import { NOTHING_SHOWS } from '../../writes/entry.ts';
import type { Planner } from '../planner.ts';
import { stepAbout } from './workspace.ts';

/**
 * Activating and deactivating a workspace (api.md, 8). What is read back is the wish: getting there takes minutes, and
 * `arrivalOf` of lib/model/change/arrival.ts says how far it has come.
 */
export const setWorkspaceState: Planner<'setWorkspaceState'> = {
  async plan({ workspaceId, state }, { read }) {
    const workspace = await read.one('workspace', { workspace: workspaceId });
    if (!workspace.ok) return workspace;
    const { id, status, desiredState } = workspace.value;
    // What has failed may be tried again, though the wish is the same.
    const isRetry = status === 'failed' && desiredState === state;
    const before = isRetry ? status : (desiredState ?? status);
    return ok({
      ...stepAbout(workspace.value),
      differences: before === state ? [] : [{ field: 'state', before, after: state }],
      endpoint: 'updateWorkspace',
      params: { workspaceId: id, body: { desired_state: state } },
      readBack: isRetry
        ? NOTHING_SHOWS
        : {
            endpoint: 'workspace',
            params: { workspace: id },
            expect: { kind: 'fields', after: { desiredState: state }, before: { desiredState } },
          },
    });
  },
  undo({ workspaceId }, { differences }): Change | NoUndo {
    const before = differences.find(({ field }) => field === 'state')?.before;
    // Other states happen; nobody can wish for them.
    if (before !== 'available' && before !== 'deactivated') return 'no-request';
    return { kind: 'setWorkspaceState', input: { workspaceId, state: before } };
  },
};
