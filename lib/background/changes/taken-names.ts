import type { NameValidation } from '#lib/model/resources/small-answers.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from './planner.ts';

/**
 * Whether a name is known to be taken. Lists show only what an account may see, so ZenML is asked too; where it does not tell, the
 * name may be free. Failures: those of reading the list.
 */
export async function isOrganizationNameTaken({ read }: PlanContext, name: string): Promise<Result<boolean>> {
  const [rows, validation] = await Promise.all([
    read.all('organizations', { query: { name } }),
    read.one('organizationName', { name }),
  ]);
  if (!rows.ok) return rows;
  return ok(rows.value.some((row) => row.name === name) || isTaken(validation));
}

/** Likewise for a workspace, whose name is unique among all organizations. */
export async function isWorkspaceNameTaken(
  { read }: PlanContext,
  organizationId: string,
  name: string,
): Promise<Result<boolean>> {
  const [rows, validation] = await Promise.all([
    read.all('workspaces', { query: { workspace_name: name } }),
    read.one('workspaceName', { organizationId, name }),
  ]);
  if (!rows.ok) return rows;
  return ok(rows.value.some((row) => row.name === name) || isTaken(validation));
}

const isTaken = (validation: Result<NameValidation>): boolean =>
  validation.ok ? validation.value.isFree === false : validation.failure.kind === 'conflict';

/** Likewise for a user; nobody but super-users is shown the list, and then it may be free. ZenML does not tell capitals apart. */
export async function isUsernameTaken({ read }: PlanContext, username: string): Promise<Result<boolean>> {
  const users = await read.all('users', {});
  if (!users.ok) return users.failure.kind === 'forbidden' ? ok(false) : users;
  const wanted = username.toLowerCase();
  return ok(users.value.some((user) => user.username?.toLowerCase() === wanted));
}
