import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import type { ReachExport } from '#lib/model/permissions/reach-export.ts';
import type { ReachIn } from './use-reach.ts';

/** Makes what is copied of what is shown. */
export function useReachExport(
  principal: Principal,
  all: readonly ReachIn[],
  shown: readonly ReachNode[],
  isFiltered: boolean,
): () => ReachExport {
  const { controlPlane } = usePlatform();
  const { user } = useSession();
  return () => {
    const times = all.flatMap(({ query }) => query.updatedAt ?? []);
    const notRead = all.flatMap(notReadOf);
    return {
      asOf: times.length > 0 ? new Date(Math.min(...times)).toISOString() : null,
      identity: [nameOfUser(user), user.email].filter(Boolean).join(' '),
      controlPlane: controlPlane.apiOrigin,
      of: principal,
      isFiltered,
      isComplete: notRead.length === 0,
      notRead,
      organizations: shown,
    };
  };
}

/** In ZenML's words, since a file is read by others and elsewhere. */
function notReadOf({ organization, query, isReading, isListed }: ReachIn): string[] {
  if (!query.data || query.failure || isReading) return [organization.name];
  const nameOf = (id: string | null) => query.data?.roles.find((role) => role.id === id)?.name ?? id;
  return [
    ...(isListed ? [] : [`workspaces of ${organization.name}`]),
    ...query.data.missing.map(({ what, of }) =>
      [what, of && `of ${nameOf(of)}`, `in ${organization.name}`].filter(Boolean).join(' '),
    ),
  ];
}
