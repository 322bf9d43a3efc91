import type { Api } from '#lib/api/api.ts';
import type { ParamsOf, RowOf } from '#lib/api/endpoint.ts';
import type { Endpoints, ListName } from '#lib/api/endpoints.ts';
import type { Priority } from '#lib/api/queue/job.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { OperationContext } from '../operation.ts';
import { asPerson } from './as-person.ts';

interface Options<T> {
  /** Another than the question's. */
  priority?: Priority | undefined;
  /** How many of the rows are what is counted for the person; all when left out. */
  count?: (rows: readonly T[]) => number;
  /** What has been read so far, while pages still arrive. */
  onRows?: (rows: Rows<T>) => void;
}

/** All rows of a list, for the person who asks; its walk is told to the views when it has more than one page. */
export async function list<N extends ListName>(
  api: Api,
  name: N,
  params: ParamsOf<Endpoints[N]> & Readonly<Record<string, unknown>>,
  context: OperationContext,
  { priority, count = ({ length }) => length, onRows }: Options<RowOf<Endpoints[N]>> = {},
): Promise<Rows<RowOf<Endpoints[N]>>> {
  const walk = context.walks.start(name);
  const rows = await api.list(context.controlPlane, name, params, {
    ...asPerson(context, priority),
    onProgress(read) {
      walk.read(count(read.items));
      onRows?.(read);
    },
  });
  walk.end();
  return rows;
}
