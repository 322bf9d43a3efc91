import * as z from 'zod/mini';
import { address, flag, id, listOrNull, nested, number, text, time } from '../fields.ts';
import { object } from '../told-drift.ts';
import { Owner } from './owner.ts';

/** An organization. */
export const Organization = z.pipe(
  object({
    id,
    name: text,
    description: text,
    logo_url: address,
    created: time,
    updated: time,
    owner: nested(Owner),
    has_active_subscription: flag,
    trial_expiry: number,
    trusted_domains: listOrNull(z.string()),
  }),
  z.transform((wire) => ({
    id: wire.id,
    name: wire.name ?? wire.id,
    description: wire.description,
    logoUrl: wire.logo_url,
    created: wire.created,
    updated: wire.updated,
    owner: wire.owner,
    /** True on trial or billed; null when the server does not say. */
    hasActiveSubscription: wire.has_active_subscription,
    /** Seconds left of the trial; null when there is none. */
    trialExpiry: wire.trial_expiry,
    /** Null when the server does not say: control planes before 0.13.14 have none. */
    trustedDomains: wire.trusted_domains,
  })),
);
export type Organization = z.output<typeof Organization>;

/** The organization as it is nested in others. */
export const OrganizationRef = z.pipe(
  object({ id, name: text }),
  z.transform((wire) => ({ id: wire.id, name: wire.name ?? wire.id })),
);
