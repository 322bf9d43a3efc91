import { csv } from '../csv.ts';
import type { Permission } from '../resources/permission.ts';
import type { AccessSource } from './access-source.ts';
import type { AccessRow } from './who-has-access.ts';

/** What a copied list of who has access says of itself. */
export interface AccessExport {
  /** ISO 8601, when ZenML was asked; null when that is not known. */
  asOf: string | null;
  /** As whom it was asked: nobody sees more than they may. */
  identity: string;
  controlPlane: string;
  organization: string | null;
  workspace: string | null;
  project: string | null;
  resource: string | null;
  /** Null: whoever has access at all. */
  asked: Permission | null;
  /** Rows were left out by the person's filters. */
  isFiltered: boolean;
  /** False when somebody may be missing, … */
  isComplete: boolean;
  /** … because these could not be read, named by what they are. */
  notRead: string[];
  rows: readonly AccessRow[];
  unsure: readonly AccessRow[];
}

/** As CSV: lines of what it is, an empty one, then one for each way in which somebody has access. */
export function accessCsv({ rows, unsure, asked, ...about }: AccessExport): string {
  const head: string[][] = [
    ['as_of', about.asOf ?? ''],
    ['identity', about.identity],
    ['control_plane', about.controlPlane],
    ['organization', about.organization ?? ''],
    ['workspace', about.workspace ?? ''],
    ['project', about.project ?? ''],
    ['resource', about.resource ?? ''],
    ['action', asked ? `${asked.action} ${asked.resourceType}` : 'any'],
    ['filtered', yesNo(about.isFiltered)],
    ['complete', about.isComplete ? 'complete' : 'partial'],
    ['not_read', about.notRead.join('; ')],
    [],
    COLUMNS,
  ];
  return csv([
    ...head,
    ...rows.flatMap((row) => linesOf(row, 'yes')),
    ...unsure.flatMap((row) => linesOf(row, 'unknown')),
  ]);
}

const COLUMNS = [
  'name',
  'kind',
  'email',
  'id',
  'access',
  'source',
  'role',
  'level',
  'team',
  'workspace_id',
  'project_id',
  'marks',
];

function linesOf(
  { principal: { name, kind, email, id }, sources, marks }: AccessRow,
  access: string,
): string[][] {
  const who = [name, kind, email ?? '', id];
  const special = marks.join(' ');
  if (sources.length === 0) return [[...who, access, '', '', '', '', '', '', special]];
  return sources.map((source) => [
    ...who,
    source.isSure ? access : 'unknown',
    sourceName(source),
    source.role?.name ?? '',
    source.level,
    source.team?.name ?? '',
    source.workspaceId ?? '',
    source.projectId ?? '',
    special,
  ]);
}

const sourceName = ({ via, team, isInherited }: AccessSource): string =>
  via === 'role' ? (team ? 'team' : isInherited ? 'inherited' : 'direct') : via;

const yesNo = (condition: boolean): string => (condition ? 'yes' : 'no');

/** The same as JSON, with nothing left out. */
export const accessJson = ({ rows, unsure, ...about }: AccessExport): string =>
  JSON.stringify({ ...about, rows: rows.map(plain), unsure: unsure.map(plain) }, null, 2);

const plain = ({ principal, sources, marks, doubts }: AccessRow) => ({
  ...principal,
  marks,
  sources: sources.map(({ isDocumented, isInherited, isSure, ...source }) => ({
    ...source,
    isInherited,
    isSure,
    isDocumented,
  })),
  ...(doubts.length > 0 && { doubts: doubts.map(({ why, of }) => ({ why, of })) }),
});
