import type { Api } from '#lib/api/api.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Session } from '#lib/model/session.ts';
import type { Drift } from '#lib/model/told-drift.ts';
import { queries } from '#lib/protocol.ts';

/**
 * Who is signed in, asked of `GET /users/me` with the browser's own cookies. Only a 401 of this route means
 * signed out; everything else that goes wrong means that nobody knows.
 */
export async function readSession(api: Api, controlPlane: ControlPlane): Promise<Session> {
  const { priority } = queries.session;
  const drifts: Drift[] = [];
  const onDrift = (drift: Drift) => void drifts.push(drift);
  const me = await api.call(controlPlane, 'me', {}, { priority, onDrift });
  if (me.ok) {
    const word = await api.workspaceWord(controlPlane);
    return { state: 'signed-in', user: me.value, word, ...drifts[0] };
  }
  return me.failure.kind === 'signed-out'
    ? { state: 'signed-out' }
    : { state: 'unknown', failure: me.failure };
}
