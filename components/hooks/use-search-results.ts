import { useMemo } from 'preact/hooks';
import type { Person } from '#lib/model/access.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Team } from '#lib/model/resources/team.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { fuzzyFilter } from './fuzzy.ts';
import { useKnownPeople } from './use-known-people.ts';
import { useQuery } from './use-query.ts';

/** Something of an organization. */
type Of<T> = T & { organizationId: string };

export interface SearchFindings {
  workspaces: Workspace[];
  organizations: Organization[];
  people: Of<Person>[];
  teams: Of<Team>[];
  /** False while what is searched is still on its way. */
  isReady: boolean;
}

/** What fits the typed text among all that is loaded: by name, e-mail, id and organization. */
export function useSearchResults(text: string): SearchFindings {
  const workspaces = useQuery('workspaces', {});
  const organizations = useQuery('organizations', {});
  const organizationIds = organizations.data?.items.map(({ id }) => id) ?? [];
  const known = useKnownPeople(organizationIds);
  return useMemo(() => {
    const people = known.flatMap(({ organizationId, people: rows }) =>
      rows.items.map((person) => ({ ...person, organizationId })),
    );
    const teams = known.flatMap(({ organizationId, teams: rows }) =>
      rows.items.map((team) => ({ ...team, organizationId })),
    );
    return {
      workspaces: fuzzyFilter(workspaces.data?.items ?? [], textOfWorkspace, text),
      organizations: fuzzyFilter(organizations.data?.items ?? [], textOfOrganization, text),
      people: fuzzyFilter(people, ({ name, email, id }) => joined(name, email, id), text),
      teams: fuzzyFilter(teams, ({ name, id }) => joined(name, id), text),
      isReady: !workspaces.isPending && !organizations.isPending,
    };
  }, [workspaces.data, workspaces.isPending, organizations.data, organizations.isPending, known, text]);
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

const textOfWorkspace = ({ displayName, name, organization, owner, id }: Workspace): string =>
  joined(displayName, name === displayName ? null : name, organization?.name, owner?.email, id);

const textOfOrganization = ({ name, owner, id }: Organization): string =>
  joined(name, owner && nameOfUser(owner), id);
