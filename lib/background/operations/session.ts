import type { Api } from '#lib/api/api.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Session } from '#lib/model/session.ts';
import { queries } from '#lib/protocol.ts';

/**
 * Who is signed in, asked of `GET /users/me` with the browser's own cookies. Only a 401 of this route means
 * signed out; everything else that goes wrong means that nobody knows.
 */
export async function readSession(api: Api, controlPlane: ControlPlane): Promise<Session> {
  const me = await api.call(controlPlane, 'me', {}, { priority: queries.session.priority });
  if (me.ok) return { state: 'signed-in', user: me.value, word: await api.workspaceWord(controlPlane) };
  return me.failure.kind === 'signed-out'
    ? { state: 'signed-out' }
    : { state: 'unknown', failure: me.failure };
}
