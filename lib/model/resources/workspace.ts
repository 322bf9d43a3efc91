import * as z from 'zod/mini';
import { address, counts, flag, id, member, nested, number, text, time } from '../fields.ts';
import { object } from '../told-drift.ts';
import { OrganizationRef } from './organization.ts';
import { Owner } from './owner.ts';

const ZenmlService = object({
  configuration: nested(object({ version: text })),
  status: nested(object({ server_url: text, version: text, storage_size: number })),
});

/**
 * A workspace; before ZenML 0.80 a tenant, with fewer fields. `enrollment_key` and
 * `mlflow_service` hold secrets and are not in the schema, so they never leave the parser.
 */
export const Workspace = z.pipe(
  object({
    id,
    name: text,
    display_name: text,
    description: text,
    logo_url: address,
    organization: nested(OrganizationRef),
    organization_id: text,
    owner: nested(Owner),
    is_managed: flag,
    zenml_service: nested(ZenmlService),
    usage_counts: counts,
    desired_state: member,
    state_reason: member,
    status: member,
    created: time,
    updated: time,
    status_updated: time,
  }),
  z.transform((wire) => {
    const name = wire.name ?? wire.id;
    const organizationId = wire.organization?.id ?? wire.organization_id;
    return {
      id: wire.id,
      /** The slug: unique, the segment of dashboard URLs. */
      name,
      displayName: wire.display_name || name,
      description: wire.description,
      logoUrl: wire.logo_url,
      organization:
        wire.organization ?? (organizationId ? { id: organizationId, name: organizationId } : null),
      owner: wire.owner,
      /** False: enrolled, run by the customer. */
      isManaged: wire.is_managed ?? true,
      versionWanted: wire.zenml_service?.configuration?.version ?? null,
      versionRunning: wire.zenml_service?.status?.version ?? null,
      serverUrl: wire.zenml_service?.status?.server_url ?? null,
      /** Bytes; null when the server does not say. */
      storageSize: wire.zenml_service?.status?.storage_size ?? null,
      usageCounts: wire.usage_counts,
      /** See WORKSPACE_STATUSES; a newer server may answer others. */
      status: wire.status,
      desiredState: wire.desired_state,
      stateReason: wire.state_reason,
      created: wire.created,
      updated: wire.updated,
      statusUpdated: wire.status_updated,
    };
  }),
);
export type Workspace = z.output<typeof Workspace>;

/** The statuses known, in the order of a workspace's life. */
export const WORKSPACE_STATUSES = [
  'not_initialized',
  'pending',
  'available',
  'failed',
  'deactivated',
  'deleted',
] as const;
