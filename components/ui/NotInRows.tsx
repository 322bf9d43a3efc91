import type { ComponentChildren } from 'preact';
import type { Rows } from '#lib/model/rows.ts';
import { RowsNotes } from './RowsNotes.tsx';
import { Skeleton } from './Skeleton.tsx';

interface Props {
  rows: Rows<unknown>;
  onRetry: () => void;
  /** What is said once all rows were read: only then is it known to be absent. */
  children: ComponentChildren;
}

/** Something that is not among the rows: still on its way, perhaps in the part that failed, or truly absent. */
export function NotInRows({ rows, onRetry, children }: Props) {
  if (rows.complete) return <>{children}</>;
  return rows.failure ? <RowsNotes rows={rows} onRetry={onRetry} /> : <Skeleton rows={3} />;
}
