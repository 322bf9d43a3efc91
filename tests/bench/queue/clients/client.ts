import type { LimitSpec } from '../limits.ts';
import type { Reply } from '../server.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { Priority } from '../workload.ts';

/** What a client under test gets: a way to the server, and time. The clock is also that of the globals. */
export interface Environment {
  clock: VirtualClock;
  /** Null when `signal` aborted. */
  send(key: string, signal?: AbortSignal | null): Promise<Reply | null>;
  /** For those who know their limit in advance. */
  limit: LimitSpec;
}

/** The status in the end; rejections and all but 200 are failures. */
export type Request = (key: string, priority: Priority) => Promise<number>;

export interface Client {
  name: string;
  /** Told the exact limit, which nobody is told in reality. */
  knowsLimit?: boolean;
  start(environment: Environment): Request;
}
