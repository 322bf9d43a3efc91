import type { Api } from '#lib/api/api.ts';
import type { Person } from '#lib/model/access.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { Identified } from '#lib/protocol.ts';
import type { OperationContext } from '../operation.ts';
import { list } from './list.ts';
import { membersOf } from './people.ts';

/**
 * What an id or e-mail address is, among everything that I can see: the organizations and workspaces first,
 * then the people and teams of each organization.
 */
export async function identify(
  api: Api,
  { text }: { text: string },
  context: OperationContext,
): Promise<Result<Identified>> {
  const wanted = text.trim().toLowerCase();
  const isEmail = wanted.includes('@');
  const organizations = (await context.ask('organizations', {})).data;
  if (!isEmail) {
    const organization = organizations?.items.find(({ id }) => id.toLowerCase() === wanted);
    if (organization) return ok({ is: 'organization', organization });
    const { data: workspaces } = await context.ask('workspaces', {});
    const workspace = workspaces?.items.find(({ id }) => id.toLowerCase() === wanted);
    if (workspace) return ok({ is: 'workspace', workspace });
    if (!workspaces?.complete) return ok({ is: 'unknown', text, complete: false });
  }
  // Of all organizations at once: somebody waits.
  const ids = (organizations?.items ?? []).map(({ id }) => id);
  const people = await Promise.all(ids.map((id) => membersOf(api, id, context)));
  for (const [at, { items }] of people.entries()) {
    const person = items.find((candidate) => isPerson(candidate, wanted));
    if (person) return ok({ is: 'person', organizationId: ids[at] ?? '', person });
  }
  const teams = await Promise.all(
    isEmail ? [] : ids.map((organizationId) => list(api, 'teams', { organizationId }, context)),
  );
  for (const [at, { items }] of teams.entries()) {
    const team = items.find(({ id }) => id.toLowerCase() === wanted);
    if (team) return ok({ is: 'team', organizationId: ids[at] ?? '', team });
  }
  const isWhole = [organizations, ...people, ...teams].every((rows) => rows?.complete && !rows.failure);
  return ok({ is: 'unknown', text, complete: isWhole });
}

const isPerson = ({ id, email, name }: Person, wanted: string): boolean =>
  [id, email, name].some((value) => value?.toLowerCase() === wanted);
