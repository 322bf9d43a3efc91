import type { Person } from '#lib/model/access.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { Identified } from '#lib/protocol.ts';
import type { OperationContext } from '../answers.ts';

/**
 * What an id or e-mail address is, among everything that I can see: the organizations and workspaces first,
 * then the people and teams of each organization.
 */
export async function identify(
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
  let complete = organizations?.complete ?? false;
  for (const { id: organizationId } of organizations?.items ?? []) {
    const { data } = await context.ask('people', { organizationId });
    const person = data?.people.items.find((candidate) => isPerson(candidate, wanted));
    if (person) return ok({ is: 'person', organizationId, person });
    const team = data?.teams.items.find(({ id }) => id.toLowerCase() === wanted);
    if (team) return ok({ is: 'team', organizationId, team });
    if (!data?.people.complete || data.missing.length > 0) complete = false;
  }
  return ok({ is: 'unknown', text, complete });
}

const isPerson = ({ id, email, name }: Person, wanted: string): boolean =>
  [id, email, name].some((value) => value?.toLowerCase() === wanted);
