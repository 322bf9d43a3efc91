import type { Added, Removed } from './model/added.ts';
import type { Origins } from './model/control-plane.ts';
import { fail, ok, type Result } from './model/result.ts';
import type { OwnReply, OwnRequest } from './own-requests.ts';
import { send } from './send.ts';

/** Asks about the extension itself, from our own pages only. `givesUp`: the changes, by id, that erasing may leave unfinished. */
export async function requestOwn<R extends OwnRequest>(
  request: R,
  givesUp?: readonly string[],
): Promise<Result<OwnReply[R]>> {
  const reply = await send({ type: 'own', request, ...(givesUp && { givesUp }) });
  return 'failure' in reply ? fail(reply.failure) : ok(reply.answer as OwnReply[R]);
}

/** Adds a control plane whose hosts the person has just granted; to be asked by our own pages only. */
export async function addControlPlane(origins: Origins): Promise<Result<Added>> {
  const { dashboardOrigin, apiOrigin } = origins;
  const reply = await send({ type: 'control-planes', request: { do: 'add', dashboardOrigin, apiOrigin } });
  return 'failure' in reply ? fail(reply.failure) : ok(reply.answer as Added);
}

/** Removes a control plane and all that is kept of it; `givesUp`: with a change that is not over, too. */
export async function removeControlPlane(id: string, givesUp: boolean): Promise<Result<Removed>> {
  const reply = await send({ type: 'control-planes', request: { do: 'remove', id, givesUp } });
  return 'failure' in reply ? fail(reply.failure) : ok((reply.answer as Removed | null) ?? { is: 'removed' });
}
