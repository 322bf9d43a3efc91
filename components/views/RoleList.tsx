import { useQuery } from '#components/hooks/use-query.ts';
import { shortId } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { HeldRole } from '#lib/model/access.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';

interface Props {
  roles: readonly HeldRole[];
  empty: string;
  /** The place that the roles reach, whose workspace has a name even where the list of workspaces lacks it. */
  place?: ResolvedPlace;
}

/** Roles that somebody holds: what, where, and whether directly or through which team. */
export function RoleList({ roles, empty, place }: Props) {
  const workspaces = useQuery('workspaces', {});
  if (roles.length === 0) return <p class="lead second">{empty}</p>;
  const named = [...(place?.workspace ? [place.workspace] : []), ...(workspaces.data?.items ?? [])];
  const nameOfWorkspace = (id: string) =>
    named.find((workspace) => workspace.id === id)?.displayName ?? shortId(id);
  return (
    <ul class="roles">
      {roles.map((role) => (
        <li key={[role.id ?? role.name, role.workspaceId, role.projectId, role.viaTeam].join(' ')}>
          <span class="name">{role.name}</span>{' '}
          <span class="second">{placeOf(role, nameOfWorkspace).join(' · ')}</span>{' '}
          <span class="row-state second">
            {role.viaTeam ? t('role_via_team', { team: role.viaTeam }) : t('role_direct')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function placeOf(role: HeldRole, nameOfWorkspace: (id: string) => string): string[] {
  const place: string[] = [];
  if (role.workspaceId) place.push(t('role_at_workspace', { name: nameOfWorkspace(role.workspaceId) }));
  if (role.projectId) place.push(t('role_at_project', { name: shortId(role.projectId) }));
  if (place.length > 0) return place;
  return [
    role.level && role.level !== 'organization'
      ? t('role_level', { level: role.level })
      : t('role_at_organization'),
  ];
}
