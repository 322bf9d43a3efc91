import { List } from '#components/ui/List.tsx';
import type { RowContent } from '#components/ui/Row.tsx';
import { plural } from '#lib/i18n.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import type { AccessRow } from '#lib/model/permissions/who-has-access.ts';
import { AccessMarks } from './AccessMarks.tsx';
import { sourceText } from './source-text.ts';

interface Props {
  label: string;
  rows: readonly AccessRow[];
  where: Whereabouts;
  /** Whose row was open and gets the focus back. */
  returnTo: string | null;
  onOpen: (id: string) => void;
}

/** Who has access, as rows: name, by which roles, what is special at the right. */
export function AccessList({ label, rows, where, returnTo, onOpen }: Props) {
  return (
    <List
      label={label}
      items={rows}
      keyOf={keyOfRow}
      content={(row) => contentOf(row, where)}
      onOpen={(row) => onOpen(keyOfRow(row))}
      returnTo={returnTo}
    />
  );
}

const keyOfRow = ({ principal }: AccessRow): string => principal.id;

/** Of more than two ways the first stands for all: the row has one line, and when it is opened they are told. */
const MOST_SOURCES = 2;

function contentOf(row: AccessRow, where: Whereabouts): RowContent {
  const texts = row.sources.map((source) => sourceText(source, where));
  const [first = '', ...more] = texts;
  const shown = texts.length > MOST_SOURCES ? [first, plural('who_more', more.length)] : texts;
  return { name: row.principal.name, second: shown.join(' · '), state: <AccessMarks row={row} /> };
}
