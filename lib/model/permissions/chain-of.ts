import type { Chain } from './decision.ts';
import type { AccessRole, Grant, TeamOfEvidence } from './evidence.ts';
import { isDocumented } from './role-permits.ts';

/** A grant as the way in which somebody comes by something; `team`: the one that holds it. */
export const chainOf = (grant: Grant, role: AccessRole, team: TeamOfEvidence | null): Chain => ({
  via: role.isShare ? 'share' : 'role',
  team: team && { id: team.id, name: team.name },
  role: { id: role.id, name: role.name, level: role.level },
  workspaceId: grant.workspaceId,
  projectId: grant.projectId,
  isDocumented: isDocumented(role),
});
