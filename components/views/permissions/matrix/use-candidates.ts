import { useMemo } from 'preact/hooks';
import type { Whose } from '#components/app/view-state.ts';
import { fuzzyFilter } from '#components/hooks/fuzzy.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/by-name.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';
import { firstOf } from './first-of.ts';

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
  /** As many as one looks through, … */
  items: readonly Candidate[];
  /** … and how many more there are. */
  more: number;
  isReading: boolean;
  failure: Failure | null;
  retry: () => void;
}

/** More than this nobody looks through: a few letters find the others. */
const MOST_SHOWN = 100;

/** Who can be picked, of those who fit what was typed: those of the place at once, the rest of the organization as it is read. */
export function useCandidates(
  kind: Whose['kind'],
  organizationId: string | null,
  evidence: Evidence | null,
  typed: string,
): Candidates {
  const isRole = kind === 'role';
  const people = useQuery('people', organizationId && !isRole ? { organizationId } : null);
  const roles = useQuery('roles', organizationId && isRole ? { organizationId } : null);
  const all = useMemo((): Candidate[] => {
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
    return [...new Map(found.map((one) => [one.id, one])).values()];
  }, [isRole, kind, people.data, roles.data, evidence]);
  const wanted = typed.trim();
  const { items, more } = useMemo(() => {
    const fitting = wanted ? fuzzyFilter(all, textOf, wanted) : all;
    const items = wanted
      ? fitting.slice(0, MOST_SHOWN)
      : firstOf(
          all,
          byName(({ name }) => name),
          MOST_SHOWN,
        );
    return { items, more: fitting.length - items.length };
  }, [all, wanted]);
  const query = isRole ? roles : people;
  return { items, more, isReading: query.isFetching, failure: query.failure, retry: query.refetch };
}

const textOf = ({ name, second, id }: Candidate): string => [name, second ?? '', id].join(' ');

const asTeam = ({ id, name }: { id: string; name: string }): Principal => ({
  kind: 'team',
  id,
  name,
  email: null,
  isActive: null,
  isSuperuser: null,
});
