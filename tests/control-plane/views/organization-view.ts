import type { Context } from '../context.ts';
import type { OrganizationRecord } from '../state/records.ts';
import { naiveTimestamp } from '../state/timestamp.ts';
import { userView } from './user-view.ts';

/** An organization with its owner; a trial is counted in the seconds that are left. */
export function organizationView(context: Context, organization: OrganizationRecord) {
  const { owner_id, trial_ends_at, limits: _limits, created, updated, ...rest } = organization;
  return {
    ...rest,
    created: naiveTimestamp(created),
    updated: naiveTimestamp(updated),
    owner: userView(context.state.users.require(owner_id)),
    trial_expiry:
      trial_ends_at === null ? null : Math.max(0, Math.round((trial_ends_at - context.now()) / 1000)),
  };
}
