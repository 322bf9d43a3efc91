import type { Context } from '../context.ts';
import { isLegacy } from '../settings.ts';
import type { WorkspaceRecord } from '../state/records.ts';
import { naiveTimestamp } from '../state/timestamp.ts';
import { organizationView } from './organization-view.ts';
import { userView } from './user-view.ts';

/** A workspace with its organization and owner; before 0.80 it was a tenant and had fewer fields. */
export function workspaceView(context: Context, workspace: WorkspaceRecord) {
  const {
    organization_id,
    owner_id,
    transition: _transition,
    created,
    updated,
    status_updated,
    ...rest
  } = workspace;
  const view = {
    ...rest,
    // Only while enrolling; the server goes on using it long afterwards.
    enrollment_key: workspace.status === 'not_initialized' ? workspace.enrollment_key : null,
    organization: organizationView(context, context.state.organizations.require(organization_id)),
    owner: userView(context.state.users.require(owner_id)),
    created: naiveTimestamp(created),
    updated: naiveTimestamp(updated),
    status_updated: naiveTimestamp(status_updated),
  };
  if (!isLegacy(context.settings.mode)) return view;
  const { display_name: _name, is_managed: _managed, enrollment_key: _key, ...tenant } = view;
  return tenant;
}
