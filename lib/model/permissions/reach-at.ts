import type { PlaceIds } from './actions-of.ts';
import type { Doubt } from './decision.ts';
import type { AccessRole, Evidence, Grant, Principal, TeamOfEvidence } from './evidence.ts';
import { doubt, isAccount } from './found.ts';
import { type Gives, givesOf, kindOf } from './gives-at.ts';
import { heldGrants, indexEvidence, roleAsFarAsKnown, roleOf } from './index-evidence.ts';
import { ownership } from './ownership.ts';
import type { ReachNode, ReachSource } from './reach.ts';
import { isDocumented } from './role-permits.ts';

type Kind = ReachNode['kind'];
type Look = Pick<ReachNode, 'state' | 'sources' | 'allowed' | 'of' | 'doubts'>;
interface Found {
  sources: ReachSource[];
  allowed: Set<number>;
  doubts: Doubt[];
}

/** How somebody reaches one place after the other, and whether they reach all projects of a workspace. */
export function createReachAt(evidence: Evidence, principal: Principal) {
  const index = indexEvidence(evidence);
  const { givesAt: givesAsRead, mayGiveAt, ownActions, countOf } = givesOf(evidence);
  const held = heldGrants(index, principal).map((one) => ({ ...one, role: roleOf(index, one.grant) }));
  const unread = unreadGrants(evidence, principal);
  const unreadRoles = new Map<Kind, Doubt[]>();
  const special = new Set(
    [...held, ...unread].flatMap(({ grant: { workspaceId, resource } }) => [workspaceId, resource?.id]),
  );
  let elsewhere: Look | null = null;

  /** Of a role that was read in part: it may give more than what is known. */
  function givesAt(grant: Grant, role: AccessRole, place: PlaceIds): Gives {
    const gives = givesAsRead(grant, role, place);
    const asUnread = roleAsFarAsKnown(index, role);
    const isOpen = gives.doubt !== null && gives.doubt.why !== 'in-project';
    if (asUnread === role || isOpen) return gives;
    return { ...gives, doubt: givesAsRead(grant, asUnread, place).doubt ?? gives.doubt };
  }

  function at(place: PlaceIds): Look {
    if (!isLikeOthers(place)) return lookAt(place);
    elsewhere ??= lookAt(place);
    return elsewhere;
  }

  /** A workspace of which nothing is held in particular: all of these are reached alike, and there may be hundreds. */
  const isLikeOthers = ({ workspaceId, projectId }: PlaceIds): boolean =>
    workspaceId !== null &&
    projectId === null &&
    !special.has(workspaceId) &&
    ![undefined, principal.id].includes(evidence.owners[workspaceId]);

  function lookAt(place: PlaceIds): Look {
    const kind = kindOf(place);
    if (principal.isActive === false)
      return told({ sources: [], allowed: new Set(), doubts: [] }, principal, countOf(kind));
    const found: Found = { sources: [], allowed: new Set(), doubts: [] };
    addAccount(found, kind);
    // No role binds an account of a workspace's own server, or gives it anything.
    if (principal.kind !== 'workspace-service-account') {
      addGrants(found, place, kind);
      addOwnership(found, place, kind);
      if (found.allowed.size === 0) addGaps(found, place, kind);
    }
    return told(found, principal, countOf(kind));
  }

  function addAccount({ sources, allowed, doubts }: Found, kind: Kind): void {
    const isOutside = principal.kind === 'workspace-service-account';
    // Its keys are good for nothing outside of the workspace.
    if (isOutside && kind === 'organization') return;
    if (isOutside || (isAccount(principal) && principal.isSuperuser)) {
      sources.push({ ...SOURCE, via: isOutside ? 'outside-rbac' : 'super-user', heldAt: kind });
      for (let number = 0; number < countOf(kind); number += 1) allowed.add(number);
    } else if (isAccount(principal) && principal.isSuperuser === null) doubts.push(doubt('super-user'));
  }

  function addGrants(found: Found, place: PlaceIds, kind: Kind): void {
    const ranked: { source: ReachSource; count: number }[] = [];
    for (const { grant, team, role } of held) {
      const { sure, doubt } = givesAt(grant, role, place);
      for (const number of sure) found.allowed.add(number);
      // What is held in one of its projects stands below the workspace, at the project.
      const open = doubt?.why === 'in-project' ? null : doubt;
      if (open) found.doubts.push({ ...open, failure: failureOf(role) });
      const isShown = sure.length > 0 || open !== null || (role.isShare && isHeldAt(grant, place));
      if (isShown) ranked.push({ source: sourceOf(grant, role, team, kind, sure), count: sure.length });
    }
    ranked.sort((a, b) => b.count - a.count || compare(a.source, b.source));
    found.sources.push(...ranked.map(({ source }) => source));
  }

  /** The control plane names the owners of organizations and workspaces only: whether they own a project is not known. */
  function addOwnership(found: Found, place: PlaceIds, kind: Kind): void {
    const owner = evidence.owners[place.projectId ?? place.workspaceId ?? place.organizationId];
    if (owner !== undefined && owner !== principal.id) return;
    let isOwner = false;
    for (const [number, { permission, target }] of ownActions(place)) {
      const { chains, doubts } = ownership(evidence, index, principal, permission.action, target);
      found.doubts.push(...doubts);
      if (chains.length === 0) continue;
      found.allowed.add(number);
      isOwner = true;
    }
    if (isOwner) found.sources.push({ ...SOURCE, via: 'owner', heldAt: kind });
  }

  /** What is not there and could have given something: nobody is to take silence for "no". */
  function addGaps({ doubts }: Found, place: PlaceIds, kind: Kind): void {
    const known = unreadRoles.get(kind) ?? doubtsOfRoles(kind);
    unreadRoles.set(kind, known);
    doubts.push(...known);
    for (const { grant, role, teamName, failure } of unread) {
      const gives = givesAt(grant, role, place);
      if (gives.sure.length > 0 || gives.doubt) doubts.push(doubt('team-members', teamName, failure));
    }
  }

  function doubtsOfRoles(kind: Kind): Doubt[] {
    const { roles, assignments } = index.gaps;
    return [
      ...roles.map(({ failure }) => doubt('roles', null, failure)),
      ...assignments.flatMap(({ of, failure }) => {
        const role = index.roles.get(of ?? '');
        return !role || mayGiveAt(roleAsFarAsKnown(index, role), kind)
          ? [doubt('assignments', role?.name ?? of, failure)]
          : [];
      }),
    ];
  }

  const failureOf = ({ id }: AccessRole) => index.gaps.permissions.get(id)?.failure ?? null;

  return {
    at,
    /** For sure, whichever they are. */
    reachesProjectsOf: (workspaceId: string): boolean =>
      isSure(principal) &&
      (held.some(({ grant, role }) => {
        const place = { organizationId: evidence.organization.id, workspaceId, projectId: NO_PROJECT };
        return !role.isShare && givesAt(grant, role, place).sure.length > 0;
      }) ||
        (isAccount(principal) && principal.isSuperuser === true)),
  };
}

