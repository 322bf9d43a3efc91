import { csv } from '../csv.ts';
import type { Principal } from './evidence.ts';
import { waysOf } from './filter-reach.ts';
import type { ReachNode, ReachSource } from './reach.ts';

/** What a copied answer says of itself. */
export interface ReachExport {
  /** ISO 8601, when ZenML was asked; null when that is not known. */
  asOf: string | null;
  /** As whom it was asked: nobody sees more than they may. */
  identity: string;
  controlPlane: string;
  /** Whose reach it is. */
  of: Pick<Principal, 'kind' | 'id' | 'name' | 'email' | 'isActive' | 'isSuperuser'>;
  /** Places were left out by the person's filters. */
  isFiltered: boolean;
  /** False when something may be missing, … */
  isComplete: boolean;
  /** … because these could not be read. */
  notRead: string[];
  organizations: readonly ReachNode[];
}

/** As CSV: lines of what it is, an empty one, then one for each way in which a place is reached. */
export function reachCsv({ of, organizations, ...about }: ReachExport): string {
  return csv([
    ['as_of', about.asOf ?? ''],
    ['identity', about.identity],
    ['control_plane', about.controlPlane],
    ['of', of.name],
    ['of_kind', of.kind],
    ['of_email', of.email ?? ''],
    ['of_id', of.id],
    ['filtered', about.isFiltered ? 'yes' : 'no'],
    ['complete', about.isComplete ? 'complete' : 'partial'],
    ['not_read', about.notRead.join('; ')],
    [],
    COLUMNS,
    ...organizations.flatMap((root) => linesOf(root, root)),
  ]);
}

const COLUMNS = [
  'organization',
  'organization_id',
  'kind',
  'name',
  'id',
  'workspace_id',
  'access',
  'actions_allowed',
  'actions',
  'source',
  'role',
  'held_at',
  'team',
  'sure',
  'resource',
];

function linesOf(node: ReachNode, root: ReachNode): string[][] {
  const { kind, name, id, workspaceId, state, allowed, of, children } = node;
  const place = [root.name ?? '', root.id, kind, name ?? '', id, workspaceId ?? ''];
  const level = [state, String(allowed), String(of)];
  const sources = node.sources.length > 0 ? node.sources.map(cellsOf) : [['', '', '', '', '', '']];
  return [
    ...sources.map((source) => [...place, ...level, ...source]),
    ...children.flatMap((child) => linesOf(child, root)),
  ];
}

const cellsOf = (source: ReachSource): string[] => [
  waysOf(source).join(' '),
  source.role?.name ?? '',
  source.heldAt,
  source.team?.name ?? '',
  source.isSure ? 'yes' : 'no',
  source.resource ? `${source.resource.type}/${source.resource.id}` : '',
];

/** The same as JSON, with nothing left out. */
export const reachJson = ({ of, ...about }: ReachExport): string => {
  const { kind, id, name, email, isActive, isSuperuser } = of;
  return JSON.stringify({ ...about, of: { kind, id, name, email, isActive, isSuperuser } }, null, 2);
};
