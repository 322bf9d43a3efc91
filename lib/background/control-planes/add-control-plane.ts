import { browser } from 'wxt/browser';
import { controlPlanes } from '#lib/control-planes.ts';
import type { Added } from '#lib/model/added.ts';
import { type ControlPlane, controlPlaneAt, isApiTaken, type Origins } from '#lib/model/control-plane.ts';
import { hostPatterns } from '#lib/model/host-patterns.ts';
import type { Result } from '#lib/model/result.ts';
import type { Session } from '#lib/model/session.ts';
import { policy } from '#lib/policy.ts';
import { isInPrivateWindow } from '#lib/private-window.ts';
import { addedControlPlanes } from '#lib/storage.ts';
import { giveBackHosts } from './give-back-hosts.ts';

export interface AddDependencies {
  /** Asks the fixed paths of a control plane who is signed in, and learns how it speaks by that. */
  probe(controlPlane: ControlPlane): Promise<Session>;
  /** Whether its own document told how it speaks. To be asked after `probe`. */
  isDocumented(controlPlaneId: string): boolean;
  /** Whether it answers as ZenML Pro does, and not all paths alike. To be asked after `probe`. */
  isProven(controlPlane: ControlPlane): Promise<Result<boolean>>;
  /** Lets go of all that was learned of a control plane. */
  forget(controlPlaneId: string): Promise<void>;
}

/**
 * Adds a control plane whose hosts a person has just granted, if it is one: its own `openapi.json`, or else the answers of
 * `/users/me` and `/workspaces`, tell. A refusal alone tells nothing, since any server may refuse everything. What is none leaves nothing behind, the permission included.
 */
export async function addControlPlane(origins: Origins, dependencies: AddDependencies): Promise<Added> {
  if (isInPrivateWindow()) return { is: 'private-window' };
  const controlPlane = controlPlaneAt(origins);
  const refusal = await refusalOf(controlPlane);
  if (refusal) {
    await giveBackHosts(controlPlane);
    return refusal;
  }
  if (!(await browser.permissions.contains({ origins: hostPatterns(controlPlane) }))) {
    return { is: 'no-permission' };
  }
  const added = await lookAt(controlPlane, dependencies);
  if (added.is !== 'added') {
    await dependencies.forget(controlPlane.id);
    await giveBackHosts(controlPlane);
    return added;
  }
  const { dashboardOrigin, apiOrigin } = controlPlane;
  await addedControlPlanes.update((all) => [...all, { dashboardOrigin, apiOrigin }]);
  return added;
}

/** Why it is not even asked; null when it may be. */
async function refusalOf(controlPlane: ControlPlane): Promise<Added | null> {
  if ((await policy.read()).controlPlanes !== null) return { is: 'administered' };
  const known = await controlPlanes.read();
  if (known.some(({ id }) => id === controlPlane.id)) return { is: 'already-there' };
  return isApiTaken(controlPlane, known) ? { is: 'api-taken' } : null;
}

async function lookAt(controlPlane: ControlPlane, dependencies: AddDependencies): Promise<Added> {
  const { id } = controlPlane;
  const session = await dependencies.probe(controlPlane);
  const added: Added = { is: 'added', id, session: session.state };
  if (session.state === 'signed-in') return added;
  if (session.state === 'signed-out') {
    const proven = await dependencies.isProven(controlPlane);
    if (!proven.ok) return { is: 'not-reached' };
    return proven.value ? added : { is: 'no-api' };
  }
  switch (session.failure.kind) {
    case 'offline':
    case 'timeout':
      return { is: 'not-reached' };
    // ZenML's own words for "not now", when it has said that it is ZenML.
    case 'rate-limited':
      return dependencies.isDocumented(id) ? added : { is: 'not-reached' };
    case 'forbidden':
      return dependencies.isDocumented(id) ? added : { is: 'no-api' };
    default:
      return { is: 'no-api' };
  }
}
