import type { CompactEvidence } from '../permissions/compact-evidence.ts';
import type { Grant } from '../permissions/evidence.ts';
import { evidenceAbout } from '../permissions/evidence-about.ts';

/** A role that somebody holds themselves and not through a team, at one place. */
export interface HeldDirectly {
  /** Tells it from others of the same holder. */
  key: string;
  roleId: string;
  /** Its id where its name is not known. */
  name: string;
  level: string | null;
  workspaceId: string | null;
  projectId: string | null;
}

export interface Held {
  roles: HeldDirectly[];
  /** So many things are shared with them, each by a role of its own that nobody can give or take by hand. */
  shares: number;
}

/** What somebody holds themselves in an organization, in the order: organization, workspaces, projects. */
export function heldDirectly(compact: CompactEvidence, holder: Grant['holder']): Held {
  const { grants, roles } = evidenceAbout(compact, holder);
  const known = new Map(roles.map((role) => [role.id, role]));
  const own = grants.filter((grant) => grant.holder.kind === holder.kind && grant.holder.id === holder.id);
  const isShare = ({ roleId, resource }: Grant) => resource !== null || known.get(roleId)?.isShare === true;
  const held = own
    .filter((grant) => !isShare(grant))
    .map(({ roleId, workspaceId, projectId }) => ({
      key: keyOfGrant({ roleId, workspaceId, projectId }),
      roleId,
      name: known.get(roleId)?.name ?? roleId,
      level: known.get(roleId)?.level ?? null,
      workspaceId,
      projectId,
    }))
    .sort((a, b) => depth(a) - depth(b));
  return {
    roles: [...new Map(held.map((one) => [one.key, one])).values()],
    shares: own.filter(isShare).length,
  };
}

/** Tells grants of the same holder apart. */
export const keyOfGrant = ({
  roleId,
  workspaceId,
  projectId,
}: Pick<Grant, 'roleId' | 'workspaceId' | 'projectId'>): string =>
  [roleId, workspaceId, projectId].filter((id) => id !== null).join(' ');

const depth = ({ workspaceId, projectId }: HeldDirectly): number =>
  projectId !== null ? 2 : workspaceId !== null ? 1 : 0;
