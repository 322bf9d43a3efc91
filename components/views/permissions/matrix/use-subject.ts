import { useMemo } from 'preact/hooks';
import { useSession } from '#components/app/session-context.ts';
import type { Whose } from '#components/app/view-state.ts';
import { useKnownPeople } from '#components/hooks/use-known-people.ts';
import type { PlaceAccess } from '#components/hooks/use-place-access.ts';
import { type QueryState, useQuery } from '#components/hooks/use-query.ts';
import { shortId } from '#components/ui/format.ts';
import type { AccessRole, Principal } from '#lib/model/permissions/evidence.ts';
import { principalOfUser } from '#lib/model/permissions/principal-of-user.ts';
import type { PeopleOfOrganization } from '#lib/protocol.ts';

/** Whose matrix is shown. */
export interface Subject {
  /** Null: mine. */
  whose: Whose | null;
  name: string;
  /** Who is decided about; for a role somebody of its name who holds nothing. */
  principal: Principal;
  /** Only of a role; null while it is not read. */
  role: AccessRole | null;
  roles: QueryState<'roles'>;
  /** Not among what could be read. */
  isGone: boolean;
}

/** Finds the person, team or role that is asked about, among what is known first. */
export function useSubject(whose: Whose | null, { access }: PlaceAccess): Subject {
  const { user } = useSession();
  const isMe = whose === null || whose.id === user.id;
  const isHolder = !isMe && whose.kind !== 'role';
  const evidence = access.data;
  const known = useKnownPeople(isHolder ? [whose.organizationId] : []);
  const inEvidence = isHolder ? evidence?.principals.find(({ id }) => id === whose.id) : undefined;
  const before = useMemo(() => (isHolder ? inPeople(known, whose) : undefined), [isHolder, known, whose]);
  const isRead = evidence?.complete || access.failure !== null;
  const people = useQuery(
    'people',
    isHolder && isRead && !inEvidence && !before ? { organizationId: whose.organizationId } : null,
  );
  const asked = useMemo(
    () => (isHolder && people.data ? inPeople([people.data], whose) : undefined),
    [isHolder, people.data, whose],
  );
  const found = inEvidence ?? before ?? asked;
  const roles = useQuery(
    'roles',
    !isMe && whose.kind === 'role' ? { organizationId: whose.organizationId } : null,
  );
  const inList = roles.data?.roles ?? evidence?.roles ?? [];
  const role = isMe || isHolder ? null : (inList.find(({ id }) => id === whose.id) ?? null);
  const principal = useMemo((): Principal => {
    if (isMe) return principalOfUser(user);
    if (found) return found;
    const { id, kind } = whose;
    const name = role?.name ?? shortId(id);
    // A role is nobody that ZenML could be asked about, and neither is a team.
    return { ...UNSEEN, kind: kind === 'person' ? 'user' : 'team', id, name };
  }, [isMe, user, found, whose, role]);
  const isListRead = isHolder ? people.data !== null || people.failure !== null : !roles.isFetching;
  const isGone = !isMe && !found && !role && isListRead;
  return { whose: isMe ? null : whose, name: principal.name, principal, role, roles, isGone };
}

const UNSEEN = { email: null, isActive: null, isSuperuser: null };

function inPeople(known: readonly PeopleOfOrganization[], { kind, id }: Whose): Principal | undefined {
  for (const { people, teams } of known) {
    if (kind === 'person') {
      const person = people.items.find((one) => one.id === id);
      if (person) return person;
    }
    const team = teams.items.find((one) => one.id === id);
    if (team) return { ...UNSEEN, kind: 'team', id, name: team.name };
  }
  return undefined;
}
