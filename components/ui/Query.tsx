import type { ComponentChildren } from 'preact';
import type { QueryState } from '#components/hooks/use-query.ts';
import { failuresIn } from '#lib/model/holes.ts';
import type { QueryData, QueryName } from '#lib/protocol.ts';
import { FailureView } from './FailureView.tsx';
import { Skeleton } from './Skeleton.tsx';
import { StaleNote } from './StaleNote.tsx';

interface Props<N extends QueryName> {
  query: QueryState<N>;
  /** How many rows the skeleton has. */
  rows?: number;
  children: (data: QueryData<N>) => ComponentChildren;
}

/** The states that every query has: on its way, failed, there, and there but not renewed. */
export function Query<N extends QueryName>({ query, rows = 6, children }: Props<N>) {
  const { data, failure, refetch, isFetching } = query;
  if (data) {
    return (
      <>
        {/* What is missing for this reason says so itself. */}
        {failure && !failuresIn(data).includes(failure) && <StaleNote failure={failure} query={query} />}
        {children(data)}
      </>
    );
  }
  if (failure) return <FailureView failure={failure} onRetry={refetch} isBusy={isFetching} />;
  return <Skeleton rows={rows} />;
}
