import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { AccessExport } from '#lib/model/permissions/access-export.ts';
import type { Evidence, Gap } from '#lib/model/permissions/evidence.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import type { Who } from './use-who.ts';

interface Shown {
  evidence: Evidence;
  where: ResolvedPlace;
  updatedAt: number | null;
  asked: Permission | null;
  who: Who | null;
  unread: readonly Gap[];
}

/** Makes what is copied of what is shown; null until there is something. */
export function useAccessExport({
  evidence,
  where,
  updatedAt,
  asked,
  who,
  unread,
}: Shown): (() => AccessExport) | null {
  const { controlPlane } = usePlatform();
  const { user } = useSession();
  const nameOf = ({ what, of }: Gap) => {
    const known = [...evidence.roles, ...evidence.teams].find(({ id }) => id === of);
    return known ? `${what} of ${known.name}` : what;
  };
  if (!who) return null;
  const { rows, unsure, ifOwner, all } = who;
  const shown = [...rows, ...unsure, ...ifOwner];
  return () => ({
    asOf: updatedAt === null ? null : new Date(updatedAt).toISOString(),
    identity: [nameOfUser(user), user.email].filter(Boolean).join(' '),
    controlPlane: controlPlane.apiOrigin,
    organization: where.organization?.name ?? null,
    workspace: where.workspace?.name ?? null,
    project: where.project,
    resource: where.resource && `${where.resource.type}/${where.resource.id}`,
    asked,
    isFiltered: shown.length < all.rows.length + all.unsure.length,
    isComplete: evidence.complete && unread.length === 0,
    notRead: unread.map(nameOf),
    rows,
    unsure: [...unsure, ...ifOwner],
  });
}
