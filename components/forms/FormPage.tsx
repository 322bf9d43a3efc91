import type { ComponentChildren } from 'preact';
import type { QueryState } from '#components/hooks/use-query.ts';
import { Query } from '#components/ui/Query.tsx';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import type { QueryData, QueryName } from '#lib/protocol.ts';

interface Props<N extends QueryName> {
  title: string;
  /** What it is about, e.g. the name of a team; null until that is known. */
  about?: string | null | undefined;
  /** What the form has to know first. */
  query: QueryState<N>;
  children: (data: QueryData<N>) => ComponentChildren;
}

/** A form that has to know something first, with its head, which stays while that is read. */
export function FormPage<N extends QueryName>({ title, about, query, children }: Props<N>) {
  return (
    <>
      <WorkHead title={title} second={about} />
      <Query query={query} rows={3}>
        {children}
      </Query>
    </>
  );
}
