import type { HeldRole, Missing } from '#lib/model/access.ts';
import { isUuid } from '#lib/model/locate.ts';
import type { Gap } from '#lib/model/permissions/evidence.ts';

/** What of some evidence could not be read, each kind once; what is only on its way, or left out on purpose, is not missing. */
export function missingOf(gaps: readonly Gap[]): Missing[] {
  const failed = gaps.flatMap(({ what, failure }) => (failure ? [{ what, failure }] : []));
  return [...new Map(failed.map((one) => [one.what, one])).values()];
}

/** A project named by its name cannot be told from others of the workspace: only ids stand in assignments. */
export const missingProject = (project: string | null, held: readonly HeldRole[]): Missing[] =>
  project !== null && !isUuid(project) && held.some(({ projectId }) => projectId !== null)
    ? [{ what: 'project', failure: { kind: 'not-found', reason: null } }]
    : [];
