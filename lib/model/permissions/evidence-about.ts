import { type CompactEvidence, GRANT_SIZE, HOLDERS, type PersonRow } from './compact-evidence.ts';
import type { Evidence, Grant, Principal } from './evidence.ts';

/** Everybody who is known of an organization. */
export const principalsIn = ({ ids, people }: CompactEvidence): Principal[] =>
  people.map((row, position) => principalOf(row, ids[position] ?? ''));

/** One of them; null for somebody of whom nothing is known there. */
export function principalIn({ ids, people }: CompactEvidence, id: string): Principal | null {
  const row = people[ids.indexOf(id)];
  return row ? principalOf(row, id) : null;
}

const principalOf = ([kind, name, email, isActive, isSuperuser]: PersonRow, id: string): Principal => ({
  kind,
  id,
  name,
  email,
  isActive,
  isSuperuser,
});

/**
 * What of the evidence of an organization matters to what one person or team can reach, so that nobody has to unfold
 * ten thousand others for it: what they hold themselves and through teams, what the teams hold of which it is not known
 * who is in them, and one grant of each project, since nothing else tells that it is there.
 */
export function evidenceAbout(compact: CompactEvidence, { id }: Pick<Principal, 'id'>): Evidence {
  const { ids, grants, shared, organization, roles, owners, missing, complete, reading } = compact;
  const self = ids.indexOf(id);
  const principal = principalIn(compact, id);
  const unread = new Set(missing.flatMap(({ what, of }) => (what === 'team-members' ? (of ?? []) : [])));
  const teams = compact.teams
    .map((team) => ({ ...team, isIn: team.members.includes(self) }))
    .filter((team) => team.isIn || unread.has(ids[team.id] ?? ''));
  const holders = new Set([self, ...teams.map((team) => team.id)]);
  const projects = new Set<number>();
  const kept: Grant[] = [];
  for (let at = 0; at < grants.length; at += GRANT_SIZE) {
    const [role = -1, kind = -1, holder = -1, workspace = -1, project = -1, share = -1] = grants.slice(
      at,
      at + GRANT_SIZE,
    );
    const isFirstOfProject = project >= 0 && !projects.has(project);
    if (!holders.has(holder) && !isFirstOfProject) continue;
    if (project >= 0 && workspace >= 0) projects.add(project);
    kept.push({
      roleId: ids[role] ?? '',
      holder: { kind: HOLDERS[kind] ?? 'user', id: ids[holder] ?? '' },
      workspaceId: ids[workspace] ?? null,
      projectId: ids[project] ?? null,
      resource: shared[share] ?? null,
    });
  }
  return {
    organization,
    workspaceId: null,
    principals: principal ? [principal] : [],
    roles,
    grants: kept,
    teams: teams.map((team) => ({ id: ids[team.id] ?? '', name: team.name, userIds: team.isIn ? [id] : [] })),
    owners,
    missing,
    complete,
    reading,
  };
}
