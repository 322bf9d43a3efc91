import { useMemo } from 'preact/hooks';
import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/by-name.ts';
import { shortId } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import { isUuid } from '#lib/model/locate.ts';
import type { AccessRole, Grant } from '#lib/model/permissions/evidence.ts';
import { type AccessChange, holds, takeable } from '#lib/model/permissions/what-if.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import type { Side } from './use-side.ts';

/** A change that can be thought through, and its name. */
export interface PossibleChange {
  key: string;
  name: string;
  change: AccessChange;
}

/**
 * What could be given to somebody and taken from them at a place: roles that reach it, and teams that hold one there. What all
 * roles permit costs a request each, so it is asked only when the one that is picked is held by nobody.
 */
export function useChanges(
  { subject: { principal }, access: { resolved, access } }: Side,
  picked: string,
): PossibleChange[] {
  const place = resolved.data;
  const evidence = access.data;
  const organizationId = place?.organization?.id ?? null;
  const isUnread = access.data?.roles.some(
    ({ id, permissions }) => permissions === null && picked.startsWith(`give ${id} `),
  );
  const roles = useQuery('roles', isUnread && organizationId ? { organizationId } : null);
  return useMemo(() => {
    if (!evidence || !place) return [];
    const all = roles.data?.roles ?? evidence.roles;
    const holder = { kind: holderKind(principal.kind), id: principal.id } as const;
    const given = all
      .filter(({ isShare }) => !isShare)
      .flatMap((role) => grantsAt(role, holder, place).map((grant) => ({ grant, role })))
      .filter(({ grant }) => !holds(evidence, grant))
      .map(({ grant, role }): Omit<PossibleChange, 'key'> => {
        return { name: roleAt(role, grant, place), change: { do: 'give', grant, role } };
      });
    const taken = takeable(evidence, principal).map(({ grant, role }) => {
      const read = all.find(({ id }) => id === role.id) ?? role;
      return { name: roleAt(read, grant, place), change: { do: 'take', grant, role: read } as const };
    });
    const teams =
      holder.kind === 'team'
        ? []
        : evidence.teams.map((team) => {
            const isIn = team.userIds.includes(principal.id);
            const { id, name } = team;
            return {
              name,
              change: { do: isIn ? 'leave' : 'join', team: { id, name }, userId: principal.id } as const,
            };
          });
    return [...given, ...taken, ...teams]
      .sort(byName(({ name }) => name))
      .map((one) => ({ ...one, key: keyOf(one.change) }));
  }, [evidence, place, roles.data, principal]);
}

const keyOf = (change: AccessChange): string =>
  'grant' in change
    ? [change.do, change.grant.roleId, change.grant.workspaceId, change.grant.projectId].join(' ')
    : [change.do, change.team.id].join(' ');

const holderKind = (kind: string): Grant['holder']['kind'] =>
  kind === 'team' || kind === 'invitation' ? kind : 'user';

/** Where a role of this level would be given here; nowhere when the place is not of its kind. */
function grantsAt(
  { id, level }: AccessRole,
  holder: Grant['holder'],
  { workspace, project }: ResolvedPlace,
): Grant[] {
  const grant: Grant = { roleId: id, holder, workspaceId: null, projectId: null, resource: null };
  if (level === 'organization') return [grant];
  if (!workspace) return [];
  const inWorkspace = { ...grant, workspaceId: workspace.id };
  if (level === 'workspace') return [inWorkspace];
  // A project that is known by its name only cannot be told from others.
  return level === 'project' && project && isUuid(project) ? [{ ...inWorkspace, projectId: project }] : [];
}

function roleAt(
  { name }: AccessRole,
  { workspaceId, projectId }: Grant,
  { workspace }: ResolvedPlace,
): string {
  if (projectId) return t('what_if_role', { place: shortId(projectId), role: name });
  if (!workspaceId) return t('what_if_role', { place: t('role_at_organization'), role: name });
  return t('what_if_role', { place: workspace?.displayName ?? shortId(workspaceId), role: name });
}