const NO_PROJECT = '';
const SOURCE = {
  team: null,
  role: null,
  isDocumented: false,
  isInherited: false,
  isSure: true,
  resource: null,
} as const;

/** Teams and invitations are not switched off. */
const isSure = ({ kind, isActive }: Principal): boolean =>
  isActive === true || (isActive === null && (kind === 'team' || kind === 'invitation'));

function told({ sources, allowed, doubts }: Found, principal: Principal, of: number): Look {
  if (allowed.size > 0) {
    return isSure(principal)
      ? { state: 'reached', sources, allowed: allowed.size, of, doubts: [] }
      : { state: 'unknown', sources, allowed: 0, of, doubts: [doubt('active')] };
  }
  const different = [...new Map(doubts.map((one) => [`${one.why} ${one.of}`, one])).values()];
  const state = different.length > 0 ? 'unknown' : sources.length > 0 ? 'within' : 'none';
  return { state, sources, allowed: 0, of, doubts: different };
}

function sourceOf(
  grant: Grant,
  role: AccessRole,
  team: TeamOfEvidence | null,
  kind: Kind,
  sure: readonly number[],
): ReachSource {
  const heldAt = kindOf({ organizationId: '', ...grant });
  return {
    via: role.isShare ? 'share' : 'role',
    team: team && { id: team.id, name: team.name },
    role: { id: role.id, name: role.name, level: role.level },
    isDocumented: isDocumented(role),
    heldAt,
    isInherited: heldAt !== kind,
    isSure: sure.length > 0 || role.isShare,
    resource: grant.resource,
  };
}

/** What is held directly first, then by name, so that the order is the same each time. */
function compare(a: ReachSource, b: ReachSource): number {
  const keyOf = ({ team, role }: ReachSource) => `${team ? 1 : 0} ${role?.name} ${team?.name} ${role?.id}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

const isHeldAt = ({ workspaceId, projectId }: Grant, place: PlaceIds): boolean =>
  workspaceId === place.workspaceId && projectId === place.projectId;

/** What the teams hold of which it is not known who is in them. */
function unreadGrants(evidence: Evidence, principal: Principal) {
  if (principal.kind === 'team') return [];
  const index = indexEvidence(evidence);
  return index.unreadTeams.flatMap(({ name, gap, grants }) =>
    grants.map((grant) => ({
      grant,
      role: roleOf(index, grant),
      teamName: name ?? gap.of,
      failure: gap.failure,
    })),
  );
}
