import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Answer, QueryInput, QueryName } from '#lib/protocol.ts';
import { peekCache } from './cache.ts';
import { signedInAs } from './sessions.ts';

/** The cached answer and its age; never goes to ZenML. Null where nothing is cached, and when nobody is known to be signed in. */
export async function peek<N extends QueryName>(
  controlPlane: ControlPlane,
  query: N,
  input: QueryInput<N>,
): Promise<Answer<N> | null> {
  const userId = query === 'session' ? null : await signedInAs(controlPlane);
  if (query !== 'session' && userId === null) return null;
  return (await peekCache({ controlPlaneId: controlPlane.id, userId }, query, input)) as Answer<N> | null;
}
