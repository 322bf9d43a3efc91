import { useMemo } from 'preact/hooks';
import { useSession } from '#components/app/session-context.ts';
import type { Whose } from '#components/app/view-state.ts';
import { type KnownPeople, useKnownPeople } from '#components/hooks/use-known-people.ts';
import { shortId } from '#components/ui/format.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { principalIn } from '#lib/model/permissions/evidence-about.ts';
import { principalOfUser } from '#lib/model/permissions/principal-of-user.ts';
import type { Everywhere } from './use-reach.ts';

/** Whose reach it is: the one who is asked about, else me. A role is nobody. */
export function useWhose(whose: Whose | null, { queries }: Everywhere): Principal {
  const { user } = useSession();
  const isMe = whose === null || whose.kind === 'role' || whose.id === user.id;
  const datas = queries.map(({ data }) => data);
  const found = useMemo(() => {
    if (isMe) return null;
    for (const data of datas) {
      const principal = data && principalIn(data, whose.id);
      if (principal) return principal;
    }
    return null;
  }, [isMe, whose?.id, ...datas]);
  const known = useKnownPeople(isMe || found ? [] : [whose.organizationId]);
  const principal = isMe ? principalOfUser(user) : (found ?? inPeople(known, whose));
  // The same one for as long as the same is known of them: what they reach is worked out anew for another one.
  return useMemo(() => principal, [JSON.stringify(principal)]);
}

function inPeople(known: readonly KnownPeople[], whose: Whose): Principal {
  const person = known.flatMap(({ people }) => people.items).find(({ id }) => id === whose.id);
  if (person) {
    const { kind, id, name, email, isActive, isSuperuser } = person;
    return { kind, id, name, email, isActive, isSuperuser };
  }
  const team = known.flatMap(({ teams }) => teams.items).find(({ id }) => id === whose.id);
  const kind = whose.kind === 'team' ? 'team' : 'user';
  return { ...UNSEEN, kind, id: whose.id, name: team?.name ?? shortId(whose.id) };
}

const UNSEEN = { email: null, isActive: null, isSuperuser: null };
