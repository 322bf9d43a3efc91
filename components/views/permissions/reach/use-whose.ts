import { useMemo } from 'preact/hooks';
import type { Whose } from '#components/app/platform.ts';
import { useSession } from '#components/app/session-context.ts';
import { useKnownPeople } from '#components/hooks/use-known-people.ts';
import { byName, shortId } from '#components/ui/format.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { principalsIn } from '#lib/model/permissions/evidence-about.ts';
import { principalOfUser } from '#lib/model/permissions/principal-of-user.ts';
import type { Everywhere } from './use-reach.ts';

/** Somebody who can be asked about, and an organization that knows them. */
export interface Candidate {
  principal: Principal;
  organizationId: string;
}

/** Everybody who is known so far, once each, by name. */
export function useCandidates({ organizations, queries }: Everywhere): Candidate[] {
  return useMemo(
    () => {
      const found = new Map<string, Candidate>();
      for (const [at, { id: organizationId }] of organizations.entries()) {
        const data = queries[at]?.data;
        for (const principal of data ? principalsIn(data) : []) {
          if (!found.has(principal.id)) found.set(principal.id, { principal, organizationId });
        }
      }
      return [...found.values()].sort(byName(({ principal }) => principal.name));
    },
    queries.map(({ data }) => data),
  );
}

/** Whose reach it is: the one who is asked about, else me. A role is nobody. */
export function useWhose(whose: Whose | null, candidates: readonly Candidate[]): Principal {
  const { user } = useSession();
  const isMe = whose === null || whose.kind === 'role' || whose.id === user.id;
  const found = isMe ? undefined : candidates.find(({ principal }) => principal.id === whose.id)?.principal;
  const known = useKnownPeople(isMe || found ? [] : [whose.organizationId]);
  return useMemo(() => {
    if (isMe) return principalOfUser(user);
    if (found) return found;
    const person = known.flatMap(({ people }) => people.items).find(({ id }) => id === whose.id);
    if (person) return person;
    const team = known.flatMap(({ teams }) => teams.items).find(({ id }) => id === whose.id);
    const kind = whose.kind === 'team' ? 'team' : 'user';
    return { ...UNSEEN, kind, id: whose.id, name: team?.name ?? shortId(whose.id) };
  }, [isMe, user, found, known, whose]);
}

const UNSEEN = { email: null, isActive: null, isSuperuser: null };
