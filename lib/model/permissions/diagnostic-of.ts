import type { Permission } from '../resources/permission.ts';
import type { Decision } from './decision.ts';
import type { Evidence, Principal } from './evidence.ts';
import { targetAt, type Whereabouts } from './target.ts';

interface Seen {
  decision: Decision;
  permission: Permission;
  place: Whereabouts;
  principal: Principal;
  evidence: Evidence | null;
}

/**
 * What helps to find out why ZenML and the roles disagree, as JSON: of whom, where and through which role is in it by
 * kind only, no name, no address, no id.
 */
export function diagnosticOf({ decision, permission, place, principal, evidence }: Seen): string {
  const { workspaceId, project, id } = targetAt(place, permission);
  return JSON.stringify(
    {
      action: permission.action,
      resourceType: permission.resourceType,
      zenmlSays: decision.verdict,
      rolesSay: decision.rolesSay,
      target: {
        in: project ? 'project' : workspaceId ? 'workspace' : 'organization',
        isProjectIdKnown: project ? project.id !== null : null,
        isOneResource: id !== null,
      },
      principal: { kind: principal.kind, isActive: principal.isActive, isSuperuser: principal.isSuperuser },
      chains: decision.chains.map(({ via, team, role, isDocumented }) => ({
        via,
        isThroughTeam: team !== null,
        level: role?.level ?? null,
        isDocumented,
      })),
      evidence: evidence && {
        complete: evidence.complete,
        roles: evidence.roles.length,
        rolesWithPermissions: evidence.roles.filter(({ permissions }) => permissions).length,
        teams: evidence.teams.length,
        grants: evidence.grants.length,
        missing: evidence.missing.map(({ what, failure }) => ({ what, failure: failure?.kind ?? null })),
      },
    },
    null,
    2,
  );
}
