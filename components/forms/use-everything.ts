import { useSession } from '#components/app/session-context.ts';
import { useQueries } from '#components/hooks/use-queries.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import type { OrganizationRead } from '#lib/model/drafts/take-everything.ts';
import type { Failure } from '#lib/model/failure.ts';
import { decide } from '#lib/model/permissions/decide.ts';
import { evidenceAbout } from '#lib/model/permissions/evidence-about.ts';
import { principalOfUser } from '#lib/model/permissions/principal-of-user.ts';

/** Something of an organization that could not be read. */
export interface Unread {
  organization: string;
  failure: Failure | null;
}

export interface Everything {
  read: OrganizationRead[];
  /** Organizations in which my roles say that I may remove nobody. */
  notMine: ReadonlySet<string>;
  unread: Unread[];
  /** So many organizations are read whole, or cannot be, … */
  done: number;
  /** … of so many; null while their list is read. */
  total: number | null;
  retry: () => void;
}

/** The people and roles of all organizations that I am in. */
export function useEverything(): Everything {
  const { user } = useSession();
  const organizations = useQuery('organizations', {});
  const rows = organizations.data;
  const inputs = (rows?.items ?? []).map(({ id }) => ({ organizationId: id }));
  const people = useQueries('people', inputs);
  const reach = useQueries('reach', inputs);
  const unread: Unread[] = [];
  if (organizations.failure) unread.push({ organization: '', failure: organizations.failure });
  else if (rows && !rows.complete && rows.failure) unread.push({ organization: '', failure: rows.failure });
  const notMine = new Set<string>();
  let done = 0;
  const read = (rows?.items ?? []).map(({ id, name }, at): OrganizationRead => {
    const [members, roles] = [people[at], reach[at]];
    const [known, evidence] = [members?.data ?? null, roles?.data ?? null];
    const failures = [
      members?.failure,
      roles?.failure,
      known?.people.failure,
      known?.teams.failure,
      ...(known?.missing ?? []).map(({ failure }) => failure),
      ...(evidence?.missing ?? []).flatMap(({ what, failure }) =>
        what === 'role-permissions' ? [] : failure,
      ),
    ].filter((failure) => failure !== null && failure !== undefined);
    const isWhole = known?.people.complete && known.teams.complete && evidence?.complete;
    if (isWhole || failures.length > 0) done += 1;
    if (failures[0]) unread.push({ organization: name, failure: failures[0] });
    if (evidence) {
      const target = { organizationId: id, workspaceId: null, project: null, type: 'member', id: null };
      const mine = evidenceAbout(evidence, user);
      if (decide(mine, principalOfUser(user), 'delete', target).verdict === 'denied') notMine.add(id);
    }
    return { organization: { id, name }, people: known?.people.items ?? null, evidence };
  });
  return {
    read,
    notMine,
    unread,
    done,
    total: rows ? rows.items.length : null,
    retry() {
      organizations.refetch();
      for (const query of [...people, ...reach]) if (query.failure || query.data) query.refetch();
    },
  };
}
