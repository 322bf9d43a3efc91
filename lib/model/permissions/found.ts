import type { Chain, Doubt } from './decision.ts';
import type { Gap, Principal } from './evidence.ts';

/** What one source of access gives, and what of it is not known. */
export interface Found {
  chains: Chain[];
  doubts: Doubt[];
}

export const CHAIN = {
  team: null,
  role: null,
  workspaceId: null,
  projectId: null,
  isDocumented: false,
} as const;

export const doubt = (
  why: Doubt['why'],
  of: string | null = null,
  failure: Gap['failure'] = null,
): Doubt => ({
  why,
  of,
  failure,
});

/** Somebody who can act: teams and invitations only hold roles. */
export const isAccount = ({ kind }: Principal): boolean => kind === 'user' || kind === 'service-account';
