import { browser } from 'wxt/browser';
import { controlPlanes } from '#lib/control-planes.ts';
import type { Added } from '#lib/model/added.ts';
import { type ControlPlane, controlPlaneAt, type Origins } from '#lib/model/control-plane.ts';
import { hostPatterns } from '#lib/model/host-patterns.ts';
import type { Session } from '#lib/model/session.ts';
import { policy } from '#lib/policy.ts';
import { addedControlPlanes } from '#lib/storage.ts';
import { giveBackHosts } from './give-back-hosts.ts';

export interface AddDependencies {
  /** Asks the fixed paths of a control plane who is signed in, and learns how it speaks by that. */
  probe(controlPlane: ControlPlane): Promise<Session>;
  /** Lets go of all that was learned of a control plane. */
  forget(controlPlaneId: string): Promise<void>;
}

/**
 * Adds a control plane whose hosts a person has just granted, if it is one: its own `openapi.json`, or else the answers of
 * `/users/me` and `/workspaces`, tell. What is none leaves nothing behind, the permission included.
 */
export async function addControlPlane(origins: Origins, { probe, forget }: AddDependencies): Promise<Added> {
  if ((await policy.read()).controlPlanes !== null) return { is: 'administered' };
  const controlPlane = controlPlaneAt(origins);
  const isThere = (await controlPlanes.read()).some(({ id }) => id === controlPlane.id);
  if (isThere) return { is: 'already-there' };
  if (!(await browser.permissions.contains({ origins: hostPatterns(controlPlane) }))) {
    return { is: 'no-permission' };
  }
  const session = await probe(controlPlane);
  const added = resultOf(controlPlane.id, session);
  if (added.is !== 'added') {
    await forget(controlPlane.id);
    await giveBackHosts(controlPlane);
    return added;
  }
  const { dashboardOrigin, apiOrigin } = controlPlane;
  await addedControlPlanes.update((all) => [...all, { dashboardOrigin, apiOrigin }]);
  return added;
}

function resultOf(id: string, session: Session): Added {
  if (session.state !== 'unknown') return { is: 'added', id, session: session.state };
  switch (session.failure.kind) {
    case 'offline':
    case 'timeout':
      return { is: 'not-reached' };
    // ZenML's own words for "not now": it is there.
    case 'rate-limited':
    case 'forbidden':
      return { is: 'added', id, session: 'unknown' };
    default:
      return { is: 'no-api' };
  }
}
