import type { ChangeReply, ChangeRequest } from './change-requests.ts';
import type { Change } from './changes.ts';
import type { Failure } from './model/failure.ts';
import { PartsError } from './model/parts-error.ts';
import { fail, ok, type Result } from './model/result.ts';
import type { Activity, Answer, PageAccountAnswer, QueryInput, QueryName } from './protocol.ts';
import { send } from './send.ts';

/** Asks the worker. Always answers: a dead worker, an old page or a lost channel is a failure like others. */
export async function ask<N extends QueryName>(
  controlPlaneId: string,
  query: N,
  input: QueryInput<N>,
  force = false,
): Promise<Answer<N>> {
  const reply = await send({ type: 'ask', controlPlaneId, query, input, force });
  return 'failure' in reply ? nothing(reply.failure) : (reply.answer as Answer<N>);
}

/** The worker's cached answer, for views that cannot read the cache themselves. Null when there is none. */
export async function peek<N extends QueryName>(
  controlPlaneId: string,
  query: N,
  input: QueryInput<N>,
): Promise<Answer<N> | null> {
  const reply = await send({ type: 'peek', controlPlaneId, query, input });
  return 'failure' in reply ? null : (reply.answer as Answer<N> | null);
}

/** What the request queue of a control plane does; never goes to ZenML. Null when the worker does not say. */
export async function activity(controlPlaneId: string): Promise<Activity | null> {
  const reply = await send({ type: 'activity', controlPlaneId });
  return 'failure' in reply ? null : (reply.answer as Activity | null);
}

/** Has everything that is being read of a control plane answered `cancelled`; no write is touched. */
export async function cancel(controlPlaneId: string): Promise<void> {
  await send({ type: 'cancel', controlPlaneId });
}

/** Who a dashboard's page is signed in as, and by which road the worker asks; null when it does not say. */
export async function pageAccount(
  controlPlaneId: string,
  tabId: number | null,
): Promise<PageAccountAnswer | null> {
  const reply = await send({ type: 'page-account', controlPlaneId, tabId });
  return 'failure' in reply ? null : (reply.answer as PageAccountAnswer);
}

/** Has a control plane asked inside the page of this tab; null: by the extension itself again. For our own pages. */
export async function chooseRoad(controlPlaneId: string, tabId: number | null): Promise<void> {
  await send({ type: 'choose-road', controlPlaneId, tabId });
}

/** Asks the worker to open the full page about this tab. Null when it did. */
export async function openManage(): Promise<Failure | null> {
  const reply = await send({ type: 'open-manage' });
  return 'failure' in reply ? reply.failure : null;
}

/** Has the parts that are in these files run in the page that asks. Rejects when they were not; with a `PartsError` where it is known why. */
export async function runParts(files: readonly string[]): Promise<void> {
  const parts = files.map((file) => file.replace(/^.*\/|\.js$/g, ''));
  const reply = await send({ type: 'run-parts', parts });
  if ('failure' in reply) throw new PartsError(reply.failure);
  if (reply.answer !== true) throw new Error(`Not put into the page: ${files.join()}`);
}

/** Has the manage window opened to review changes. Null when it was. */
export async function draft(controlPlaneId: string, changes: readonly Change[]): Promise<Failure | null> {
  const reply = await send({ type: 'draft', controlPlaneId, changes });
  return 'failure' in reply ? reply.failure : null;
}

/** Asks about changes or confirms them, from our own pages only. Sent again when the worker ends: none of it is done twice. */
export async function requestChange<R extends ChangeRequest>(
  controlPlaneId: string,
  request: R,
): Promise<Result<ChangeReply<R['do']>>> {
  const reply = await send({ type: 'change', controlPlaneId, request });
  if ('failure' in reply && reply.failure.kind === 'worker-silent' && request.do === 'confirm') {
    return fail({ kind: 'worker-silent', mayBeDone: true });
  }
  return 'failure' in reply ? fail(reply.failure) : ok(reply.answer as ChangeReply<R['do']>);
}

const nothing = <N extends QueryName>(failure: Failure): Answer<N> => ({
  data: null,
  failure,
  updatedAt: null,
  isStale: true,
});
