import type { Permission } from '../resources/permission.ts';
import type { Chain, Decision, Doubt } from './decision.ts';
import type { Principal } from './evidence.ts';
import { resourceString } from './resource-string.ts';
import { type Target, targetAt } from './target.ts';

/** A place with its names; what a question is asked at. */
export interface NamedPlace {
  organization: { id: string; name: string } | null;
  workspace: { id: string; name: string; displayName: string } | null;
  project: string | null;
  resource: { type: string; id: string } | null;
}

/** A verdict and all that it is about. */
export interface Verdict {
  decision: Decision;
  permission: Permission;
  place: NamedPlace;
  principal: Principal;
  /** Epoch ms at which what it was decided from was read; null: not read. */
  asOf: number | null;
}

/**
 * A verdict for machines, its keys and lists always in the same order. The only e-mail address in it is that of whom it
 * is about, and no text of a server is: failures are named by their kind.
 */
export function verdictJson({ decision, permission, place, principal, asOf }: Verdict): string {
  const { action, resourceType } = permission;
  const { organization, workspace, project, resource } = place;
  const { kind, id, name, email, isActive } = principal;
  const said = {
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    principal: { kind, id, name, email, isActive },
    action,
    resourceType,
    place: {
      organization: organization && { id: organization.id, name: organization.name },
      workspace: workspace && { id: workspace.id, name: workspace.name, displayName: workspace.displayName },
      project,
      resource: resource && { type: resource.type, id: resource.id },
    },
    resource: resourceStrings(targetAt(place, permission)),
    verdict: decision.verdict,
    basis: decision.basis,
    rolesSay: decision.rolesSay,
    isInactive: decision.isInactive,
    chains: decision.chains.map(chainOf),
    doubts: decision.doubts.map(doubtOf),
    failure: decision.failure?.kind ?? null,
  };
  return JSON.stringify(said, null, 2);
}

/** `old`: before ZenML 0.80; `new`: since then. Null where the form cannot say it. */
function resourceStrings({ workspaceId, project, type, id }: Target) {
  const named = { workspaceId, projectId: project?.id ?? null, type, id };
  return { old: resourceString('server', named), new: resourceString('project', named) };
}

const chainOf = ({ via, team, role, workspaceId, projectId, isDocumented }: Chain) => ({
  via,
  team: team && { id: team.id, name: team.name },
  role: role && { id: role.id, name: role.name, level: role.level },
  workspaceId,
  projectId,
  isDocumented,
});

const doubtOf = ({ why, of, failure }: Doubt) => ({ why, of, failure: failure?.kind ?? null });
