import { chainOf } from './chain-of.ts';
import { covers } from './covers.ts';
import type { Decision, Doubt } from './decision.ts';
import { doubtsOfGaps } from './doubts-of-gaps.ts';
import type { AccessRole, Evidence, Principal } from './evidence.ts';
import { CHAIN, doubt, type Found, isAccount } from './found.ts';
import { type EvidenceIndex, heldGrants, indexEvidence, roleAsFarAsKnown, roleOf } from './index-evidence.ts';
import { ownership } from './ownership.ts';
import { sortChains } from './sort-chains.ts';
import { scopeOfType, type Target } from './target.ts';
import { UNDECIDED } from './undecided.ts';

/**
 * Whether somebody may do something, worked out from roles (ARCHITECTURE.md, "Permission engine"): every chain that
 * gives it, or a "no" for which everything that could give it has been looked at, or what stands in the way of either.
 * Of an invitation: once it is accepted. Of a team: for its members.
 */
export function decide(evidence: Evidence, principal: Principal, action: string, target: Target): Decision {
  if (principal.isActive === false) return { ...NOTHING, verdict: 'denied', isInactive: true };
  const index = indexEvidence(evidence);
  const found =
    principal.kind === 'workspace-service-account'
      ? [outsideRbac(target)]
      : [
          ofSuperuser(principal),
          ...(isElsewhere(evidence, target)
            ? [ELSEWHERE]
            : ofEvidence(evidence, index, principal, action, target)),
        ];
  const chains = sortChains(found.flatMap(({ chains }) => chains));
  if (chains.length > 0) {
    if (principal.isActive === null && mayBeInactive(principal))
      return { ...NOTHING, chains, doubts: [doubt('active')] };
    return { ...NOTHING, verdict: 'allowed', chains };
  }
  const doubts = unique(found.flatMap(({ doubts }) => doubts));
  return { ...NOTHING, verdict: doubts.length > 0 ? 'unknown' : 'denied', doubts };
}

const NOTHING: Decision = { ...UNDECIDED, basis: 'roles' };

/** Nothing of this is about that place: whoever asks has mixed up two organizations. */
const isElsewhere = ({ organization }: Evidence, { organizationId, type, id }: Target): boolean =>
  (organizationId !== null && organizationId !== organization.id) ||
  (type === 'organization' && id !== null && id !== organization.id);

const ELSEWHERE: Found = { chains: [], doubts: [doubt('roles')] };

/** All that the evidence says and leaves open. */
function ofEvidence(
  evidence: Evidence,
  index: EvidenceIndex,
  principal: Principal,
  action: string,
  target: Target,
): Found[] {
  return [
    ofGrants(index, principal, action, target),
    ownership(evidence, index, principal, action, target),
    ofDefaultStack(evidence, principal, action, target),
    {
      chains: [],
      // Every role may be a gap, and of those whom something gives it nobody asks.
      get doubts() {
        return doubtsOfGaps(index, principal, action, target);
      },
    },
    // Of what is held in another workspace than the one that was read for, nothing is there.
    isOutOfView(evidence, target) ? ELSEWHERE : { chains: [], doubts: [] },
  ];
}

/** What is said to be in a workspace, without saying in which, cannot be looked up either. */
function isOutOfView({ workspaceId: readFor }: Evidence, { workspaceId, type, id }: Target): boolean {
  if (workspaceId !== null) return readFor !== null && readFor !== workspaceId;
  const scope = scopeOfType(type);
  return (scope === 'workspace' || scope === 'project') && !(type === 'workspace' && id === null);
}

/**
 * An account of a workspace's own server: no role binds it there, and its keys are good for nothing else ("workspace API
 * only").
 */
const outsideRbac = ({ workspaceId }: Target): Found => ({
  chains: workspaceId === null ? [] : [{ ...CHAIN, via: 'outside-rbac' }],
  doubts: [],
});

/** Teams and invitations have no such state. */
const mayBeInactive = ({ kind }: Principal): boolean => kind !== 'team' && kind !== 'invitation';

function ofSuperuser(principal: Principal): Found {
  if (!isAccount(principal)) return { chains: [], doubts: [] };
  if (principal.isSuperuser) return { chains: [{ ...CHAIN, via: 'super-user' }], doubts: [] };
  return { chains: [], doubts: principal.isSuperuser === null ? [doubt('super-user')] : [] };
}

function ofGrants(index: EvidenceIndex, principal: Principal, action: string, target: Target): Found {
  const found: Found = { chains: [], doubts: [] };
  for (const { grant, team } of heldGrants(index, principal)) {
    const role = roleOf(index, grant);
    let cover = covers(grant, role, action, target);
    if (cover.gives === 'no') cover = covers(grant, roleAsFarAsKnown(index, role), action, target);
    if (cover.gives === 'unsure') found.doubts.push(withFailure(cover.doubt, index, role));
    if (cover.gives === 'yes') found.chains.push(chainOf(grant, role, team));
  }
  return found;
}

const withFailure = (one: Doubt, { gaps }: EvidenceIndex, role: AccessRole): Doubt => ({
  ...one,
  failure: gaps.permissions.get(role.id)?.failure ?? null,
});

/** Whoever sees a workspace sees its default stack and components; which ones these are, only the workspace knows. */
function ofDefaultStack(evidence: Evidence, principal: Principal, action: string, target: Target): Found {
  const isStack = target.type === 'stack' || target.type === 'stack_component';
  if (!isStack || target.id === null || action !== 'read') return { chains: [], doubts: [] };
  const { verdict } = decide(evidence, principal, 'read', {
    ...target,
    type: 'workspace',
    id: target.workspaceId,
  });
  return { chains: [], doubts: verdict === 'denied' ? [] : [doubt('default-stack')] };
}

/** Each doubt once, in a fixed order; of equal ones that differ in why it could not be read, one that is always the same. */
const unique = (doubts: readonly Doubt[]): Doubt[] => {
  if (doubts.length < 2) return [...doubts];
  const keyed = doubts.map((one) => [JSON.stringify([one.why, one.of]), one] as const);
  const last = ([key, { failure }]: (typeof keyed)[number]) => `${key}${JSON.stringify(failure)}`;
  return [...new Map(keyed.sort((a, b) => (last(a) < last(b) ? -1 : 1))).values()];
};
