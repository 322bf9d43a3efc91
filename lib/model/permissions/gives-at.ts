import { type ActionOf, actionsOf, catalogueOf, type PlaceIds } from './actions-of.ts';
import { covers, mayGive } from './covers.ts';
import type { Doubt } from './decision.ts';
import type { AccessRole, Evidence, Grant } from './evidence.ts';
import type { ReachNode } from './reach.ts';

type Kind = ReachNode['kind'];

/** What a grant gives at a place. */
export interface Gives {
  /** The actions that it gives for sure, by their numbers among those of the kind of place. */
  sure: readonly number[];
  /** Why it may give more than that; null when it gives no more. */
  doubt: Doubt | null;
}

/** Which place it is makes no difference to what a role gives there. */
const ID = '00000000-0000-4000-8000-000000000000';
const ANY: Record<Kind, PlaceIds> = {
  organization: { organizationId: ID, workspaceId: null, projectId: null },
  workspace: { organizationId: ID, workspaceId: ID, projectId: null },
  project: { organizationId: ID, workspaceId: ID, projectId: ID },
};
const NOTHING: Gives = { sure: [], doubt: null };

const made = new WeakMap<Evidence, GivesAt>();

/** What roles give at places, each role and kind worked out once: five hundred workspaces are no more work than one. */
export function givesOf(evidence: Evidence): GivesAt {
  const gives = made.get(evidence) ?? create(evidence);
  made.set(evidence, gives);
  return gives;
}

type GivesAt = ReturnType<typeof create>;

function create(evidence: Evidence) {
  const catalogue = catalogueOf(evidence);
  const actions = {
    organization: actionsOf(ANY.organization, catalogue),
    workspace: actionsOf(ANY.workspace, catalogue),
    project: actionsOf(ANY.project, catalogue),
  };
  const known = new Map<string, Gives>();

  function givesAt(grant: Grant, role: AccessRole, place: PlaceIds): Gives {
    const kind = kindOf(place);
    // A share is of one thing, so that it matters which place it is.
    if (role.isShare) return look(grant, role, ownActions(place));
    if (!isReaching(grant, place)) return NOTHING;
    const { workspaceId, projectId } = grant;
    const anywhere = { ...grant, workspaceId: workspaceId && ID, projectId: projectId && ID };
    const { level, isSystem, permissions, id } = role;
    const key = [
      kind,
      anywhere.workspaceId,
      anywhere.projectId,
      level,
      isSystem,
      permissions !== null,
      id,
    ].join();
    const gives = known.get(key) ?? look(anywhere, role, [...actions[kind].entries()]);
    known.set(key, gives);
    return gives;
  }

  /** The actions on a place itself and not on what is in it, with their numbers. */
  function ownActions(place: PlaceIds): [number, ActionOf][] {
    const kind = kindOf(place);
    return [...actions[kind].entries()]
      .filter(([, { permission }]) => permission.resourceType === kind)
      .flatMap(([number, { permission }]) =>
        actionsOf(place, [permission]).map((one): [number, ActionOf] => [number, one]),
      );
  }

  return {
    countOf: (kind: Kind) => actions[kind].length,
    givesAt,
    ownActions,
    /** Whether a role could give something at some place of a kind. */
    mayGiveAt: (role: AccessRole, kind: Kind) =>
      actions[kind].some(({ permission, target }) => mayGive(role, permission.action, target)),
  };
}

function look(grant: Grant, role: AccessRole, actions: readonly [number, ActionOf][]): Gives {
  const sure: number[] = [];
  let doubt: Doubt | null = null;
  for (const [number, { permission, target }] of actions) {
    const cover = covers(grant, role, permission.action, target);
    if (cover.gives === 'yes') sure.push(number);
    // That it is held in one project only is the least of what may be open.
    if (cover.gives === 'unsure' && (doubt === null || cover.doubt.why !== 'in-project')) doubt = cover.doubt;
  }
  return { sure, doubt };
}

export const kindOf = ({ workspaceId, projectId }: PlaceIds): Kind =>
  projectId !== null ? 'project' : workspaceId !== null ? 'workspace' : 'organization';

/** What is held in a project says something of its workspace, too: there is a project in which it is given. */
const isReaching = ({ workspaceId, projectId }: Grant, place: PlaceIds): boolean =>
  (workspaceId === null || workspaceId === place.workspaceId) &&
  (projectId === null || place.projectId === null || projectId === place.projectId);
