import type { Workspace } from './resources/workspace.ts';

/** What a workspace was asked to become: the state that it should be in, or the release that it should run. */
export type Wish = { state: 'available' | 'deactivated' } | { version: string };
export type Arrival = 'under-way' | 'arrived' | 'failed' | 'timed-out';

/** So long ZenML's own script waits for a workspace: 600 s, in ms (api.md, 8). */
const ARRIVAL_MS = 600_000;

/** Whether a workspace is still followed; also when the clock was put back a little since the wish. Both times are epoch ms. */
export const isFollowed = (wishedAt: number, now: number): boolean => Math.abs(now - wishedAt) < ARRIVAL_MS;

/**
 * How far a workspace has come with what was wished for at `wishedAt`; both times are epoch ms. A failure that ZenML dates before
 * the wish is an older one, and may still be got over; so may be one of the future, by a clock that is ahead of ours. `timed-out` says that nobody waits any longer, not that it will not come.
 */
export function arrivalOf(workspace: Workspace, wish: Wish, wishedAt: number, now: number): Arrival {
  const { status, statusUpdated } = workspace;
  const isOver = !isFollowed(wishedAt, now);
  if (status === 'deleted') return 'failed';
  if (status === 'failed') {
    const failedAt = statusUpdated === null ? now : Date.parse(statusUpdated);
    const mayBeOlder = failedAt < wishedAt || failedAt > now;
    return mayBeOlder && !isOver ? 'under-way' : 'failed';
  }
  if (isThere(workspace, wish)) return 'arrived';
  return isOver ? 'timed-out' : 'under-way';
}

const isThere = ({ status, versionRunning }: Workspace, wish: Wish): boolean =>
  'state' in wish ? status === wish.state : versionRunning === wish.version && status !== 'pending';
