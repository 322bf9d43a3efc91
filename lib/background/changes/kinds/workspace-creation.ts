import type { Change, ChangeInput } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import { ok, type Result } from '#lib/model/result.ts';
import { creationOf, given } from '../creation.ts';
import { findOrganization } from '../find.ts';
import { guard } from '../guard.ts';
import type { PlanContext, PlannedStep, Planner } from '../planner.ts';
import { isWorkspaceNameTaken } from '../taken-names.ts';
import { releaseGuards } from './workspace-release.ts';

/** Deleting a workspace is left to ZenML's own pages. */
const undo = (): Change | NoUndo => 'no-request';

/** A workspace that ZenML runs (api.md, 2.4). Before ZenML 0.80 it is named by its name alone. */
export const createWorkspace: Planner<'createWorkspace'> = {
  async plan({ version, ...input }, context) {
    const [step, releases] = await Promise.all([
      planCreation(input, context, true),
      version === null ? [] : releaseGuards(version, context),
    ]);
    if (!step.ok || version === null) return step;
    const { differences, params, guards = [], ...rest } = step.value;
    const service = { zenml_service: { configuration: { version } } };
    return ok({
      ...rest,
      differences: [...differences, { field: 'version', before: null, after: version }],
      guards: [...guards, ...releases],
      params: { ...params, body: { ...Object(params.body), ...service } },
    });
  },
  undo,
};

/** A workspace that the customer runs: ZenML answers with the key that its server needs. */
export const enrollWorkspace: Planner<'enrollWorkspace'> = {
  async plan(input, context) {
    const [step, word] = await Promise.all([planCreation(input, context, false), context.read.word()]);
    if (!step.ok) return step;
    const { params, guards = [], ...rest } = step.value;
    return ok({
      ...rest,
      shows: 'enrollment-key',
      guards: word === 'tenant' ? [...guards, guard('no-enrolling', 'stops')] : guards,
      endpoint: 'enrollWorkspace',
      params: { ...params, query: { enroll: true } },
    });
  },
  undo,
};

async function planCreation(
  { organizationId, name, displayName, description, logoUrl }: ChangeInput<'enrollWorkspace'>,
  context: PlanContext,
  isManaged: boolean,
): Promise<Result<PlannedStep>> {
  const [organization, isTaken, word] = await Promise.all([
    findOrganization(context, organizationId),
    isWorkspaceNameTaken(context, organizationId, name),
    context.read.word(),
  ]);
  if (!organization.ok) return organization;
  if (!isTaken.ok) return isTaken;
  const isTenant = word === 'tenant';
  const labels = given({ display_name: isTenant ? null : displayName, description, logo_url: logoUrl });
  return ok({
    thing: { type: 'workspace', id: null, name: displayName },
    organization: organization.value,
    differences: creationOf({
      name,
      'display-name': displayName === name ? null : displayName,
      description,
      logo: logoUrl,
    }),
    guards: [
      ...(isTaken.value ? [guard('name-taken', 'stops', name)] : []),
      ...(isTenant && displayName !== name ? [guard('no-display-name', 'stops')] : []),
    ],
    endpoint: 'createWorkspace',
    params: { body: { name, organization_id: organizationId, ...labels } },
    readBack: {
      endpoint: 'workspaces',
      params: { query: { organization_id: organizationId, workspace_name: name } },
      expect: { kind: 'row', match: { name, displayName, isManaged, description: description || null } },
    },
  });
}
