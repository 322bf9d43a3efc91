import { t } from '#lib/i18n.ts';
import type { HeldRole } from '#lib/model/access.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { heldRoleName } from './held-role-name.ts';
import { placeOfRole, useNamesOfWorkspaces } from './role-place.ts';

interface Props {
  roles: readonly HeldRole[];
  empty: string;
  /** The place that the roles reach, whose workspace has a name even where the list of workspaces lacks it. */
  place?: ResolvedPlace;
}

/** Roles that somebody holds: what, where, and whether directly or through which team. */
export function RoleList({ roles, empty, place }: Props) {
  const nameOfWorkspace = useNamesOfWorkspaces(place?.workspace ? [place.workspace] : []);
  if (roles.length === 0) return <p class="lead second">{empty}</p>;
  return (
    <ul class="roles">
      {roles.map((role) => (
        <li key={[role.id ?? role.name, role.workspaceId, role.projectId, role.viaTeam].join(' ')}>
          <span class="name">{heldRoleName(role)}</span>{' '}
          <span class="second">{placeOfRole(role, nameOfWorkspace)}</span>{' '}
          <span class="row-state second">
            {role.viaTeam ? t('role_via_team', { team: role.viaTeam }) : t('role_direct')}
          </span>
        </li>
      ))}
    </ul>
  );
}
