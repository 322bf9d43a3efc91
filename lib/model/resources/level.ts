import * as z from 'zod/mini';
import { member } from '../fields.ts';

/**
 * The level of a role: organization, workspace or project; null when the server does not say. A control plane of
 * before ZenML 0.80 says `tenant` where it means a workspace; every other word is kept.
 */
export const level = z.pipe(
  member,
  z.transform((word) => (word === 'tenant' ? 'workspace' : word)),
);
