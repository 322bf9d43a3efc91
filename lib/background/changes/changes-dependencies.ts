import type { Api } from '#lib/api/api.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Policy } from '#lib/model/policy.ts';
import type { Result } from '#lib/model/result.ts';
import type { Answer, QueryInput, QueryName } from '#lib/protocol.ts';
import type { Owner } from '../writes/entry.ts';
import type { Journal } from '../writes/journal.ts';
import type { Writes } from '../writes/writes.ts';
import type { ChangeStore } from './change-store.ts';
import type { Secrets } from './secrets.ts';

/** What changing needs of the worker. */
export interface ChangesDependencies {
  api: Pick<Api, 'call' | 'list' | 'callNamed' | 'listNamed' | 'dialect' | 'workspaceWord'>;
  store: ChangeStore;
  journal: Pick<Journal, 'get' | 'startingWith' | 'clearable' | 'remove' | 'prune'>;
  writes: Pick<Writes, 'perform'>;
  secrets: Secrets;
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** Who is signed in, or why nobody is known to be. `isNow`: asked now, since somebody is about to plan or confirm. */
  signedIn(controlPlane: ControlPlane, isNow: boolean): Promise<Result<{ id: string; name: string }>>;
  /**
   * Why an open page of the dashboard stands against changing anything as this user; `tabId`: the page that the change belongs to.
   * `maxAge`, in ms: a look that is no older is as good as one now. Null: none does.
   */
  pageObstacle(
    controlPlane: ControlPlane,
    userId: string,
    tabId: number | null,
    maxAge?: number,
  ): Promise<Failure | null>;
  /** One of the worker's questions, from the cache when its answer is fresh. */
  ask<N extends QueryName>(controlPlane: ControlPlane, query: N, input: QueryInput<N>): Promise<Answer<N>>;
  /** Whether a person has turned editing on. */
  isEditing(controlPlaneId: string): Promise<boolean>;
  /** What an administrator has decided. */
  policy(): Promise<Policy>;
  /** Whether a person has marked a workspace as production. */
  isMarked(controlPlaneId: string, workspaceId: string): Promise<boolean>;
  /** The rules that tell environments by names. */
  environments(): Promise<readonly EnvironmentRule[]>;
  /** Runs `work` while nobody else, in any context, holds the name. */
  lock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Resolves after so many ms. */
  sleep(ms: number): Promise<void>;
  /** Has `resume` called for a change at this time, epoch ms, also if the worker is stopped until then; null: not any more. */
  wakeAt(changeId: string, time: number | null): void;
  /** Says to open views that these have new answers. */
  announce(queries: string[]): Promise<void>;
  /** Makes the account's cached answers to these questions old. */
  expire(owner: Owner, queries: readonly QueryName[]): Promise<void>;
  /** Epoch ms. */
  now(): number;
}
