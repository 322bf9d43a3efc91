import type { Answer, QueryInput, QueryName } from '#lib/protocol.ts';
import { announce, answered } from './answered.ts';
import { writeCache } from './cache.ts';

/** Whose answer it is. */
export interface Owner {
  controlPlaneId: string;
  userId: string;
}

/** Stores an answer, tells the views of it, and answers it as they get it. */
export async function keep<N extends QueryName>(
  owner: Owner,
  query: N,
  input: QueryInput<N>,
  data: object,
  staleTime: number,
): Promise<Answer<N>> {
  const { entry, isStored } = await writeCache(owner, query, input, data, staleTime);
  // Views that are told of an answer that they cannot find would ask for it again, without end.
  if (isStored) await announce([query]);
  return answered(entry);
}
