import type { Finished } from '#lib/api/kept-walk.ts';
import type { Priority } from '#lib/api/queue/job.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Result } from '#lib/model/result.ts';
import type { Drift } from '#lib/model/told-drift.ts';
import type { Answer, QueryData, QueryInput, QueryName } from '#lib/protocol.ts';
import type { createWalks } from './walks.ts';

/** What an operation gets besides its input. */
export interface OperationContext {
  controlPlane: ControlPlane;
  userId: string;
  /** Of the question, and so of what it takes unless an operation says otherwise. */
  priority: Priority;
  /** A person pressed for it. */
  isForced: boolean;
  /** The question: what different ones ask of ZenML takes turns. */
  source: string;
  /** Another question, from the cache when it is fresh. */
  ask<N extends QueryName>(query: N, input: QueryInput<N>): Promise<Answer<N>>;
  /** The lists of this answer that are whole: kept when the answer is cut short. */
  finished: Finished;
  /** The walks over lists that the answer takes: views show those of more than one page. */
  walks: Pick<ReturnType<typeof createWalks>, 'start'>;
  /** Keeps with the answer how something that it is made of differed from what we know, for the diagnostics. */
  noteDrift(drift: Drift): void;
  /** Shows what has been read so far; the whole answer follows. */
  progress(data: object): Promise<void>;
}

/** Reads what answers a question, from ZenML. */
export type Operation<N extends QueryName> = (
  input: QueryInput<N>,
  context: OperationContext,
) => Promise<Result<QueryData<N>>>;

/** One for each question but who is signed in, which `sessions.ts` answers. */
export type Operations = { [N in Exclude<QueryName, 'session'>]: Operation<N> };
