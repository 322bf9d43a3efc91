import { useMemo } from 'preact/hooks';
import type { Whose } from '#components/app/platform.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/format.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';

/** Somebody, or something, whose matrix can be shown. */
export interface Candidate {
  id: string;
  name: string;
  /** E-mail address of an account, level of a role. */
  second: string | null;
  /** Null of a role. */
  principal: Principal | null;
}

interface Candidates {
  items: readonly Candidate[];
  isReading: boolean;
  failure: Failure | null;
  retry: () => void;
}

/** Who can be picked: those of the place at once, the rest of the organization as it is read. */
export function useCandidates(
  kind: Whose['kind'],
  organizationId: string | null,
  evidence: Evidence | null,
): Candidates {
  const isRole = kind === 'role';
  const people = useQuery('people', organizationId && !isRole ? { organizationId } : null);
  const roles = useQuery('roles', organizationId && isRole ? { organizationId } : null);
  const items = useMemo((): Candidate[] => {
    const found = isRole
      ? (roles.data?.roles ?? evidence?.roles ?? []).map(({ id, name, level }) => {
          return { id, name, second: level, principal: null };
        })
      : [
          ...(kind === 'team'
            ? (people.data?.teams.items ?? []).map(asTeam)
            : (people.data?.people.items ?? [])),
          // What roles were read for knows most: whether an account is a super-user, for one.
          ...(evidence?.principals ?? []).filter((one) => (one.kind === 'team') === (kind === 'team')),
        ].map((principal) => ({
          id: principal.id,
          name: principal.name,
          second: principal.email,
          principal,
        }));
    const unique = new Map(found.map((one) => [one.id, one]));
    return [...unique.values()].sort(byName(({ name }) => name));
  }, [isRole, kind, people.data, roles.data, evidence]);
  const query = isRole ? roles : people;
  return { items, isReading: query.isFetching, failure: query.failure, retry: query.refetch };
}

const asTeam = ({ id, name }: { id: string; name: string }): Principal => ({
  kind: 'team',
  id,
  name,
  email: null,
  isActive: null,
  isSuperuser: null,
});
