import type { Holder } from '#lib/changes.ts';
import type { Named } from '#lib/model/change/plan.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Member } from '#lib/model/resources/member.ts';
import type { Role } from '#lib/model/resources/role.ts';
import type { Team } from '#lib/model/resources/team.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from './planner.ts';

/** What a change is about, as ZenML shows it now. Failures of each: those of reading; `not-found`. */
const NOT_FOUND = fail({ kind: 'not-found', reason: null });

const found = <T>(rows: Result<T[]>, fits: (row: T) => boolean): Result<T> => {
  if (!rows.ok) return rows;
  const row = rows.value.find(fits);
  return row === undefined ? NOT_FOUND : ok(row);
};

/** The name and id of an organization. */
export async function findOrganization(
  { read }: PlanContext,
  organizationId: string,
): Promise<Result<Named>> {
  const organization = await read.one('organization', { organization: organizationId });
  return organization.ok ? ok({ id: organization.value.id, name: organization.value.name }) : organization;
}

/** The name and id of a workspace; null for none. */
export async function findWorkspace(
  { read }: PlanContext,
  workspaceId: string | null,
): Promise<Result<Named | null>> {
  if (workspaceId === null) return ok(null);
  const workspace = await read.one('workspace', { workspace: workspaceId });
  return workspace.ok ? ok({ id: workspace.value.id, name: workspace.value.displayName }) : workspace;
}

/** A role of an organization. */
export const findRole = async (
  { read }: PlanContext,
  organizationId: string,
  roleId: string,
): Promise<Result<Role>> => found(await read.all('roles', { organizationId }), ({ id }) => id === roleId);

/** A team of an organization. */
export const findTeam = async (
  { read }: PlanContext,
  organizationId: string,
  teamId: string,
): Promise<Result<Team>> => found(await read.all('teams', { organizationId }), ({ id }) => id === teamId);

/** A service account of an organization. */
export async function findAccount(
  { read }: PlanContext,
  organizationId: string,
  accountId: string,
): Promise<Result<Named>> {
  const account = found(await read.all('serviceAccounts', { organizationId }), ({ id }) => id === accountId);
  return account.ok ? ok({ id: accountId, name: nameOfUser(account.value) }) : account;
}

/** Who holds something, or is to hold it, in an organization. */
export async function findHolder(
  context: PlanContext,
  organizationId: string,
  { kind, id }: Holder,
): Promise<Result<Named>> {
  if (kind === 'team') {
    const team = await findTeam(context, organizationId, id);
    return team.ok ? ok({ id, name: team.value.name }) : team;
  }
  if (kind === 'invitation') {
    const rows = await context.read.all('invitations', { organizationId });
    const invitation = found(rows, (one) => one.id === id);
    return invitation.ok ? ok({ id, name: invitation.value.email ?? id }) : invitation;
  }
  const member = found(await context.read.all('members', { organizationId }), (one) => one.id === id);
  return member.ok ? ok({ id, name: nameOfMember(member.value) }) : member;
}

const nameOfMember = (member: Member): string => {
  if (member.kind === 'user') return nameOfUser(member.user);
  return member.kind === 'team' ? member.team.name : (member.invitation.email ?? member.id);
};
